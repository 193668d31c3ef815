using Search.Engine.Searching;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>The links to the other pages of a search.</summary>
internal static class Pager
{
    /// <summary>Writes them where there is more than one page.</summary>
    public static void Write(HtmlWriter page, PageContext context, SearchRequest request, SearchResult result)
    {
        PageTexts texts = context.Texts;
        long last = (result.Total + request.Size - 1) / request.Size;
        int reach = SearchParameters.MaxDepth / request.Size;
        string? previous = request.After is null && request.Page > 1 ? At(context, request.Page - 1) : null;
        string? next = request.After is null && request.Page < Math.Min(last, reach) ? At(context, request.Page + 1)
            : result.Next is { } cursor ? context.Search(context.FromStart.With("after", cursor))
            : null;
        if (previous is null && next is null)
        {
            return;
        }

        page.Write($"""<nav class="pager" aria-label="{texts.Pages}">""");
        if (previous is not null)
        {
            page.Write($"""<a data-live rel="prev" href="{previous}"><span aria-hidden="true">← </span>{texts.Previous}</a>""");
        }

        if (request.After is null)
        {
            Numbers(page, context, request.Page, (int)Math.Min(last, reach));
        }

        if (next is not null)
        {
            page.Write($"""<a data-live rel="next" href="{next}">{texts.Next}<span aria-hidden="true"> →</span></a>""");
        }

        page.Write("</nav>");
    }

    private static void Numbers(HtmlWriter page, PageContext context, int current, int last)
    {
        page.Write("<ol>");
        int written = 0;
        for (int number = 1; number <= last; number++)
        {
            // The first, the last and those around the current one.
            if (number != 1 && number != last && Math.Abs(number - current) > 2)
            {
                number = number < current ? Math.Max(number, current - 3) : Math.Max(number, last - 1);
                continue;
            }

            if (number > written + 1)
            {
                page.Write("""<li aria-hidden="true">…</li>""");
            }

            written = number;
            page.Write($"""<li><a data-live aria-label="{context.Texts.Page} {number}" href="{At(context, number)}" """)
                .Write(number == current ? "aria-current=\"page\"" : "")
                .Write($">{number}</a></li>");
        }

        page.Write("</ol>");
    }

    private static string At(PageContext context, int number) => context.Search(
        number == 1 ? context.FromStart : context.FromStart.With("page", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
