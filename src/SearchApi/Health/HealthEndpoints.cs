using Indexer.Languages;
using Microsoft.AspNetCore.Http.HttpResults;
using Search.Documents.Store;
using SearchApi.Hosting;
using SearchApi.Problems;
using SearchApi.Reference;

namespace SearchApi.Health;

/// <summary>State of the process, for whoever restarts it or sends it traffic.</summary>
/// <param name="Status"><c>ok</c>.</param>
public sealed record HealthAnswer(string Status)
{
    /// <summary>All is well.</summary>
    public static readonly HealthAnswer Ok = new("ok");
}

/// <summary><c>/health/live</c> and <c>/health/ready</c>.</summary>
public static class HealthEndpoints
{
    private static readonly Wording Rebuilding = new(
        "rebuilding: chỉ mục đang được dựng từ kho văn bản.", "rebuilding: the index is being built from the store.");

    /// <summary>Adds both routes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder health = app.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", Live)
            .WithName("live")
            .WithSummary("Whether the process runs")
            .WithDescription("200 as long as the process answers at all. Looks at nothing else: restart the process when this fails.")
            .Produces<HealthAnswer>();
        health.MapGet("/ready", ReadyAsync)
            .WithName("ready")
            .WithSummary("Whether searches can be answered")
            .WithDescription("200 once store and index are open, on an empty store too; 503 while they cannot be read, or the index is still being built: send no traffic here.")
            .Produces<HealthAnswer>()
            .Refuses(StatusCodes.Status503ServiceUnavailable);
    }

    private static JsonAnswer<HealthAnswer> Live(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new(HealthAnswer.Ok, ApiJson.Readable.HealthAnswer);
    }

    private static async Task<Results<JsonAnswer<HealthAnswer>, ProblemResult>> ReadyAsync(
        HttpContext context, IDocumentStore store, Readiness readiness, ILogger<HealthAnswer> log)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            return readiness.IsRebuilding(await store.LastSequenceAsync(context.RequestAborted))
                ? ProblemResult.Status(StatusCodes.Status503ServiceUnavailable, Rebuilding)
                : new JsonAnswer<HealthAnswer>(HealthAnswer.Ok, ApiJson.Readable.HealthAnswer);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Not ready: store or index cannot be read");
            return ProblemResult.Status(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
