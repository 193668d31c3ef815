using System.Threading.Channels;
using Indexer.Following;
using Search.Documents.Store;
using Search.Engine;

namespace SearchApi.Writing;

/// <summary>
/// Writes what callers push, many callers' writes in one transaction: syncing the disk costs the same for one as for hundreds. A write that has returned is
/// durable. Thread safe.
/// </summary>
internal sealed class WriteQueue(IDocumentStore store, StoreFollower follower, SearchIndex index, WriteOptions options, TimeProvider time) : BackgroundService
{
    private const int MostWaiting = 1024;
    private const int MostInOne = 500;

    // Older than this nothing stored should be without being found, and for so long at most each transaction waits for the index to come nearer.
    private static readonly TimeSpan LongestUnfound = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly Queue<(long Sequence, long Stored)> unfound = new();
    private readonly Channel<Pending> waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private long last;

    /// <summary>How many calls wait to be written.</summary>
    public int Waiting => waiting.Reader.Count;

    /// <summary>The last sequence that can be found.</summary>
    public long Searchable => index.Sequence;

    /// <summary>Whether so much is stored that cannot be found yet that callers had better wait.</summary>
    public bool IsBehind => Volatile.Read(ref last) - Searchable > options.MaxLag;

    /// <summary>Writes durably, in the order of the calls.</summary>
    /// <returns>A result for each write, in order.</returns>
    /// <exception cref="StoreException">When the store cannot do it; then none of these writes was done.</exception>
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation)
    {
        var pending = new Pending(writes);
        await waiting.Writer.WriteAsync(pending, cancellation);
        return await pending.Done.Task.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            Volatile.Write(ref last, await store.LastSequenceAsync(stoppingToken));
        }
        catch (StoreException)
        {
            // Known with the first write.
        }

        // Until the queue is closed: requests end before the services that they use.
        await foreach (Pending first in waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            await LetIndexFollowAsync();
            List<Pending> together = [first];
            int count = first.Writes.Count;
            while (count < MostInOne && waiting.Reader.TryRead(out Pending? next))
            {
                together.Add(next);
                count += next.Writes.Count;
            }

            await WriteAsync(together);
        }
    }

    /// <summary>Slows writers down to what the index can follow, so that what is acknowledged is found soon.</summary>
    private async Task LetIndexFollowAsync()
    {
        long start = time.GetTimestamp();
        while (IsOldUnfound() && time.GetElapsedTime(start) < LongestPause)
        {
            await Task.Delay(Look, time);
        }
    }

    private bool IsOldUnfound()
    {
        while (unfound.TryPeek(out (long Sequence, long Stored) oldest))
        {
            if (oldest.Sequence > Searchable)
            {
                return time.GetElapsedTime(oldest.Stored) > LongestUnfound;
            }

            unfound.Dequeue();
        }

        return false;
    }

    private async Task WriteAsync(List<Pending> together)
    {
        try
        {
            IReadOnlyList<WriteResult> results = await store.WriteAsync([.. together.SelectMany(pending => pending.Writes)], CancellationToken.None);
            Volatile.Write(ref last, Math.Max(last, results.Max(result => result.Sequence)));
            unfound.Enqueue((last, time.GetTimestamp()));
            follower.Nudge();
            int at = 0;
            foreach (Pending pending in together)
            {
                pending.Done.SetResult([.. results.Skip(at).Take(pending.Writes.Count)]);
                at += pending.Writes.Count;
            }
        }
        catch (Exception fault)
        {
            together.ForEach(pending => pending.Done.TrySetException(fault));
        }
    }

    /// <summary>The writes of one call.</summary>
    private sealed record Pending(IReadOnlyList<DocumentWrite> Writes)
    {
        public TaskCompletionSource<IReadOnlyList<WriteResult>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
