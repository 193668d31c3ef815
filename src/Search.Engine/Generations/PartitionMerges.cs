using System.Runtime.ExceptionServices;
using Lucene.Net.Index;
using Search.Engine.Storage;

namespace Search.Engine.Generations;

/// <summary>Merges segments beside the writing. A failure is kept for the writer's next commit instead of ending the process from a thread of its own.</summary>
internal sealed class PartitionMerges : ConcurrentMergeScheduler
{
    private volatile Exception? fault;

    public PartitionMerges(bool quiet)
    {
        IsQuiet = quiet;
        if (quiet)
        {
            SetMaxMergesAndThreads(3, 1);
        }
    }

    /// <summary>Whether merges leave the processor to others.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Throws what a merge failed with; no document that is being added is to blame for it.</summary>
    public void ThrowFault()
    {
        if (fault is { } failed)
        {
            ExceptionDispatchInfo.Throw(failed is IOException || IndexDamage.Is(failed) ? failed : new IOException($"Merging segments of the index failed: {failed.Message}", failed));
        }
    }

    protected override void DoMerge(MergePolicy.OneMerge merge)
    {
        if (IsQuiet)
        {
            QuietThread.Quieten();
        }

        base.DoMerge(merge);
    }

    protected override void HandleMergeException(Exception exc) => fault ??= exc;
}
