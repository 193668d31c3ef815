using System.Diagnostics.CodeAnalysis;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Engine.Scoring;
using Search.Engine.Storage;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Search.Engine.Generations;

/// <summary>The writer of one partition. Adding and deleting are thread safe; committing and disposing are not.</summary>
internal sealed class PartitionWriter : IDisposable
{
    private const double BufferMegabytes = 64;
    private const double AllBuffersMegabytes = 512;

    private readonly SyncedDirectory directory;
    private readonly IndexWriter writer;
    private readonly PartitionMerges merges;
    private readonly string audience;
    private readonly Lock looking = new();

    // What was committed, opened once it is asked for what it holds; and whether anything was done since.
    private DirectoryReader? committed;
    private volatile bool changed;

    /// <param name="created">What a new partition starts from; null where it must exist and says itself.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The analyzer is never asked: every field brings its own token stream.")]
    private PartitionWriter(SyncedDirectory directory, CommitStamp? created, bool quiet)
    {
        this.directory = directory;
        merges = new PartitionMerges(quiet);
        try
        {
            CommitStamp stamp = created ?? CommitStamp.ReadToWrite(SegmentInfosOf(directory).UserData, directory.Directory.FullName);
            audience = stamp.Audience;
            Sequence = stamp.Sequence;
            Stamp = stamp;
            if (created is null)
            {
                // A writer looks at old segments only when it merges them; opened for reading, files that are gone are missed at once.
                DirectoryReader.Open(directory).Dispose();
            }

            var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
            {
                OpenMode = OpenMode.CREATE_OR_APPEND,
                RAMBufferSizeMB = BufferMegabytes,
                Similarity = new GradedSimilarity(),
                MergePolicy = new TieredMergePolicy(),
                MergeScheduler = merges,
                UseCompoundFile = false,

                // What is damaged is noticed, not copied into the next segment as if it were sound.
                CheckIntegrityAtMerge = true,
            };
            writer = new IndexWriter(directory, config);
            Count = writer.NumDocs;
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Opens a partition where it stands.</summary>
    /// <param name="quiet">Whether merging must leave the processor to others.</param>
    /// <exception cref="IndexMismatchException">When another format or analyzer wrote it.</exception>
    public static PartitionWriter Open(IndexDisk disk, DirectoryInfo folder, bool quiet) => new(disk.Open(folder.FullName), null, quiet);

    /// <summary>
    /// Creates a partition, empty. It is made under another name, so that one that has its own has a whole commit, whatever ended the program or
    /// the power meanwhile.
    /// </summary>
    /// <param name="stamp">What it starts from.</param>
    /// <param name="quiet">Whether merging must leave the processor to others.</param>
    public static PartitionWriter Create(IndexDisk disk, DirectoryInfo folder, CommitStamp stamp, bool quiet)
    {
        string generation = folder.Parent!.FullName;
        string unfinished = Path.Combine(generation, "new-" + folder.Name);
        disk.DeleteFolder(unfinished);
        disk.DeleteFolder(folder.FullName);
        disk.CreateFolder(unfinished);
        using (var partition = new PartitionWriter(disk.Open(unfinished), stamp, quiet))
        {
            partition.Commit(stamp.Sequence, setAside: null);
        }

        disk.RenameFolder(unfinished, folder.FullName);
        disk.SyncFolder(generation);
        return Open(disk, folder, quiet);
    }

    /// <summary>The last sequence committed here; one that had nothing to commit stays behind the others.</summary>
    public long Sequence { get; private set; }

    /// <summary>What it said of itself when it was opened.</summary>
    public CommitStamp Stamp { get; }

    /// <summary>Whether there is anything to commit, were it only a merge.</summary>
    public bool HasChanged => changed || writer.HasUncommittedChanges();

    /// <summary>Documents that are neither deleted nor replaced, as of the last commit.</summary>
    public int Count { get; private set; }

    /// <inheritdoc cref="PartitionMerges.IsQuiet"/>
    public bool IsQuiet
    {
        set => merges.IsQuiet = value;
    }

    /// <summary>Whether a folder holds a partition; false for one whose creation was cut short.</summary>
    /// <exception cref="IndexDamagedException">When files of one are there and its commit is not.</exception>
    public static bool HasCommit(DirectoryInfo folder)
    {
        string[] files = [.. folder.EnumerateFiles().Select(f => f.Name)];
        return files.Any(name => name.StartsWith("segments_", StringComparison.Ordinal))
            || (files.Any(name => name.StartsWith('_')) ? throw new IndexDamagedException($"The index in '{folder.FullName}' is damaged (no segments file). Whoever holds the index builds it anew from the store.") : false);
    }

    /// <summary>How many partitions share the memory for what is not written yet.</summary>
    public void ShareBuffers(int partitions) => writer.Config.RAMBufferSizeMB = Math.Clamp(AllBuffersMegabytes / partitions, 1, BufferMegabytes);

    public void Put(Term id, LuceneDocument document)
    {
        changed = true;
        writer.UpdateDocument(id, document);
    }

    /// <summary>Deletes a document. A partition that never had it is not changed by that, and need not be committed.</summary>
    public void Delete(Term id)
    {
        if (changed || Committed().DocFreq(id) > 0)
        {
            changed = true;
            writer.DeleteDocuments(id);
        }
    }

    /// <param name="sequence">The last sequence applied.</param>
    /// <param name="setAside">For the partition that leads, documents that the generation could not take; null for the others.</param>
    public void Commit(long sequence, IReadOnlyList<SetAsideDocument>? setAside)
    {
        writer.SetCommitData(new CommitStamp(sequence, audience) { Leads = setAside is not null, SetAside = setAside ?? [] }.ToCommitData());
        writer.Commit();
        Sequence = sequence;
        Count = writer.NumDocs;
        changed = false;
        if (committed is { } old && DirectoryReader.OpenIfChanged(old) is { } newer)
        {
            committed = newer;
            old.Dispose();
        }

        merges.ThrowFault();
    }

    /// <summary>
    /// Gives up what was not committed. Rolls back first: a commit that fails inside Dispose leaks files and the lock (lucenenet#1311). Where the disk
    /// fails even at that, the library has let go of files and lock all the same, and the next writer clears up: there is nothing to tell.
    /// </summary>
    public void Dispose()
    {
        try
        {
            writer.Rollback();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Said above.
        }
        finally
        {
            committed?.Dispose();
            directory.Dispose();
        }
    }

    private DirectoryReader Committed()
    {
        lock (looking)
        {
            return committed ??= DirectoryReader.Open(directory);
        }
    }

    private static SegmentInfos SegmentInfosOf(SyncedDirectory directory)
    {
        var infos = new SegmentInfos();
        infos.Read(directory);
        return infos;
    }
}
