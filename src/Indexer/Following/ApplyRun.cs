using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Following;

/// <summary>One hold of the index: reads, applies, and commits neither too often nor too rarely. Used by one thread.</summary>
internal sealed class ApplyRun(IndexApplier applier, IDocumentStore store, FollowerOptions options, TimeProvider time, Action<long> committed)
{
    // Committing takes at most this share of the time while there is more to apply.
    private const int PauseByCommit = 4;

    private long applied = applier.Sequence;
    private int pending;
    private long lastCommit = time.GetTimestamp();
    private TimeSpan commitTook;

    // What was deleted before an index began from nothing concerns nothing that it holds.
    private long? began;
    private bool whole = true;

    /// <summary>The last sequence committed.</summary>
    public long Sequence { get; private set; } = applier.Sequence;

    /// <summary>
    /// Applies up to <paramref name="last"/> at least, and commits. An index that was away for so long that the store has forgotten deletions it has not seen
    /// is emptied and filled anew; searches find the old one until the new one is whole.
    /// </summary>
    public async Task CatchUpAsync(long last, CancellationToken cancellation)
    {
        began ??= applied == 0 ? last : 0;
        while (applied < last)
        {
            IReadOnlyList<DocumentChange> changes = await store.ReadChangesAsync(applied, options.Batch, cancellation);
            if (await store.ForgottenSequenceAsync(cancellation) > Math.Max(applied, began.Value))
            {
                applier.StartOver();
                (applied, began, whole) = (0, last, false);
                continue;
            }

            if (changes.Count == 0)
            {
                break;
            }

            applier.Apply(changes, cancellation);
            applied = changes[^1].Sequence;
            pending += changes.Count;
            TimeSpan since = time.GetElapsedTime(lastCommit);
            if (applied < last && whole && (pending >= options.CommitEvery || since >= options.CommitAfter))
            {
                Commit();
            }
            else if (applied >= last && since < commitTook * PauseByCommit && pending < options.CommitEvery)
            {
                // Someone may still be writing: what comes meanwhile shares this commit.
                last = Math.Max(last, await store.LastSequenceAsync(cancellation));
            }
        }

        if (pending > 0)
        {
            Commit();
        }
    }

    private void Commit()
    {
        long start = time.GetTimestamp();
        applier.Commit();
        lastCommit = time.GetTimestamp();
        commitTook = time.GetElapsedTime(start);
        pending = 0;
        whole = true;
        Sequence = applied;
        committed(applied);
    }
}
