using Search.Documents;
using Search.Engine.Citing;

namespace SearchApi.Pages;

/// <summary>What a document cites and what cites it, on its page.</summary>
internal static class CitationView
{
    /// <summary>Writes the symbols it cites: those that are here open the document, the others search for it.</summary>
    public static void Cites(HtmlWriter page, PageContext context, Document document, DocumentCitations citations)
    {
        if (document.Cites.Count == 0)
        {
            return;
        }

        Dictionary<string, CitedDocument> found = citations.Citations.DistinctBy(c => c.Symbol).ToDictionary(c => c.Symbol, c => c.Document);
        page.Write($"<div><dt>{context.Texts.Say("Viện dẫn", "Cites")}</dt><dd>");
        foreach (string symbol in document.Cites)
        {
            if (found.TryGetValue(symbol, out CitedDocument? cited))
            {
                page.Write($"""<a class="cited here" href="{Address(context, cited)}" title="{cited.Title}"><bdi>{symbol}</bdi></a> """);
            }
            else
            {
                page.Write($"""<a class="cited" href="{context.Search(context.Nothing.With("q", symbol))}"><bdi>{symbol}</bdi></a> """);
            }
        }

        page.Write("</dd></div>");
    }

    /// <summary>Writes the documents that cite it, where there are any.</summary>
    public static void CitedBy(HtmlWriter page, PageContext context, Document document, DocumentCitations citations)
    {
        PageTexts texts = context.Texts;
        if (citations.CitedBy.Count == 0)
        {
            return;
        }

        page.Write($"""<section class="cited-by" aria-labelledby="cited-by"><h2 id="cited-by">{texts.CitedBy} ({texts.Number(citations.CitedByTotal)})</h2><ul>""");
        foreach (CitedDocument citing in citations.CitedBy)
        {
            page.Write($"""<li><a href="{Address(context, citing)}"><bdi lang="{(string.IsNullOrWhiteSpace(citing.Title) ? texts.Tag : "vi")}">{(string.IsNullOrWhiteSpace(citing.Title) ? texts.Untitled : citing.Title)}</bdi></a></li>""");
        }

        page.Write("</ul>");
        if (citations.CitedByTotal > citations.CitedBy.Count && document.Symbol is { } symbol)
        {
            page.Write($"""<p><a href="{context.Search(context.Nothing.With("cites", symbol))}">{texts.AllCiting}</a></p>""");
        }

        page.Write("</section>");
    }

    private static string Address(PageContext context, CitedDocument document) => context.Nothing.With("id", document.Id).At(context.Root + "/doc");
}
