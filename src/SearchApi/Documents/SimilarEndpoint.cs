using Microsoft.AspNetCore.Http.HttpResults;
using Search.Engine;
using SearchApi.Hosting;
using SearchApi.Problems;
using SearchApi.Reference;
using SearchApi.Searching;

namespace SearchApi.Documents;

/// <summary><c>GET /documents/{id}/similar</c>.</summary>
public static class SimilarEndpoint
{
    private static readonly ParameterReference[] Parameters =
    [
        DocumentParameterReference.Id,
        new("size", "The most hits.") { Range = (1, SearchParameters.MaxSize), Default = 10 },
    ];

    /// <summary>Adds the route to the API's group.</summary>
    public static void MapSimilar(this IEndpointRouteBuilder api) => api
        .MapGet("/documents/{id}/similar", FindAsync)
        .WithName("similar")
        .WithTags("Documents")
        .AllowCrossOrigin()
        .WithSummary("More like this one")
        .WithDescription("The documents that share most of the words and pairs of words which tell this one from others, best first, as hits of a search are, without marks. "
            + "Neither the document itself nor what says the same word for word.")
        .Describe(Parameters)
        .Produces<SimilarAnswer>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);

    private static async Task<Results<JsonAnswer<SimilarAnswer>, ProblemResult>> FindAsync(string id, HttpContext context, DocumentFinder documents, SearchIndex index)
    {
        ParameterErrors errors = new();
        int size = new ParameterReader(QueryParameters.Parse(context.Request.QueryString.Value), errors).Number("size", 10, 1, SearchParameters.MaxSize);
        if (DocumentIds.Fault(id, context.Request) is { } fault)
        {
            errors.Add("id", fault);
        }

        if (!errors.IsEmpty)
        {
            return ProblemResult.Parameters(errors);
        }

        IReadOnlySet<string> audiences = Caller.Audiences(context);
        return await documents.FindAsync(id, audiences, context.RequestAborted) is { } found
            ? new JsonAnswer<SimilarAnswer>(
                new SimilarAnswer(SearchAnswers.From(index.Similar(found.Document, size, audiences, context.RequestAborted))), ApiJson.Readable.SimilarAnswer)
            : ProblemResult.Status(StatusCodes.Status404NotFound, DocumentEndpoint.Missing);
    }
}

/// <summary>What <c>GET /documents/{id}/similar</c> answers.</summary>
/// <param name="Hits">The most similar first, as hits of a search are.</param>
public sealed record SimilarAnswer(IReadOnlyList<HitAnswer> Hits);
