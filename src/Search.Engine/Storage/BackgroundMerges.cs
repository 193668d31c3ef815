using Lucene.Net.Index;

namespace Search.Engine.Storage;

/// <summary>
/// Merges segments beside the writing. The package's own lets a failed merge (a full disk, an error of the disk) end its thread with an exception that
/// nobody catches, and with it the process; here it is kept for the next commit to tell. A failed merge loses nothing. Thread safe.
/// </summary>
internal sealed class BackgroundMerges : ConcurrentMergeScheduler
{
    private volatile Exception? fault;

    /// <exception cref="IOException">When a merge has failed since the writer was opened.</exception>
    public void Check()
    {
        if (fault is { } first)
        {
            throw new IOException($"Merging segments of the index failed: {first.Message}", first);
        }
    }

    protected override void HandleMergeException(Exception exc) => fault ??= exc;
}
