using Indexer.Following;
using Indexer.Keys;
using Indexer.Sources;
using Indexer.Tasks;
using Search.Documents.Store;
using Search.Engine;
using SearchApi.Hosting;
using SearchApi.Keys;

namespace SearchApi.Status;

/// <summary>What there is (the contract's <c>GET /status</c>).</summary>
/// <param name="Generation">The generation of the index that is searched; null while there is none.</param>
/// <param name="Documents">Documents stored.</param>
/// <param name="SearchableDocuments">Documents in the index.</param>
/// <param name="StoredSequence">The last change stored.</param>
/// <param name="SearchableSequence">The last change that can be found.</param>
/// <param name="LagSeconds">How long the oldest change waits that cannot be found yet.</param>
/// <param name="Mode">Who keeps the index up: <c>embedded</c> or <c>external</c>.</param>
/// <param name="State"><see cref="IndexState"/>.</param>
/// <param name="Problem">What is wrong; null while nothing is.</param>
/// <param name="Sources">What documents are taken from.</param>
public sealed record StatusAnswer(
    string? Generation,
    long Documents,
    long SearchableDocuments,
    long StoredSequence,
    long SearchableSequence,
    double LagSeconds,
    string Mode,
    string State,
    string? Problem,
    IReadOnlyList<SourceStatus> Sources);

/// <summary><c>GET /status</c>.</summary>
internal static class StatusEndpoint
{
    /// <summary>Adds the route to the API's group.</summary>
    public static void MapStatus(this IEndpointRouteBuilder api) => api
        .MapGet("/status", ReadAsync)
        .WithName("status")
        .WithTags("Status")
        .WithSummary("What is stored and what can be found")
        .WithDescription(
            "`lagSeconds` is how long the oldest change waits that cannot be found yet. `state` is `ok`, `catching up`, `reindexing` (a new generation is "
            + "built beside the one in use) or `rebuilding` (the one in use cannot be kept up; `problem` says why).")
        .Produces<StatusAnswer>()
        .RequireScope(Scope.Admin);

    private static async Task<JsonAnswer<StatusAnswer>> ReadAsync(
        HttpContext context, IDocumentStore store, SearchIndex index, StoreFollower follower, ServiceTasks tasks, ServiceSettings settings, LagClock lag, TimeProvider time)
    {
        CancellationToken cancellation = context.RequestAborted;
        long documents = await store.CountAsync(cancellation);
        long stored = await store.LastSequenceAsync(cancellation);
        long searchable = index.Sequence;
        IndexState state = IndexState.Of(index, stored, await tasks.ReadAsync(cancellation), settings.Data.IndexPath);
        return new JsonAnswer<StatusAnswer>(
            new StatusAnswer(
                index.Generation,
                documents,
                index.Count,
                stored,
                searchable,
                Math.Round(lag.Note(stored, searchable).TotalSeconds, 1),
                settings.Index.Mode == IndexMode.Embedded ? "embedded" : "external",
                state.Name,
                Problem(index, state, follower.Status, (store as WatchedStore)?.Failure),
                await SourceStatus.ReadAsync(settings.Sources, store, time, cancellation)),
            ApiJson.Readable.StatusAnswer);
    }

    // What keeps documents from being stored says most, what keeps the index from being kept up more than the documents that it stands without.
    private static string? Problem(SearchIndex index, IndexState state, FollowerStatus follower, StoreException? failure)
    {
        string? problem = Problem(index, state, follower);
        return failure is null ? problem : $"The last write to the store failed: {failure.Reason} {failure.Remedy}{(problem is null ? "" : " " + problem)}";
    }

    private static string? Problem(SearchIndex index, IndexState state, FollowerStatus follower)
    {
        string? error = follower.State is FollowerState.Failing or FollowerState.Rebuilding ? follower.Error : null;
        return index.Defect is null && error is not null && state.Problem is not null ? $"{error} {state.Problem}" : state.Problem ?? error;
    }
}
