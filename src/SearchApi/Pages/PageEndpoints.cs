using Search.Documents;
using Search.Documents.Json;
using Search.Engine;
using Search.Engine.Citing;
using Search.Engine.Searching;
using SearchApi.Documents;
using SearchApi.Hosting;
using SearchApi.Monitoring;
using SearchApi.Problems;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>The pages for people: <c>/</c> searches, <c>/doc</c> shows a document.</summary>
public static class PageEndpoints
{
    private const int MostSimilar = 5;

    /// <summary>Adds what the pages need.</summary>
    public static void AddPages(this IServiceCollection services) => services.AddSingleton<Assets>();

    /// <summary>Adds the routes.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", Search);
        pages.MapGet("/doc", ShowAsync);
        OpenSearch.Map(pages);
        Robots.Map(pages);
    }

    private static PageResult Search(HttpContext context, Assets assets, MeasuredIndex index, TimeProvider time)
    {
        PageContext page = new(context.Request, assets);
        ParameterErrors errors = new();
        SearchRequest request = SearchParameters.Read(page.Parameters, Caller.Audiences(context), errors) with { Facets = SearchPage.Counted };
        if (errors.IsEmpty)
        {
            try
            {
                (SearchResult result, TimeSpan took) = index.Search(request, context.RequestAborted);
                return new PageResult(SearchPage.Render(page, request, result, took, Today(time)));
            }
            catch (InvalidCursorException)
            {
                errors.Add("after", SearchEndpoint.InvalidCursor, new("Địa chỉ này không còn dùng được; hãy tìm lại.", "This address can no longer be used; search again."));
            }
        }
        else
        {
            index.Refuse();
        }

        return Refuse(context, assets, errors);
    }

    private static async Task<PageResult> ShowAsync(HttpContext context, Assets assets, DocumentFinder documents, SearchIndex index)
    {
        PageContext page = new(context.Request, assets);
        ParameterErrors errors = new();
        string query = SearchTexts.Read(page.Given, errors);
        if (!errors.IsEmpty)
        {
            return Refuse(context, assets, errors);
        }

        IReadOnlySet<string> audiences = Caller.Audiences(context);
        string? id = page.Given.First("id");
        Document? document = id is null || DocumentIds.Fault(id) is not null ? null : (await documents.FindAsync(id, audiences, context.RequestAborted))?.Document;
        if (document is null)
        {
            return new PageResult(ErrorPage.Render(page, ProblemTexts.For(404).Title, [DocumentEndpoint.Missing]), StatusCodes.Status404NotFound);
        }

        (MarkedText title, MarkedText text) = documents.Mark(document, query, audiences);
        DocumentCitations citations = documents.Citations(document, audiences, context.RequestAborted);
        IReadOnlyList<Hit> similar = index.Similar(document, MostSimilar, audiences, context.RequestAborted);
        return new PageResult(DocumentPage.Render(page, document, title, text, citations, similar));
    }

    /// <summary>The day in Việt Nam, wherever the server stands.</summary>
    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(DocumentDates.DefaultOffset).DateTime);

    private static PageResult Refuse(HttpContext context, Assets assets, ParameterErrors errors) =>
        new(SearchPage.Refuse(new PageContext(context.Request, assets, refused: true), errors), StatusCodes.Status400BadRequest);
}
