using Search.Analysis.Text;
using Search.Engine.Searching;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>How the search text was taken, and the ways back.</summary>
internal static class Notices
{
    /// <summary>Writes those that apply.</summary>
    public static void Write(HtmlWriter page, PageContext context, SearchRequest request, SearchResult result)
    {
        PageTexts texts = context.Texts;
        QueryParameters parameters = context.FromStart;
        QueryUnderstanding query = result.Query;
        if (!request.Rewrite)
        {
            page.Write($"""<p class="notice">{texts.AsTypedNow} <a data-live href="{context.Search(parameters.Without("rewrite"))}">{texts.LetUnderstand}</a></p>""");
        }
        else if (!IsSame(query.Understood, query.Text))
        {
            page.Write($"""<p class="notice">{texts.Understood} <strong lang="vi">{query.Understood}</strong>. """);
            AsTyped(page, context);
        }
        else if (query.Rewrites.Select(rewrite => rewrite.To).Where(to => !IsSame(to, query.Text)).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } added)
        {
            page.Write($"""<p class="also">{texts.AlsoSearched} <span lang="vi">{string.Join(", ", added)}</span>. """);
            AsTyped(page, context);
        }

        if (result.DidYouMean is { Length: > 0 } likelier)
        {
            page.Write($"""<p class="notice">{texts.DidYouMean} <a data-live="query" href="{context.Search(parameters.With("q", likelier))}">{likelier}</a></p>""");
        }

        if (query.Relaxed)
        {
            page.Write($"""<p class="notice">{texts.Relaxed} <a data-live href="{context.Search(parameters.With("match", "all"))}">{texts.OnlyAllWords}</a></p>""");
        }
        else if (query.TakesMost)
        {
            page.Write($"""<p class="also">{texts.TakesMost} <a data-live href="{context.Search(parameters.With("match", "all"))}">{texts.OnlyAllWords}</a></p>""");
        }
    }

    private static void AsTyped(HtmlWriter page, PageContext context) =>
        page.Write($"""<a data-live href="{context.Search(context.FromStart.With("rewrite", "off"))}">{context.Texts.ExactlyAsTyped}</a></p>""");

    /// <summary>Whether a reader sees the same: capitals and Unicode forms change nothing.</summary>
    private static bool IsSame(string one, string other) =>
        NormalizedText.Of(one).Text.Trim().Equals(NormalizedText.Of(other).Text.Trim(), StringComparison.OrdinalIgnoreCase);
}
