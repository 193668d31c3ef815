using Indexer.Keys;
using Microsoft.AspNetCore.Mvc;
using SearchApi.Keys;
using SearchApi.Languages;
using SearchApi.Monitoring;
using SearchApi.Problems;
using SearchApi.Reference;

namespace SearchApi.Writing;

/// <summary><c>POST /documents</c>.</summary>
public static class BatchEndpoint
{
    /// <summary>Adds the route to the API's group.</summary>
    public static void MapBatches(this IEndpointRouteBuilder api) => api
        .MapPost("/documents", Post)
        .RequireScope(Scope.Write)
        .WithName("post")
        .WithTags("Documents")
        .WithSummary("Add or replace many documents, one a line")
        .WithDescription(
            "NDJSON of any length, read while it comes and answered while it is read: a line of results for each line, in order, once it is durable. A bad line does not stop "
            + "the good ones; blank lines have no result. The status of each document is that of its line. Lines have at most 16 MiB; the body may be packed with gzip.")
        .WithMetadata(new DisableRequestSizeLimitAttribute())
        .Describe(WriteReference.Stream)
        .TakesDocument("application/x-ndjson", WriteReference.Lines)
        .Produces<LineAnswer>(StatusCodes.Status200OK, BatchRun.MediaType)
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests);

    private static IResult Post(
        HttpContext context, WriteQueue queue, WriteLimits limits, Resubmission resubmission, ServiceMetrics metrics, Visibility visibility, TimeProvider time)
    {
        ParameterErrors errors = new();
        bool wait = WaitParameter.Read(context.Request, errors);
        return !errors.IsEmpty ? ProblemResult.Parameters(errors)
            : RequestBody.RefuseNotLines(context.Request) is { } refusal ? refusal
            : new BatchRun(queue, limits, resubmission, metrics, time, wait ? visibility : null, AcceptedLanguage.Of(context.Request));
    }
}
