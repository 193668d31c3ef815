using Indexer.Languages;
using Search.Engine.Searching;
using SearchApi.Problems;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>The search page: what <c>/search</c> answers, for people.</summary>
internal static class SearchPage
{
    /// <summary>What the page counts.</summary>
    public static readonly IReadOnlyList<FacetField> Counted =
        [FacetField.Kind, FacetField.Type, FacetField.Issuer, FacetField.Source, FacetField.Year];

    /// <summary>The page with hits, or with what to do where there are none.</summary>
    public static string Render(PageContext context, SearchRequest request, SearchResult result, TimeSpan took, DateOnly today)
    {
        PageTexts texts = context.Texts;
        bool isHome = context.FromStart.Without("lang").Pairs.Count == 0;
        PageHead head = new(request.Text, isHome ? "home" : "results", context.FromStart.At("/"))
        {
            Description = isHome ? texts.Tagline : Description(texts, result),
            IsForIndexes = isHome || context.FromStart.Without("lang").Without("page").Pairs.Count == 0,
        };
        return Layout.Render(context, head, page =>
        {
            page.Write("""<p class="unseen" id="status" role="status"></p><div id="results" tabindex="-1"><section class="found" aria-labelledby="heading">""");
            Summary(page, context, request, result, took, isHome);
            if (!isHome)
            {
                ChosenFilters.Write(page, context, request);
                Notices.Write(page, context, request, result);
            }

            if (result.Hits.Count == 0)
            {
                Nothing(page, context, request, isHome);
            }
            else
            {
                page.Write($"""<ol class="{(result.Hits.Any(hit => hit.Date is not null) ? "hits dated" : "hits")}" start="{((request.Page - 1) * (long)request.Size) + 1}">""");
                foreach (Hit hit in result.Hits)
                {
                    HitView.Write(page, context, hit);
                }

                page.Write("</ol>");
                Pager.Write(page, context, request, result);
            }

            page.Write("</section>");
            FilterPanel.Write(page, context, request, result, today);
            page.Write("</div>");
        });
    }

    /// <summary>The page where the parameters cannot be searched.</summary>
    public static string Refuse(PageContext context, ParameterErrors errors) => ErrorPage.Render(
        context,
        new Wording(PageTexts.In(Language.Vietnamese).BadTitle, PageTexts.In(Language.English).BadTitle),
        [.. errors.All.Select(error => new Wording(Say(Language.Vietnamese, error), Say(Language.English, error)))]);

    private static string Say(Language language, (string Parameter, Wording Message, Wording OnPage) error) =>
        $"{PageTexts.In(language).Parameter(error.Parameter)}: {error.OnPage.In(language)}";

    /// <summary>The count and the first titles, for a preview of a link; of what this caller may read.</summary>
    private static string Description(PageTexts texts, SearchResult result) => string.Join(
        " · ", result.Hits.Take(3).Select(hit => hit.Title.Text).Where(title => title.Length > 0).Prepend(texts.Count(result.Total)));

    private static void Summary(
        HtmlWriter page, PageContext context, SearchRequest request, SearchResult result, TimeSpan took, bool isHome)
    {
        PageTexts texts = context.Texts;
        string count = request.Collapse ? texts.CountGroups(result.Total) : texts.Count(result.Total);
        if (isHome)
        {
            page.Write($"""<div class="summary"><h1 id="heading">{texts.Newest}</h1><p data-status>{count}</p></div>""");
            return;
        }

        int active = ChosenFilters.Count(request);
        page.Write($"""
            <div class="summary"><h1 id="heading" class="unseen">{texts.Results}</h1>
            <p class="total"><span data-status>{count}</span> <small>{texts.Took(took)}</small></p>
            """);
        Asked(page, texts, request);
        if (result.Hits.Count > 0)
        {
            Sorting(page, context, request);
            Grouping(page, context, request);
        }

        page.Write($"""<a class="to-filters" href="#filters">{texts.Filters}""");
        if (active > 0)
        {
            page.Write($" ({active})");
        }

        page.Write("</a></div>");
    }

    /// <summary>What was asked, for paper, where the box is not.</summary>
    private static void Asked(HtmlWriter page, PageTexts texts, SearchRequest request)
    {
        if (request.Text.Length == 0)
        {
            return;
        }

        page.Write($"""<p class="printed">{texts.ResultsOf} <strong lang="vi">{request.Text}</strong>""");
        if (request.Page > 1)
        {
            page.Write($" · {texts.Page} {request.Page}");
        }

        page.Write("</p>");
    }

    private static void Sorting(HtmlWriter page, PageContext context, SearchRequest request)
    {
        SortOrder now = request.Sort ?? (request.Text.Length == 0 ? SortOrder.Newest : SortOrder.Relevance);
        page.Write($"""<nav class="sort" aria-label="{context.Texts.Sort}">""");
        foreach (SortOrder order in Enum.GetValues<SortOrder>())
        {
            if (order == SortOrder.Relevance && request.Text.Length == 0)
            {
                continue;
            }

            string address = context.Search(context.FromStart.With("sort", order.ToString().ToLowerInvariant()));
            page.Write($"""<a data-live href="{address}" """)
                .Write(order == now ? "aria-current=\"true\"" : "")
                .Write($">{context.Texts.Name(order)}</a>");
        }

        page.Write("</nav>");
    }

    /// <summary>The switch that makes documents of one series one hit.</summary>
    private static void Grouping(HtmlWriter page, PageContext context, SearchRequest request)
    {
        QueryParameters then = request.Collapse ? context.FromStart.Without("collapse") : context.FromStart.With("collapse", "series");
        page.Write($"""<a class="group" data-live href="{context.Search(then)}" """)
            .Write(request.Collapse ? "aria-current=\"true\"" : "")
            .Write($">{context.Texts.GroupSeries}</a>");
    }

    private static void Nothing(HtmlWriter page, PageContext context, SearchRequest request, bool isHome)
    {
        PageTexts texts = context.Texts;
        if (isHome)
        {
            page.Write($"""<div class="state"><h2>{texts.EmptyTitle}</h2><p>{texts.EmptyAdvice}</p></div>""");
            return;
        }

        page.Write($"""<div class="state"><h2>{texts.NoneTitle}</h2><p>{texts.NoneAdvice}</p><ul>""");
        if (ChosenFilters.Count(request) > 0)
        {
            page.Write($"""<li><a data-live href="{context.Search(ChosenFilters.Cleared(context))}">{texts.ClearFilters}</a></li>""");
        }

        if (request.Text.Length > 0 && request.Match != MatchMode.Any)
        {
            page.Write($"""<li><a data-live href="{context.Search(context.FromStart.With("match", "any"))}">{texts.AnyWord}</a></li>""");
        }

        page.Write("</ul></div>");
    }
}
