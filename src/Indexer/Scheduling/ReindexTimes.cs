using Indexer.Tasks;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Scheduling;

/// <summary>Asks for a new generation of this machine's index at the times of <c>Reindex:Schedule</c>. One call of <see cref="RunAsync"/> at a time.</summary>
/// <param name="indexPath">The folder of the index's generations.</param>
public sealed partial class ReindexTimes(ReindexOptions options, IDocumentStore store, string indexPath, TimeProvider time, ILoggerFactory logging)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ILogger logger = logging.CreateLogger<ReindexTimes>();

    /// <summary>Runs until cancelled. Failures are logged, and none ends it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (options.Schedule is not null && !cancellation.IsCancellationRequested)
        {
            try
            {
                string index = IndexIdentity.Of(indexPath);
                var tasks = new ServiceTasks(store.Records, time);
                var job = new ReindexJob(options, store.Records, index, time, token => tasks.RequestReindexAsync(index, "schedule", token));
                await new Scheduler(time, Random.Shared, logging.CreateLogger<Scheduler>()).RunAsync(job, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // Asked to stop.
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                LogFailure(fault, fault.Message);
                await Task.Delay(Pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No new index can be asked for now, and it is tried again: {Reason}")]
    private partial void LogFailure(Exception fault, string reason);
}
