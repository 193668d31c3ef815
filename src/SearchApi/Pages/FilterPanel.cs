using Search.Engine.Searching;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>The filters with their counts; each value is a link, so that it works without script.</summary>
internal static class FilterPanel
{
    private const int Shown = 7;

    /// <summary>Writes the panel.</summary>
    public static void Write(HtmlWriter page, PageContext context, SearchRequest request, SearchResult result, DateOnly today)
    {
        PageTexts texts = context.Texts;
        page.Write($"""
            <aside class="filters" id="filters" tabindex="-1" aria-labelledby="filters-heading">
            <div class="filters-top"><h2 id="filters-heading">{texts.Filters}</h2><a class="close" href="#main">{texts.CloseFilters}</a></div>
            """);
        foreach (FacetField field in SearchPage.Counted)
        {
            if (result.Facets.TryGetValue(field, out IReadOnlyList<FacetValue>? values) && values.Count > 0)
            {
                // Years are looked up, not weighed.
                Field(page, context, request, field, field == FacetField.Year ? [.. values.OrderByDescending(year => year.Value, StringComparer.Ordinal)] : values);
            }
        }

        Dates(page, context, request, today);
        page.Write("</aside>");
    }

    private static void Field(
        HtmlWriter page, PageContext context, SearchRequest request, FacetField field, IReadOnlyList<FacetValue> values)
    {
        string name = SearchParameters.NameOf(field);
        page.Write($"""<section class="facet of-{name}" aria-labelledby="facet-{name}"><h3 id="facet-{name}">{context.Texts.Name(field)}</h3><ul>""");
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

    private static void Dates(HtmlWriter page, PageContext context, SearchRequest request, DateOnly today)
    {
        PageTexts texts = context.Texts;
        page.Write($"""<section class="facet" aria-labelledby="facet-date"><h3 id="facet-date">{texts.Date}</h3><ul class="presets">""");
        foreach (DatePreset preset in DatePreset.Around(today, texts))
        {
            bool isActive = request.From == preset.From && request.To == preset.To;
            QueryParameters others = context.FromStart.Without("from").Without("to");
            QueryParameters then = isActive ? others : others.With("from", PageTexts.Iso(preset.From)).With("to", PageTexts.Iso(preset.To));
            page.Write($"""<li><a data-live href="{context.Search(then)}" """).Write(isActive ? "aria-current=\"true\"" : "").Write($">{preset.Name}</a></li>");
        }

        page.Write($"""
            </ul><form class="dates" action="{context.Root}/" method="get" data-live>
            <label>{texts.From} <input type="date" name="from" value="{(request.From is { } from ? PageTexts.Iso(from) : "")}"></label>
            <label>{texts.To} <input type="date" name="to" value="{(request.To is { } to ? PageTexts.Iso(to) : "")}"></label>
            """);
        Layout.Hidden(page, context.FromStart.Without("from").Without("to"));
        page.Write($"""<button type="submit">{texts.Apply}</button></form></section>""");
    }
}
