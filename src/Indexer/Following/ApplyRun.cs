using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Following;

/// <summary>One hold of the index: reads, applies, and commits neither too often nor too rarely. Used by one thread.</summary>
internal sealed class ApplyRun(
    IndexApplier applier, IDocumentStore store, FollowerOptions options, TimeProvider time, Action<long> committed, Action<SetAsideDocument> skipped)
{
    private readonly Stride stride = new(options.Batch);

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

    /// <summary>Sets of audiences in the index.</summary>
    public int Partitions => applier.Partitions;

    /// <summary>Applies up to <paramref name="last"/> at least, and commits.</summary>
    /// <exception cref="IndexDamagedException">
    /// When files of the index turn out to be damaged, or the index was away for so long that the store has forgotten deletions it has not seen.
    /// </exception>
    public async Task CatchUpAsync(long last, CancellationToken cancellation)
    {
        began ??= applied == 0 ? last : 0;
        while (applied < last || pending > 0)
        {
            IReadOnlyList<DocumentChange> changes = applied < last ? await ReadAsync(began.Value, cancellation) : [];
            bool isDue;
            try
            {
                applier.Apply(changes, cancellation);
                applied = changes.Count > 0 ? changes[^1].Sequence : applied;
                pending += changes.Count;
                isDue = changes.Count == 0 || stride.IsShort || (applied < last && IsFull);
                if (isDue)
                {
                    Commit();
                    stride.Succeeded();
                }
            }
            catch (Exception fault) when (Stride.MayBeOfDocument(fault) && !stride.IsAtEnd(changes, applier.SetAside.Count))
            {
                GoBack(changes, fault);
                continue;
            }

            if (isDue)
            {
                // Outside of what documents are blamed for: readers that fail are no fault of theirs.
                committed(applied);
            }

            if (changes.Count == 0)
            {
                break;
            }

            if (applied >= last && pending > 0 && time.GetElapsedTime(lastCommit) is var since && since < commitTook * PauseByCommit && since < LongestPause && pending < options.CommitEvery)
            {
                // Someone may still be writing: what comes meanwhile shares this commit.
                last = Math.Max(last, await store.LastSequenceAsync(cancellation));
            }
        }
    }

    /// <summary>Goes on with the generation that is in use now.</summary>
    public void Restart()
    {
        pending = 0;
        began = null;
        Sequence = applied = applier.Sequence;
    }

    private bool IsFull => pending >= options.CommitEvery || time.GetElapsedTime(lastCommit) >= options.CommitAfter;

    private async Task<IReadOnlyList<DocumentChange>> ReadAsync(long began, CancellationToken cancellation)
    {
        IReadOnlyList<DocumentChange> changes = await store.ReadChangesAsync(applied, stride.Length, cancellation);
        long forgotten = await store.ForgottenSequenceAsync(cancellation);
        return forgotten <= Math.Max(applied, began)
            ? changes
            : throw new IndexDamagedException($"The index is at sequence {applied}; the store has forgotten deletions up to {forgotten} that it has not seen.");
    }

    // What was applied since the last commit is lost to the index, and read again from the store.
    private void GoBack(IReadOnlyList<DocumentChange> changes, Exception fault)
    {
        applier.Revert();
        applied = applier.Sequence;
        pending = 0;
        if (stride.Failed(changes, applier.SetAside.Count) is { } alone)
        {
            var reason = SetAsideDocument.Of(alone.Id, fault);
            applier.Skip(alone, reason);
            applied = alone.Sequence;
            Commit();
            skipped(reason);
            committed(applied);
        }
    }

    private void Commit()
    {
        long start = time.GetTimestamp();
        applier.Commit();
        lastCommit = time.GetTimestamp();
        commitTook = time.GetElapsedTime(start);
        pending = 0;
        Sequence = applied;
    }
}
