using Search.Engine.Searching;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>The filters with their counts; each value is a link, so that it works without script.</summary>
internal static class FilterPanel
{
    private const int Shown = 7;

    /// <summary>How many filters are set.</summary>
    public static int Active(SearchRequest request) =>
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

    /// <summary>Writes the panel.</summary>
    public static void Write(HtmlWriter page, PageContext context, SearchRequest request, SearchResult result)
    {
        PageTexts texts = context.Texts;
        page.Write($"""
            <aside class="filters" id="filters" tabindex="-1" aria-labelledby="filters-heading">
            <div class="filters-top"><h2 id="filters-heading">{texts.Filters}</h2><a class="close" href="#main">{texts.CloseFilters}</a></div>
            """);
        Chips(page, context, request);
        foreach (FacetField field in SearchPage.Counted)
        {
            if (result.Facets.TryGetValue(field, out IReadOnlyList<FacetValue>? values) && values.Count > 0)
            {
                // Years are looked up, not weighed.
                Field(page, context, request, field, field == FacetField.Year ? [.. values.OrderByDescending(year => year.Value, StringComparer.Ordinal)] : values);
            }
        }

        Dates(page, context, request);
        page.Write("</aside>");
    }

    private static void Chips(HtmlWriter page, PageContext context, SearchRequest request)
    {
        if (Active(request) == 0)
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

        page.Write($"""</ul><p><a data-live href="{context.Search(Cleared(context))}">{texts.ClearFilters}</a></p>""");
    }

    private static void Chip(HtmlWriter page, PageContext context, string name, string value, QueryParameters without) => page.Write($"""
        <li><a data-live href="{context.Search(without)}" aria-label="{context.Texts.RemoveFilter}: {name} {value}" title="{name}"><bdi>{value}</bdi><span aria-hidden="true"> ×</span></a></li>
        """);

    private static void Field(
        HtmlWriter page, PageContext context, SearchRequest request, FacetField field, IReadOnlyList<FacetValue> values)
    {
        string name = SearchParameters.NameOf(field);
        page.Write($"""<section class="facet" aria-labelledby="facet-{name}"><h3 id="facet-{name}">{context.Texts.Name(field)}</h3><ul>""");
        for (int i = 0; i < values.Count; i++)
        {
            if (i == Shown && values.Count > Shown + 1)
            {
                page.Write($"</ul><details><summary>{context.Texts.More} ({values.Count - Shown})</summary><ul>");
            }

            Value(page, context, request, field, values[i]);
        }

        page.Write(values.Count > Shown + 1 ? "</ul></details></section>" : "</ul></section>");
    }

    private static void Value(HtmlWriter page, PageContext context, SearchRequest request, FacetField field, FacetValue value)
    {
        string name = SearchParameters.NameOf(field);
        bool isActive = request.Filters.TryGetValue(field, out IReadOnlyList<string>? active)
            && active.Contains(value.Value, StringComparer.OrdinalIgnoreCase);
        QueryParameters then = isActive ? context.FromStart.Without(name, value.Value) : context.FromStart.And(name, value.Value);
        page.Write($"""<li><a data-live href="{context.Search(then)}" """)
            .Write(isActive ? "aria-current=\"true\"" : "")
            .Write($"""><bdi>{context.Texts.Value(field, value.Value)}</bdi> <span class="count">{context.Texts.Number(value.Count)}</span></a></li>""");
    }

    private static void Dates(HtmlWriter page, PageContext context, SearchRequest request)
    {
        PageTexts texts = context.Texts;
        page.Write($"""
            <form class="facet dates" action="{context.Root}/" method="get" data-live><h3>{texts.Date}</h3>
            <label>{texts.From} <input type="date" name="from" value="{(request.From is { } from ? PageTexts.Iso(from) : "")}"></label>
            <label>{texts.To} <input type="date" name="to" value="{(request.To is { } to ? PageTexts.Iso(to) : "")}"></label>
            """);
        Layout.Hidden(page, context.FromStart.Without("from").Without("to"));
        page.Write($"""<button type="submit">{texts.Apply}</button></form>""");
    }
}
