using Search.Engine;

namespace SearchApi.Hosting;

/// <summary>Makes visible what another process has committed to the index.</summary>
internal sealed partial class RefreshIndex(SearchIndex index, TimeProvider time, ILogger<RefreshIndex> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private string? failing;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Refresh();
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    // What was visible stays in use, and each new reason is logged once.
    private void Refresh()
    {
        try
        {
            index.Refresh();
            failing = null;
        }
        catch (Exception failure)
        {
            if (failing != failure.Message)
            {
                failing = failure.Message;
                LogFailure(failure, failure.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The index cannot be refreshed; searches go on with what was visible: {Reason}")]
    private partial void LogFailure(Exception failure, string reason);
}
