using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartReader;

namespace Indexer.Extraction.Html;

/// <summary>The article of a page, without what stands around it.</summary>
internal static class MainText
{
    // Beyond this the search for the main part costs more than it gives; everything but menus is taken.
    private const int LargestSearched = 2 * 1024 * 1024;

    // A main part with less than this share of the page's words was likely found wrongly.
    private const double LeastShare = 0.25;

    public static string Find(string html, IHtmlDocument page, CancellationToken cancellation)
    {
        string all = page.Body is { } body ? HtmlText.Of(body, mainOnly: true) : "";
        if (html.Length > LargestSearched || all.Length < 200)
        {
            return all.Length > 0 || page.Body is null ? all : HtmlText.Of(page.Body);
        }

        cancellation.ThrowIfCancellationRequested();
        string main = Article(html);
        return main.Length >= all.Length * LeastShare ? main : all;
    }

    private static string Article(string html)
    {
        try
        {
            using var reader = new Reader("https://localhost/", html);
            Article article = reader.GetArticle();
            if (!article.IsReadable || string.IsNullOrEmpty(article.Content))
            {
                return "";
            }

            using IHtmlDocument content = new HtmlParser().ParseDocument(article.Content);
            return content.Body is { } body ? HtmlText.Of(body) : "";
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            // A third-party heuristic over pages of any make: whatever it trips over, the page's whole text is still there.
            return "";
        }
    }
}
