using Indexer.Languages;
using SearchApi.Problems;

namespace SearchApi.Pages;

/// <summary>What a person sees where a page cannot be shown.</summary>
internal static class ErrorPage
{
    /// <summary>Whether a refusal should be a page: a browser asks, and not for the API.</summary>
    public static bool IsWantedBy(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api")
        && !request.Path.StartsWithSegments("/health")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers with the usual words of a status.</summary>
    public static Task WriteAsync(HttpContext context, int status)
    {
        (Wording title, Wording detail) = ProblemTexts.For(status);
        return new PageResult(Render(Of(context), title, [detail]), status).ExecuteAsync(context);
    }

    /// <summary>The page with a title and what to do.</summary>
    public static string Render(PageContext context, Wording title, IReadOnlyList<Wording> details)
    {
        Language language = context.Texts.Language;
        return Layout.Render(context, new PageHead(title.In(language), "results", "/"), page =>
        {
            page.Write($"""<div id="results"><div class="state" role="alert"><h1>{title.In(language)}</h1>""");
            foreach (Wording detail in details)
            {
                page.Write($"<p>{detail.In(language)}</p>");
            }

            page.Write($"""<p><a href="{context.Search(context.Nothing)}">{context.Texts.BackToSearch}</a></p></div></div>""");
        });
    }

    private static PageContext Of(HttpContext context) => new(context.Request, context.RequestServices.GetRequiredService<Assets>(), refused: true);
}
