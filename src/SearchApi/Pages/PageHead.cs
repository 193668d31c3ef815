using System.Globalization;
using Indexer.Languages;

namespace SearchApi.Pages;

/// <summary>What a page is called, and what other programs show of it: Open Graph (https://ogp.me) and search engines.</summary>
/// <param name="Title">What it is called, before the name of the service; empty of the first page.</param>
/// <param name="Kind">A class for the style sheet.</param>
/// <param name="Address">Where it stands for whoever comes by a link, below the service's root.</param>
internal sealed record PageHead(string Title, string Kind, string Address)
{
    private const int MostDescription = 200;

    /// <summary>What it holds, in a few lines; nothing that the caller may not read. Shortened as needed.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it is one text rather than a list.</summary>
    public bool IsArticle { get; init; }

    /// <summary>Whether search engines may list it: what a search found is of no use to them.</summary>
    public bool IsForIndexes { get; init; }

    /// <summary>Its path without parameters.</summary>
    public string Path => Address.Split('?')[0];

    /// <summary>The whole title.</summary>
    public string WindowTitle(PageTexts texts) => Title.Length == 0 ? $"Tra Cứu – {texts.Tagline}" : $"{Title} – Tra Cứu";

    /// <summary>Writes the elements.</summary>
    public void Write(HtmlWriter page, PageContext context)
    {
        if (!IsForIndexes)
        {
            page.Write("""<meta name="robots" content="noindex">""");
        }

        if (Description is null)
        {
            return;
        }

        string address = context.Origin + context.Root + Address;
        string description = Shortened(Description);
        page.Write($"""
            <link rel="canonical" href="{address}">
            <meta name="description" content="{description}">
            <meta property="og:site_name" content="Tra Cứu">
            <meta property="og:type" content="{(IsArticle ? "article" : "website")}">
            <meta property="og:title" content="{(Title.Length == 0 ? "Tra Cứu" : Title)}">
            <meta property="og:description" content="{description}">
            <meta property="og:url" content="{address}">
            <meta property="og:image" content="{context.Origin}{context.Root}{context.Assets.Picture}">
            <meta property="og:locale" content="{(context.Texts.Language == Language.English ? "en_GB" : "vi_VN")}">

            """);
    }

    /// <summary>On one line and cut between words, never inside a letter with its accents.</summary>
    private static string Shortened(string text)
    {
        string line = string.Join(' ', text[..Math.Min(text.Length, 4 * MostDescription)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= MostDescription)
        {
            return line;
        }

        int blank = line.LastIndexOf(' ', MostDescription);
        return (blank > 0 ? line[..blank] : new StringInfo(line).SubstringByTextElements(0, Math.Min(MostDescription / 4, new StringInfo(line).LengthInTextElements))) + " …";
    }
}
