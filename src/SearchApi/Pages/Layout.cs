using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>What all pages have in common.</summary>
internal static class Layout
{
    /// <summary>Writes a whole page.</summary>
    /// <param name="head">What it is called and what others show of it.</param>
    /// <param name="content">Writes what is inside <c>main</c>.</param>
    public static string Render(PageContext context, PageHead head, Action<HtmlWriter> content)
    {
        PageTexts texts = context.Texts;
        HtmlWriter page = new();
        string skip = head.Kind == "document" ? texts.SkipToText : texts.SkipToResults;
        page.Write($"""
            <!DOCTYPE html>
            <html lang="{texts.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="theme-color" content="#fbf9f5" media="(prefers-color-scheme: light)">
            <meta name="theme-color" content="#171514" media="(prefers-color-scheme: dark)">
            <title>{head.WindowTitle(texts)}</title>
            <link rel="icon" href="{context.Root}/favicon.ico" sizes="32x32">
            <link rel="icon" href="{context.Root}{context.Assets.Icon}" type="image/svg+xml">
            <link rel="apple-touch-icon" href="{context.Root}{context.Assets.Picture}">
            <link rel="search" type="application/opensearchdescription+xml" title="Tra Cứu" href="{context.Root}{OpenSearch.Path}">
            <link rel="stylesheet" href="{context.Root}{context.Assets.Style}">
            <script src="{context.Root}{context.Assets.Script}" defer></script>
            <script src="{context.Root}{context.Assets.Box}" defer></script>

            """);
        head.Write(page, context);
        page.Write($"""
            </head>
            <body class="{head.Kind}" data-failed="{texts.Failed}" data-offline="{texts.Offline}" data-retry="{texts.Retry}" data-slow="{texts.Slow}">
            <a class="skip" href="#main">{skip}</a>
            <header class="top"><div class="band">
            <a class="brand" href="{context.Search(context.Nothing)}"><span class="seal" aria-hidden="true">TC</span><span>Tra Cứu</span></a>
            """);
        Box(page, context);
        page.Write("</div></header>\n<main id=\"main\" tabindex=\"-1\">\n");
        content(page);
        page.Write($"""

            </main>
            <footer><div class="band"><span>{texts.Footer}</span>
            <nav><a href="{context.Root}/docs">{texts.ApiDocs}</a> <a id="other-language" lang="{texts.OtherTag}" hreflang="{texts.OtherTag}" href="{context.InOtherLanguage(head.Path)}">{texts.OtherLanguage}</a></nav></div></footer>
            </body>
            </html>

            """);
        return page.ToString();
    }

    /// <summary>Writes parameters as hidden fields of a form.</summary>
    public static void Hidden(HtmlWriter page, QueryParameters parameters)
    {
        foreach ((string name, string value) in parameters.Pairs)
        {
            page.Write($"""<input type="hidden" name="{name}" value="{value}">""");
        }
    }

    private static void Box(HtmlWriter page, PageContext context)
    {
        PageTexts texts = context.Texts;
        page.Write($"""

            <div class="ask">
            <p class="tagline">{texts.Tagline}</p>
            <search-box>
            <form id="search" role="search" action="{context.Root}/" method="get">
            <label class="unseen" for="q">{texts.SearchLabel}</label>
            <input id="q" name="q" type="search" value="{context.Parameters.First("q")}" placeholder="{texts.Placeholder}" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" enterkeyhint="search" aria-describedby="hint">
            <button type="submit">{texts.SearchButton}</button>
            <span id="carried" hidden>
            """);
        Hidden(page, context.FromStart.Without("q").Without("rewrite"));
        page.Write($"""
            </span>
            </form>
            </search-box>
            <p class="hint" id="hint">{texts.Hint}</p>
            </div>
            """);
    }
}
