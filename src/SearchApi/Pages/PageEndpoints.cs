using Search.Documents;
using Search.Engine;
using Search.Engine.Searching;
using SearchApi.Documents;
using SearchApi.Hosting;
using SearchApi.Problems;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>The pages for people: <c>/</c> searches, <c>/doc</c> shows a document.</summary>
public static class PageEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Adds what the pages need.</summary>
    public static void AddPages(this IServiceCollection services) => services.AddSingleton<Assets>();

    /// <summary>Adds both routes.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapMethods("/", Methods, Search);
        pages.MapMethods("/doc", Methods, ShowAsync);
    }

    private static PageResult Search(HttpContext context, Assets assets, SearchIndex index, TimeProvider time)
    {
        PageContext page = new(context.Request, assets);
        ParameterErrors errors = new();
        SearchRequest request = SearchParameters.Read(page.Parameters, Caller.Audiences(context), errors) with { Facets = SearchPage.Counted };
        if (errors.IsEmpty)
        {
            long start = time.GetTimestamp();
            try
            {
                SearchResult result = index.Search(request, context.RequestAborted);
                return new PageResult(SearchPage.Render(page, request, result, time.GetElapsedTime(start)));
            }
            catch (InvalidCursorException)
            {
                errors.Add("after", SearchEndpoint.InvalidCursor);
            }
        }

        return Refuse(context, assets, errors);
    }

    private static async Task<PageResult> ShowAsync(HttpContext context, Assets assets, DocumentFinder documents)
    {
        PageContext page = new(context.Request, assets);
        ParameterErrors errors = new();
        string query = SearchParameters.ReadText(page.Given, errors);
        if (!errors.IsEmpty)
        {
            return Refuse(context, assets, errors);
        }

        IReadOnlySet<string> audiences = Caller.Audiences(context);
        string? id = page.Given.First("id");
        Document? document = id is null ? null : (await documents.FindAsync(id, audiences, context.RequestAborted))?.Document;
        return document is null
            ? new PageResult(ErrorPage.Render(page, ProblemTexts.For(404).Title, [DocumentEndpoint.Missing]), StatusCodes.Status404NotFound)
            : new PageResult(DocumentPage.Render(
                page, document, documents.Mark(document.Title, query, audiences), documents.Mark(document.Text, query, audiences)));
    }

    private static PageResult Refuse(HttpContext context, Assets assets, ParameterErrors errors) =>
        new(SearchPage.Refuse(new PageContext(context.Request, assets, refused: true), errors), StatusCodes.Status400BadRequest);
}
