using Indexer.Following;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Commands;

/// <summary>Brings the index up while and after documents are stored: applies them itself where the index is free, else waits for who holds it.</summary>
internal sealed class IndexUpkeep : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    // Without progress for so long, the holder is not applying: everything is stored, and nothing is lost by going.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TimeSpan patience;

    private readonly CancellationTokenSource stop = new();
    private readonly StoreFollower follower;
    private readonly string indexPath;
    private readonly Task following;

    /// <param name="patience">How long to wait without progress; 2 minutes where null.</param>
    public IndexUpkeep(IDocumentStore store, string indexPath, ILogger<StoreFollower> logger, TimeSpan? patience = null)
    {
        this.patience = patience ?? Patience;
        this.indexPath = indexPath;
        follower = new StoreFollower(store, indexPath, new FollowerOptions(), TimeProvider.System, logger);
        following = Task.Run(() => follower.RunAsync(stop.Token));
    }

    public void Nudge() => follower.Nudge();

    /// <summary>Waits until everything up to <paramref name="sequence"/> can be found.</summary>
    /// <returns>Null once it can; else, where whoever holds the index makes no progress, what a person is to be told.</returns>
    public async Task<string?> WaitAsync(long sequence, Action<string> say, CancellationToken cancellation)
    {
        SearchIndex? reader = null;
        try
        {
            long reached = -1, since = TimeProvider.System.GetTimestamp();
            bool told = false;
            while (true)
            {
                FollowerStatus status = follower.Status;
                long now = status.Sequence;
                if (status.State == FollowerState.Waiting)
                {
                    reader ??= SearchIndex.Open(indexPath);
                    now = Look(reader);
                    if (!told && now < sequence)
                    {
                        told = true;
                        say($"Stored. Waiting for the process that holds the index: {status.Error}");
                    }
                }

                if (now >= sequence)
                {
                    return null;
                }

                if (now > reached || status.State == FollowerState.Rebuilding)
                {
                    (reached, since) = (now, TimeProvider.System.GetTimestamp());
                }
                else if (TimeProvider.System.GetElapsedTime(since) > patience)
                {
                    return $"All documents are stored (sequence {sequence}), but the index stays at {now}: {status.Error ?? "it makes no progress."} "
                        + "Nothing is lost and nothing need be taken in again: they will be searchable when the process that holds the index, or the next one, catches up.";
                }
                else if (status.State == FollowerState.Failing && TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(10))
                {
                    throw new IOException($"Everything is stored (sequence {sequence}), but the index cannot be brought up: {status.Error}");
                }

                await Task.Delay(Poll, TimeProvider.System, cancellation);
            }
        }
        finally
        {
            reader?.Dispose();
        }
    }

    // An index that cannot be read is being built anew by who holds it; until then it makes no progress.
    private static long Look(SearchIndex reader)
    {
        try
        {
            reader.Refresh();
        }
        catch (Exception fault) when (fault is IndexDamagedException or IndexMismatchException)
        {
        }

        return reader.Sequence;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await following;
        stop.Dispose();
    }
}
