using Indexer.Tasks;
using Search.Documents.Store;
using Search.Engine;

namespace SearchApi.Hosting;

/// <summary>Makes visible what another process has committed to the index, and asks for a new generation where the files of this one are damaged.</summary>
internal sealed partial class RefreshIndex(
    SearchIndex index, ServiceTasks tasks, ServiceSettings settings, TimeProvider time, ILogger<RefreshIndex> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // Looks that must have met the damage: files may also be missed while others replace them.
    private const int LooksAtDamage = 5;

    // While one is asked for, asking again changes nothing; when it failed, it is asked for anew so often.
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    private string? failing;
    private int looks;
    private long? asked;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Refresh();
                await AskAsync(stoppingToken);
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

    private async Task AskAsync(CancellationToken cancellation)
    {
        looks = index.Defect is { IsDamage: true } ? looks + 1 : 0;
        if (looks < LooksAtDamage || (asked is { } last && time.GetElapsedTime(last) < AskAgain))
        {
            return;
        }

        string reason = index.Defect?.Reason ?? "damaged";
        try
        {
            ServiceTask task = await tasks.RequestReindexAsync(IndexIdentity.Of(settings.Data.IndexPath), reason, cancellation);
            asked = time.GetTimestamp();
            LogDamage(task.Id, reason);
        }
        catch (Exception failure) when (failure is StoreException or IOException or UnauthorizedAccessException)
        {
            // The next look asks again.
            LogFailure(failure, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A new generation of the index is asked for (task {Task}): {Reason}")]
    private partial void LogDamage(string task, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index cannot be refreshed; searches go on with what was visible: {Reason}")]
    private partial void LogFailure(Exception failure, string reason);
}
