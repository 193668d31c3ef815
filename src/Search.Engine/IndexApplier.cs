using Search.Documents.Store;
using Search.Engine.Generations;
using Search.Engine.Storage;

namespace Search.Engine;

/// <summary>
/// The writing side: applies the store's changes to the generation in use, and lets another one take its place. One applier at a time holds an index;
/// not thread safe.
/// </summary>
public sealed class IndexApplier : IDisposable
{
    private readonly IndexHold hold;
    private readonly IndexFolder folder;
    private GenerationWriter? writer;
    private bool tidy;

    private IndexApplier(IndexHold hold, IndexFolder folder)
    {
        this.hold = hold;
        this.folder = folder;
    }

    /// <summary>The generation in use.</summary>
    public string Generation { get; private set; } = "";

    /// <summary>Why the generation in use cannot be kept up, so that another must be built; null where it can. It may still be readable.</summary>
    public string? Unusable { get; private set; }

    /// <summary>What was amiss when the index was taken hold of and has been put right; null where nothing was.</summary>
    public string? Mended { get; private set; }

    /// <summary>The last sequence applied: go on reading the store from here.</summary>
    public long Sequence => writer?.Sequence ?? 0;

    /// <summary>Documents in the index, as of the last commit.</summary>
    public long Count => writer?.Count ?? 0;

    /// <summary>Documents that the index could not take.</summary>
    public IReadOnlyCollection<SetAsideDocument> SetAside => writer?.SetAside ?? [];

    /// <summary>How many sets of audiences its documents have; each is an index of its own.</summary>
    public int Partitions => writer?.Partitions ?? 0;

    /// <summary>
    /// Takes hold of the index below <paramref name="path"/>, creating the first generation where there is none, and removes what was left of others.
    /// An index that cannot be written to is no failure: see <see cref="Unusable"/>.
    /// </summary>
    /// <exception cref="IndexHeldException">When another process holds it.</exception>
    public static IndexApplier Open(string path) => Open(path, IndexDisk.Local);

    /// <summary>As <see cref="Open(string)"/>, on a disk that tests bring.</summary>
    internal static IndexApplier Open(string path, IndexDisk disk)
    {
        IndexHold hold = IndexHold.Take(path);
        var applier = new IndexApplier(hold, new IndexFolder(path, disk));
        try
        {
            applier.Settle();
            applier.Tidy();
            return applier;
        }
        catch
        {
            applier.Dispose();
            throw;
        }
    }

    /// <summary>Applies changes in order of sequence, each document at most once in a batch; applying one twice is harmless. Not durable before <see cref="Commit"/>.</summary>
    /// <exception cref="IndexDamagedException">When files of the index turn out to be damaged.</exception>
    public void Apply(IReadOnlyList<DocumentChange> changes, CancellationToken cancellation)
    {
        if (changes.Count > 0)
        {
            Guard(w => w.Apply(changes, Math.Min(4, Environment.ProcessorCount), cancellation));
        }
    }

    /// <summary>Goes on without a document, as if it were deleted, and remembers that.</summary>
    /// <exception cref="IndexDamagedException">When files of the index turn out to be damaged.</exception>
    public void Skip(DocumentChange change, SetAsideDocument reason) => Guard(w => w.Skip(change, reason));

    /// <summary>Goes back to the last commit after a failure, with a new writer: the library's does not get over every one.</summary>
    /// <exception cref="IndexDamagedException">When files of the index turn out to be damaged.</exception>
    public void Revert()
    {
        DisposeWriter();
        writer = GenerationWriter.Open(folder, Generation, quiet: false);
    }

    /// <summary>Makes what was applied durable and visible to <see cref="SearchIndex.Refresh"/>.</summary>
    /// <exception cref="IndexDamagedException">When files of the index turn out to be damaged.</exception>
    public void Commit()
    {
        Guard(w => w.Commit());
        if (!tidy)
        {
            Tidy();
        }
    }

    /// <summary>Stops keeping the generation in use up, because of <paramref name="reason"/>. Readers keep it until there is another.</summary>
    public void GiveUp(string reason)
    {
        Unusable = reason;
        DisposeWriter();
    }

    /// <summary>Begins another generation beside the one in use, which goes on as before.</summary>
    /// <param name="freeBytes">What a disk has free, by a path on it; the system's answer where null.</param>
    /// <exception cref="NoRoomException">When the disk has too little room for it.</exception>
    public GenerationBuilder Begin(Func<string, long>? freeBytes = null)
    {
        long free = freeBytes is null ? new DriveInfo(folder.Path).AvailableFreeSpace : freeBytes(folder.Path);
        DiskNeed.Check(folder.Path, folder.SizeOf(Generation), free);
        return new GenerationBuilder(folder);
    }

    /// <summary>Puts a generation in the place of the one in use and removes that. The builder must be disposed afterwards all the same.</summary>
    /// <exception cref="InvalidOperationException">When the new one lags behind: readers would see fewer documents.</exception>
    public void Adopt(GenerationBuilder builder)
    {
        if (builder.Sequence < Sequence)
        {
            throw new InvalidOperationException($"The new generation is at sequence {builder.Sequence}, the one in use at {Sequence}.");
        }

        GenerationWriter next = HandOver(builder);
        DisposeWriter();
        writer = next;
        Generation = next.Name;
        Unusable = null;
        Tidy();
    }

    public void Dispose()
    {
        DisposeWriter();
        hold.Dispose();
    }

    private GenerationWriter HandOver(GenerationBuilder builder)
    {
        try
        {
            return builder.HandOver();
        }
        catch when (folder.Current == builder.Name)
        {
            // Named, but perhaps not durably. The one in use stays in use, and readers go back to it.
            folder.SetCurrent(Generation);
            throw;
        }
    }

    // The generation that CURRENT names; where that is not there, the newest complete one; where there is none, a first one.
    private void Settle()
    {
        string? named = folder.Current;
        if (named is not null && folder.Has(named))
        {
            Generation = named;
        }
        else if (folder.NewestComplete is { } newest)
        {
            Mended = $"The index in '{folder.Path}' {Missing(named)}; {newest}, which is there, is used again.";
            Generation = newest;
            folder.SetCurrent(newest);
        }
        else
        {
            Mended = named is null ? null : $"The index in '{folder.Path}' {Missing(named)}; it is built anew from the store.";
            Generation = folder.Create(complete: true);
            writer = GenerationWriter.Open(folder, Generation, quiet: false);
            folder.SetCurrent(Generation);
            return;
        }

        try
        {
            writer = GenerationWriter.Open(folder, Generation, quiet: false);
        }
        catch (Exception fault) when (fault is IndexMismatchException or IndexDamagedException)
        {
            Unusable = fault.Message;
        }
    }

    private static string Missing(string? named) => named is null ? "has lost its file CURRENT" : $"names '{named}' as the generation in use, which is not there";

    private void Tidy() => tidy = folder.Remove(folder.Generations.Where(name => name != Generation));

    private void Guard(Action<GenerationWriter> write)
    {
        GenerationWriter open = writer ?? throw new InvalidOperationException($"Nothing can be applied: {Unusable}");
        try
        {
            write(open);
        }
        catch (Exception fault) when (IndexDamage.Is(fault))
        {
            throw IndexDamage.Told(fault, folder.Path);
        }
    }

    // What was not committed is given up; what cannot even be closed in order must not keep the next generation from its place.
    private void DisposeWriter()
    {
        try
        {
            writer?.Dispose();
        }
        catch (Exception fault) when (fault is IOException or IndexDamagedException or Lucene.Net.Index.CorruptIndexException)
        {
        }

        writer = null;
    }
}
