using Search.Engine.Searching;

namespace SearchApi.Pages;

/// <summary>The documents most like one, on its page.</summary>
internal static class SimilarView
{
    /// <summary>Writes them where there are any, by what the caller may read.</summary>
    public static void Write(HtmlWriter page, PageContext context, IReadOnlyList<Hit> similar)
    {
        if (similar.Count == 0)
        {
            return;
        }

        page.Write($"""<section class="similar" aria-labelledby="similar"><h2 id="similar">{context.Texts.Similar}</h2><ul>""");
        foreach (Hit hit in similar)
        {
            page.Write($"""<li><a href="{context.Nothing.With("id", hit.Id).At(context.Root + "/doc")}">""");
            HitView.Title(page, context.Texts, hit.Title);
            page.Write("</a>");
            HitView.Facts(page, context.Texts, hit);
            page.Write("</li>");
        }

        page.Write("</ul></section>");
    }
}
