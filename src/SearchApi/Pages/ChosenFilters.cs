using Search.Engine.Searching;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>The filters that are set, each with a way to take it off again; above the hits, so that nobody overlooks them.</summary>
internal static class ChosenFilters
{
    /// <summary>How many filters are set.</summary>
    public static int Count(SearchRequest request) =>
        request.Filters.Sum(filter => filter.Value.Count) + (request.From is null ? 0 : 1) + (request.To is null ? 0 : 1) + (request.Series is null ? 0 : 1);

    /// <summary>The search without any filter.</summary>
    public static QueryParameters Cleared(PageContext context)
    {
        QueryParameters cleared = context.FromStart.Without("from").Without("to").Without("series");
        foreach ((string name, _) in SearchParameters.Filters)
        {
            cleared = cleared.Without(name);
        }

        return cleared;
    }

    /// <summary>Writes them where there are any.</summary>
    public static void Write(HtmlWriter page, PageContext context, SearchRequest request)
    {
        int count = Count(request);
        if (count == 0)
        {
            return;
        }

        PageTexts texts = context.Texts;
        page.Write($"""<ul class="chips" aria-label="{texts.ActiveFilters}">""");
        foreach ((FacetField field, IReadOnlyList<string> values) in request.Filters)
        {
            foreach (string value in values)
            {
                Chip(page, context, texts.Name(field), texts.Value(field, value), context.FromStart.Without(SearchParameters.NameOf(field), value));
            }
        }

        if (request.From is { } from)
        {
            Chip(page, context, texts.From, PageTexts.Day(from), context.FromStart.Without("from"));
        }

        if (request.To is { } to)
        {
            Chip(page, context, texts.To, PageTexts.Day(to), context.FromStart.Without("to"));
        }

        if (request.Series is not null)
        {
            Chip(page, context, texts.Filters, texts.SameSeries, context.FromStart.Without("series"));
        }

        if (count > 1)
        {
            page.Write($"""<li><a class="all" data-live href="{context.Search(Cleared(context))}">{texts.ClearFilters}</a></li>""");
        }

        page.Write("</ul>");
    }

    private static void Chip(HtmlWriter page, PageContext context, string name, string value, QueryParameters without) => page.Write($"""
        <li><a data-live href="{context.Search(without)}" title="{context.Texts.RemoveFilter}"><span class="unseen">{context.Texts.RemoveFilter}: </span><span class="name">{name}</span> <bdi>{value}</bdi><span aria-hidden="true"> ×</span></a></li>
        """);
}
