using Microsoft.AspNetCore.Http.HttpResults;
using Search.Engine.Searching;
using Search.Engine.Suggesting;
using SearchApi.Hosting;
using SearchApi.Monitoring;
using SearchApi.Problems;
using SearchApi.Reference;
using SearchApi.Searching;

namespace SearchApi.Suggesting;

/// <summary><c>GET /suggest</c>.</summary>
public static class SuggestEndpoint
{
    /// <summary>Most suggestions of an answer.</summary>
    public const int MaxSize = 20;

    /// <summary>Suggestions of an answer where nothing is said.</summary>
    public const int DefaultSize = 8;

    /// <summary>What a box on a page of its own asks within.</summary>
    private static readonly (string Name, FacetField Field)[] Scope =
        [.. SearchParameters.Filters.Where(filter => filter.Field is FacetField.Kind or FacetField.Source or FacetField.Issuer)];

    private static readonly ParameterReference[] Parameters =
    [
        new("q", "What was typed so far, with or without accents, in the middle of a word, also as Telex or VNI keystrokes. A blank at its end ends the last word. Nothing is suggested for an empty one.")
        {
            MaxLength = SearchParameters.MaxText, Example = "thanh u",
        },
        .. SearchParameterReference.All.Where(parameter => Scope.Any(filter => filter.Name == parameter.Name)),
        new("size", "The most suggestions.") { Range = (1, MaxSize), Default = DefaultSize },
    ];

    /// <summary>Adds the route to the API's group.</summary>
    public static void MapSuggest(this IEndpointRouteBuilder api) => api
        .MapGet("/suggest", Suggest)
        .WithName("suggest")
        .WithTags("Search")
        .AllowCrossOrigin()
        .WithSummary("As-you-type: texts to search, and documents")
        .WithDescription(
            "Phrases of the documents that the caller may read, as they write them, best first: `query` is a text to search, which finds something; "
            + "`document` is the title of the document `id`. With `kind`, `source` or `issuer` only what such documents hold. `html` marks what was typed, also half a word. Unknown parameters are ignored.")
        .Describe(Parameters)
        .Produces<SuggestAnswer>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized);

    private static Results<JsonAnswer<SuggestAnswer>, ProblemResult> Suggest(HttpContext context, MeasuredIndex index)
    {
        ParameterErrors errors = new();
        QueryParameters given = QueryParameters.Parse(context.Request.QueryString.Value);
        int size = new ParameterReader(given, errors).Number("size", DefaultSize, 1, MaxSize);
        SuggestRequest request = new()
        {
            Text = SearchTexts.Read(given, errors),
            Size = size,
            Filters = SearchParameters.ReadFilters(given, Scope, errors),
            Audiences = Caller.Audiences(context),
        };
        return errors.IsEmpty
            ? new JsonAnswer<SuggestAnswer>(SuggestAnswer.From(index.Suggest(request, context.RequestAborted)), ApiJson.Readable.SuggestAnswer)
            : ProblemResult.Parameters(errors);
    }
}
