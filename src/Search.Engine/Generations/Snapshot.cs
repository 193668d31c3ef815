using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Engine.Grouping;
using Search.Engine.Scoring;
using Search.Engine.Storage;
using Search.Engine.Understanding;

namespace Search.Engine.Generations;

/// <summary>
/// The partitions of a generation as they were at one moment. Counts its users: files are released when the last one has let go.
/// Thread safe.
/// </summary>
internal sealed class Snapshot
{
    private readonly IReadOnlyList<PartitionReader> partitions;
    private readonly ConcurrentDictionary<string, Lazy<ReadableIndex>> views = new(StringComparer.Ordinal);
    private int users = 1;

    public Snapshot(string? generation, IReadOnlyList<PartitionReader> partitions, long version)
    {
        Generation = generation;
        this.partitions = partitions;
        Version = version;
        Sequence = CommitStamp.SequenceOf([.. partitions.Select(p => p.Stamp)]);
        SetAside = partitions.FirstOrDefault(p => p.Stamp.Leads)?.Stamp.SetAside ?? [];
    }

    public string? Generation { get; }

    /// <summary>Counts up with every change seen by this process.</summary>
    public long Version { get; }

    public long Sequence { get; }

    /// <summary>Documents that the generation could not take.</summary>
    public IReadOnlyList<SetAsideDocument> SetAside { get; }

    public long Count => partitions.Sum(p => (long)p.Reader.NumDocs);

    public IReadOnlyList<PartitionReader> Partitions => partitions;

    /// <summary>What exactly the partitions hold that the caller may read: statistics, vocabulary and counts are those of its own documents.</summary>
    public ReadableIndex ReadableBy(IReadOnlySet<string> audiences)
    {
        IEnumerable<PartitionReader> readable = partitions.Where(p => PartitionName.IsReadable(p.Stamp.Audience, audiences));
        // Made once: one that loses a race would hold its readers for ever.
        return views.GetOrAdd(string.Join(' ', readable.Select(p => p.Name)), _ => new Lazy<ReadableIndex>(() => new ReadableIndex([.. readable.Select(p => p.Reader)]))).Value;
    }

    /// <summary>Joins the users; false where the last one has already gone.</summary>
    public bool TryAcquire()
    {
        int seen = Volatile.Read(ref users);
        while (seen > 0)
        {
            int before = Interlocked.CompareExchange(ref users, seen + 1, seen);
            if (before == seen)
            {
                return true;
            }

            seen = before;
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref users) == 0)
        {
            foreach (Lazy<ReadableIndex> view in views.Values)
            {
                view.Value.Release();
            }

            foreach (PartitionReader partition in partitions)
            {
                partition.Release();
            }
        }
    }
}

/// <summary>The documents of some partitions as one index, and what queries have learnt of its vocabulary. Thread safe.</summary>
internal sealed class ReadableIndex
{
    private readonly VocabularyMemory memory = new();
    private readonly Lock reading = new();
    private volatile SharedKeys? sharedKeys;

    public ReadableIndex(IndexReader[] readers)
    {
        Searcher = new IndexSearcher(readers.Length == 1 ? readers[0] : new MultiReader(readers, closeSubReaders: false)) { Similarity = new GradedSimilarity() };
    }

    public IndexSearcher Searcher { get; }

    /// <summary>The group keys that its documents share, read when they are first asked for; where that was ended, by the next who asks.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked has gone.</exception>
    public SharedKeys SharedKeys(CancellationToken cancellation)
    {
        if (sharedKeys is { } known)
        {
            return known;
        }

        lock (reading)
        {
            cancellation.ThrowIfCancellationRequested();
            return sharedKeys ??= Grouping.SharedKeys.Read(Searcher.IndexReader, cancellation);
        }
    }

    /// <summary>Lets go of the readers: those of several are counted by the one that joins them.</summary>
    public void Release() => (Searcher.IndexReader as MultiReader)?.Dispose();

    /// <summary>Its vocabulary, for one query.</summary>
    public Vocabulary Vocabulary() => new(Searcher.IndexReader, memory);
}

/// <summary>A partition open for reading. Snapshots that follow one another share those that did not change.</summary>
internal sealed class PartitionReader
{
    private readonly SyncedDirectory directory;

    private PartitionReader(string name, SyncedDirectory directory, DirectoryReader reader)
    {
        Name = name;
        this.directory = directory;
        Reader = reader;
        Stamp = CommitStamp.Read(reader.IndexCommit.UserData, directory.Directory.FullName);
    }

    public string Name { get; }

    public DirectoryReader Reader { get; }

    public CommitStamp Stamp { get; }

    /// <summary>Opens all partitions of a generation.</summary>
    /// <param name="known">Those that are open already; they are followed to their newest commit instead.</param>
    /// <exception cref="IndexDamagedException">When one that was known is gone.</exception>
    public static List<PartitionReader> OpenAll(IndexFolder folder, string generation, IReadOnlyList<PartitionReader>? known = null)
    {
        var opened = new List<PartitionReader>();
        try
        {
            Dictionary<string, PartitionReader> before = known?.ToDictionary(p => p.Name) ?? [];

            // The one that leads first: whatever it says is done, the others have by then. While it says nothing new, they have nothing whole to show.
            bool isAsBefore = false;
            foreach (DirectoryInfo partition in folder.Partitions(generation).OrderBy(p => p.Name != PartitionName.Leading))
            {
                PartitionReader? old = before.GetValueOrDefault(partition.Name);
                if ((isAsBefore ? old?.Again() : old?.Follow()) is { } followed)
                {
                    opened.Add(followed);
                    isAsBefore |= followed == old && followed.Stamp.Leads;
                }
                else if (Open(folder.Disk, partition) is { } reader)
                {
                    opened.Add(reader);
                }
            }

            return known?.ExceptBy(opened.Select(p => p.Name), p => p.Name).FirstOrDefault() is { } gone
                ? throw new IndexDamagedException($"Partition {gone.Name} of generation {generation} is gone.")
                : opened;
        }
        catch
        {
            opened.ForEach(p => p.Release());
            throw;
        }
    }

    /// <summary>Opens a partition; null where it has no commit yet.</summary>
    private static PartitionReader? Open(IndexDisk disk, DirectoryInfo folder)
    {
        if (!PartitionWriter.HasCommit(folder))
        {
            return null;
        }

        SyncedDirectory directory = disk.Open(folder.FullName);
        DirectoryReader? reader = null;
        try
        {
            reader = DirectoryReader.Open(directory);
            return new PartitionReader(folder.Name, directory, reader);
        }
        catch
        {
            reader?.Dispose();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>A reader of the newest commit: this one with a user more, or a new one.</summary>
    public PartitionReader Follow()
    {
        // A commit may say a later sequence and nothing else; to the package that is no change.
        DirectoryReader? newer = SegmentInfos.GetLastCommitGeneration(directory) == Reader.IndexCommit.Generation
            ? null
            : DirectoryReader.OpenIfChanged(Reader, DirectoryReader.ListCommits(directory)[^1]);
        if (newer is not null)
        {
            return new PartitionReader(Name, directory, newer);
        }

        return Again();
    }

    /// <summary>This one, with a user more.</summary>
    public PartitionReader Again()
    {
        Reader.IncRef();
        return this;
    }

    public void Release() => Reader.DecRef();
}
