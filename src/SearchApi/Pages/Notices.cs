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
        else if (query.Rewrites.Count > 0)
        {
            page.Write($"""<p class="notice">{texts.Understood} <strong>{query.Understood}</strong>. <a data-live href="{context.Search(parameters.With("rewrite", "off"))}">{texts.ExactlyAsTyped}</a></p>""");
        }

        if (result.DidYouMean is { Length: > 0 } likelier)
        {
            page.Write($"""<p class="notice">{texts.DidYouMean} <a data-live="query" href="{context.Search(parameters.With("q", likelier))}">{likelier}</a></p>""");
        }

        if (query.Relaxed)
        {
            page.Write($"""<p class="notice">{texts.Relaxed} <a data-live href="{context.Search(parameters.With("match", "all"))}">{texts.OnlyAllWords}</a></p>""");
        }
    }
}
