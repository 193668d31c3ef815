namespace Indexer.Following;

/// <summary>How eagerly the index follows the store. Immutable.</summary>
public sealed record FollowerOptions
{
    /// <summary>How often the store is asked for its last sequence when nothing nudges. The default is 200 ms.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Changes read at once. The default is 1000.</summary>
    public int Batch { get; init; } = 1000;

    /// <summary>Changes after which a long catch-up is made durable and visible. The default is 20 000.</summary>
    public int CommitEvery { get; init; } = 20_000;

    /// <summary>Time after which a long catch-up is made durable and visible. The default is 10 s.</summary>
    public TimeSpan CommitAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an index that another process holds is asked for. The default is 1 s.</summary>
    public TimeSpan HeldPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the files are compared with their checksums, the first time when following begins. The default is a day.</summary>
    public TimeSpan CheckFilesEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What a disk has free, by a path on it; null asks the system.</summary>
    public Func<string, long>? FreeBytes { get; init; }
}
