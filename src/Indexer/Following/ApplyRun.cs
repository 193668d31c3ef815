using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Following;

/// <summary>One hold of the index: reads, applies, and commits neither too often nor too rarely. Used by one thread.</summary>
internal sealed class ApplyRun(IndexApplier applier, IDocumentStore store, FollowerOptions options, TimeProvider time, Action<long> committed)
{
    // Committing takes at most this share of the time while there is more to apply.
    private const int PauseByCommit = 4;

    // And nobody waits longer than this for what others still write.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private long applied = applier.Sequence;
    private int pending;
    private long lastCommit = time.GetTimestamp();
    private TimeSpan commitTook;

    // What was deleted before an index began from nothing concerns nothing that it holds.
    private long? began;

    /// <summary>The last sequence committed.</summary>
    public long Sequence { get; private set; } = applier.Sequence;

    /// <summary>Applies up to <paramref name="last"/> at least, and commits.</summary>
    /// <exception cref="IndexDamagedException">
    /// When files of the index turn out to be damaged, or the index was away for so long that the store has forgotten deletions it has not seen.
    /// </exception>
    public async Task CatchUpAsync(long last, CancellationToken cancellation)
    {
        began ??= applied == 0 ? last : 0;
        while (applied < last)
        {
            IReadOnlyList<DocumentChange> changes = await store.ReadChangesAsync(applied, options.Batch, cancellation);
            long forgotten = await store.ForgottenSequenceAsync(cancellation);
            if (forgotten > Math.Max(applied, began.Value))
            {
                throw new IndexDamagedException($"The index is at sequence {applied}; the store has forgotten deletions up to {forgotten} that it has not seen.");
            }

            if (changes.Count == 0)
            {
                break;
            }

            applier.Apply(changes, cancellation);
            applied = changes[^1].Sequence;
            pending += changes.Count;
            TimeSpan since = time.GetElapsedTime(lastCommit);
            if (applied < last && (pending >= options.CommitEvery || since >= options.CommitAfter))
            {
                Commit();
            }
            else if (applied >= last && since < commitTook * PauseByCommit && since < LongestPause && pending < options.CommitEvery)
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

    /// <summary>Goes on with the generation that is in use now.</summary>
    public void Restart()
    {
        pending = 0;
        began = null;
        Sequence = applied = applier.Sequence;
    }

    private void Commit()
    {
        long start = time.GetTimestamp();
        applier.Commit();
        lastCommit = time.GetTimestamp();
        commitTook = time.GetElapsedTime(start);
        pending = 0;
        Sequence = applied;
        committed(applied);
    }
}
