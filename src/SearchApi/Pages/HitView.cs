using Search.Documents;
using Search.Engine.Searching;
using SearchApi.Documents;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>One hit of the search page.</summary>
internal static class HitView
{
    /// <summary>Writes it as an item of the list.</summary>
    public static void Write(HtmlWriter page, PageContext context, Hit hit)
    {
        PageTexts texts = context.Texts;
        page.Write("""<li><article class="hit"><h2>""");
        page.Write($"""<a href="{context.Document(hit.Id)}">""");
        Title(page, texts, hit.Title);
        page.Write("</a></h2>");
        Facts(page, texts, hit);
        foreach (Snippet snippet in hit.Snippets)
        {
            page.Write($"""<p class="{SnippetClass(snippet.Passage.Text)}">""");
            if (snippet.Item is { Length: > 0 } item)
            {
                page.Write($"""<a class="item" href="{context.Document(hit.Id) + ItemAnchor.FragmentOf(item, snippet.NthItem)}">{texts.Item(item)}</a> """);
            }

            page.Write("""<span lang="vi">""").Write(snippet.Passage).Write("</span></p>");
        }

        if (hit.Collapsed > 0)
        {
            page.Write($"""<p class="series"><a data-live href="{context.Series(hit.Id)}">{texts.MoreOfSeries(hit.Collapsed)}</a></p>""");
        }

        page.Write("</article></li>");
    }

    /// <summary>Writes a title, or says that there is none.</summary>
    public static void Title(HtmlWriter page, PageTexts texts, MarkedText title)
    {
        if (string.IsNullOrWhiteSpace(title.Text))
        {
            page.Write($"{texts.Untitled}");
        }
        else
        {
            page.Write("""<bdi lang="vi">""").Write(title).Write("</bdi>");
        }
    }

    /// <summary>The address of the original where a browser may be sent there; null otherwise.</summary>
    public static Uri? Original(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;

    /// <summary>Says where a passage begins or ends within a sentence; the dots that show it are no text of the document.</summary>
    private static string SnippetClass(string passage)
    {
        bool begun = passage.Length > 0 && char.IsLower(passage[0]);
        bool broken = passage.Length > 0 && passage[^1] is not ('.' or '!' or '?' or ';' or ':' or '…' or '”' or '"' or ')');
        return "snippet" + (begun ? " begun" : "") + (broken ? " broken" : "");
    }

    /// <summary>Writes kind, symbol, date, and where it comes from.</summary>
    public static void Facts(HtmlWriter page, PageTexts texts, Hit hit)
    {
        string kind = hit.Type ?? texts.Value(FacetField.Kind, SearchAnswers.Name(hit.Kind));
        page.Write("""<ul class="facts">""");
        if (hit.Date is { } date)
        {
            page.Write($"""<li class="when"><time datetime="{PageTexts.Iso(date)}">{PageTexts.Day(date)}</time></li>""");
        }

        page.Write($"""<li class="{(hit.Kind == DocumentKind.News ? "kind news" : "kind")}" lang="{(hit.Type is null ? texts.Tag : "vi")}">{kind}</li>""");
        if (hit.Symbol is not null)
        {
            page.Write($"""<li class="symbol">{hit.Symbol}</li>""");
        }

        if (hit.Issuer is not null)
        {
            page.Write($"""<li><bdi lang="vi">{hit.Issuer}</bdi></li>""");
        }

        if (hit.Source is not null && hit.Source != hit.Issuer)
        {
            page.Write($"""<li><bdi lang="vi">{hit.Source}</bdi></li>""");
        }

        if (hit.Truncated)
        {
            page.Write($"""<li class="truncated">{texts.Truncated}</li>""");
        }

        if (Original(hit.Url) is { } original)
        {
            page.Write($"""<li><a rel="noopener external" href="{original.AbsoluteUri}">{texts.Original}<span aria-hidden="true"> ↗</span></a></li>""");
        }

        page.Write("</ul>");
    }
}
