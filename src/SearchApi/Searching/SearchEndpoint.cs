using Indexer.Keys;
using Indexer.Languages;
using Microsoft.AspNetCore.Http.HttpResults;
using Search.Engine;
using Search.Engine.Searching;
using SearchApi.Hosting;
using SearchApi.Keys;
using SearchApi.Languages;
using SearchApi.Monitoring;
using SearchApi.Problems;
using SearchApi.Reference;

namespace SearchApi.Searching;

/// <summary><c>GET /search</c>.</summary>
public static class SearchEndpoint
{
    /// <summary>Adds the route to the API's group.</summary>
    public static void MapSearch(this IEndpointRouteBuilder api) => api
        .MapGet("/search", Search)
        .WithName("search")
        .WithTags("Search")
        .AllowCrossOrigin()
        .WithSummary("Ranked hits with snippets, filters and facets")
        .WithDescription(
            "Type Vietnamese in whatever way it comes: with or without accents, as Telex, VNI or VIQR keystrokes. No search text is an "
            + "error; syntax that does not parse is searched as plain words. Unknown parameters are ignored, and a parameter without a "
            + "value counts as not given.")
        .Describe(SearchParameterReference.All)
        .Produces<SearchAnswer>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);

    private static Results<JsonAnswer<SearchAnswer>, ProblemResult> Search(HttpContext context, MeasuredIndex index)
    {
        ParameterErrors errors = new();
        SearchRequest request = SearchParameters.Read(
            QueryParameters.Parse(context.Request.QueryString.Value), Caller.Audiences(context), errors);
        if (!errors.IsEmpty)
        {
            index.Refuse();
            return ProblemResult.Parameters(errors);
        }

        if (request.Explain && KeyChecks.Refuse(context, Scope.Admin) is { } refusal)
        {
            return refusal;
        }

        try
        {
            (SearchResult result, TimeSpan took) = index.Search(request, context.RequestAborted);
            Language language = Language.Vietnamese;
            if (request.Explain)
            {
                language = AcceptedLanguage.Of(context.Request);
                context.Response.Headers.Append("Vary", "Accept-Language");
            }

            return new JsonAnswer<SearchAnswer>(SearchAnswers.From(request, result, took, language), ApiJson.Readable.SearchAnswer);
        }
        catch (InvalidCursorException)
        {
            errors.Add("after", InvalidCursor);
            return ProblemResult.Parameters(errors);
        }
    }

    /// <summary>The complaint about an <c>after</c> that the index did not give out.</summary>
    internal static readonly Wording InvalidCursor = new(
        "Không phải là giá trị next mà máy chủ đã trả về cho tìm kiếm này.", "Not a value of next that this server gave out for this search.");
}
