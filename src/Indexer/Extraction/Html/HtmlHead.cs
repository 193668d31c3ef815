using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Search.Documents;

namespace Indexer.Extraction.Html;

/// <summary>What a page's head and first heading say.</summary>
internal sealed record HtmlHead(string Title, string? Url, string? Author, string? Site, string? Published)
{
    public static HtmlHead Read(IHtmlDocument page)
    {
        string title = Meta(page, "og:title") ?? Only(page.QuerySelectorAll("h1")) ?? Clean(page.Title) ?? "";
        string? url = Meta(page, "og:url") ?? page.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
        return new(
            title,
            DocumentRules.IsWebAddress(url) && Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.AbsoluteUri : null,
            Meta(page, "author"),
            Meta(page, "og:site_name"),
            Meta(page, "article:published_time") ?? Meta(page, "pubdate") ?? page.QuerySelector("time[datetime]")?.GetAttribute("datetime"));
    }

    private static string? Meta(IHtmlDocument page, string name) =>
        Clean(page.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content"));

    private static string? Only(IHtmlCollection<IElement> elements) => elements.Length == 1 ? Clean(HtmlText.Of(elements[0])) : null;

    private static string? Clean(string? text)
    {
        string clean = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length == 0 ? null : clean;
    }
}
