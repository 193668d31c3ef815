using Indexer.Ingestion;
using Indexer.Scheduling;
using Indexer.Sources.Folders;
using Search.Documents.Json;
using Search.Documents.Store;

namespace Indexer.Sources;

/// <summary>The visits to one source. A folder that is watched is visited when it changes, too.</summary>
internal sealed class SourceJob(SourceOptions options, ISource source, SourceRunner runner, IDocumentStore store, TimeProvider time) : ScheduledJob(options.Name, options.Schedule)
{
    private readonly SourceStates states = new(store.Records);
    private readonly VisitRequests requests = new(store.Records, time);
    private readonly IngestRequest? watched = options is FolderOptions { Watch: true } folder ? folder.Request : null;
    private int look;

    /// <summary>New sources, those without a schedule, and folders that may have changed meanwhile.</summary>
    public override bool IsDueAtFirst => true;

    public override bool IsDueAtEachStart => watched is not null;

    /// <summary>A visit that was stopped in the middle, or whose process died, is as if it had not been.</summary>
    public override async Task<DateTimeOffset?> LastAsync(CancellationToken cancellation)
    {
        SourceState state = await states.ReadAsync(options.Name, cancellation);
        return state.Stopped || state.RunningSince is not null ? null : state.LastRun;
    }

    public override async Task PlannedAsync(DateTimeOffset? next, CancellationToken cancellation) =>
        await states.ChangeAsync(options.Name, state => state with { NextRun = next?.ToOffset(DocumentDates.DefaultOffset) }, cancellation);

    /// <summary>Where somebody asks for a visit, and where a watched folder changed.</summary>
    public override async Task ChangedAsync(CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task asked = requests.AskedAsync(options.Name, either.Token);
        Task changed = watched is null ? Task.Delay(Timeout.InfiniteTimeSpan, time, either.Token) : FolderWatch.ChangedAsync(watched, look, time, either.Token);
        Task first = await Task.WhenAny(asked, changed);
        await either.CancelAsync();
        await (first == asked ? changed : asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    public override async Task<TimeSpan?> RunAsync(CancellationToken cancellation)
    {
        // Before it is read, so that what changes meanwhile is seen; kept only when the visit has come to its end.
        int before = watched is null ? 0 : FolderWatch.Look(watched);
        long? asked = await requests.FindAsync(options.Name, cancellation);
        SourceVisitReport report = await runner.RunAsync(options, source, cancellation);
        look = before;
        await requests.EndAsync(options.Name, asked, CancellationToken.None);
        return report.RetryAfter;
    }
}
