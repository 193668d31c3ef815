using Search.Documents.Store;
using Search.Engine;

namespace SearchApi.Status;

/// <summary>Notes every second where store and index stand.</summary>
internal sealed class WatchLag(IDocumentStore store, SearchIndex index, LagClock lag, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    lag.Note(await store.LastSequenceAsync(stoppingToken), index.Sequence);
                }
                catch (StoreException)
                {
                    // Whoever needs the store says what is wrong with it.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }
}
