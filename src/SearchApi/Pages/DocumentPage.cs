using System.Globalization;
using Search.Documents;
using Search.Documents.Json;
using Search.Engine.Citing;
using Search.Engine.Searching;
using SearchApi.Documents;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>One document for reading, with the marks of the search that led to it.</summary>
internal static class DocumentPage
{
    /// <summary>The id of the first mark.</summary>
    private const string FirstMark = "mark";

    /// <summary>Items led to.</summary>
    private const int MostItems = 20;

    /// <summary>The page.</summary>
    public static string Render(PageContext context, Document document, MarkedText title, MarkedText text, DocumentCitations citations, IReadOnlyList<Hit> similar)
    {
        PageTexts texts = context.Texts;
        string name = document.Title.Length > 0 ? document.Title : texts.Untitled;
        PageHead head = new(name, "document", context.Nothing.With("id", document.Id).At("/doc"))
        {
            Description = Description(document),
            IsArticle = true,
            IsForIndexes = true,
        };
        return Layout.Render(context, head, page =>
        {
            page.Write("""<article class="reading"><header>""");
            page.Write($"""<p class="back"><a href="{context.Search(context.Parameters)}"><span aria-hidden="true">← </span>{texts.BackToResults}</a></p><h1>""");
            HitView.Title(page, texts, title);
            page.Write("</h1>");
            Facts(page, context, document, citations);
            page.Write("</header>");
            IReadOnlyList<DocumentItem> items = DocumentItems.Of(document.Text);
            IReadOnlyList<ItemAnchor> anchors = ItemAnchor.Of(items);
            Marks(page, context, text, items, anchors);
            page.Write("""<div class="text" id="text" lang="vi" dir="auto">""").Write(text, FirstMark, anchors).Write("</div>");
            if (document.IsTruncated)
            {
                page.Write($"""<p class="truncated" role="note">{texts.TruncatedAsGiven}</p>""");
            }

            CitationView.CitedBy(page, context, document, citations);
            SimilarView.Write(page, context, similar);
            page.Write("</article>");
        });
    }

    /// <summary>What the document is and how it begins, for a preview of a link.</summary>
    private static string Description(Document document)
    {
        string?[] parts = [document.Type, document.Symbol, document.Issuer, document.Date is { } day ? PageTexts.Day(day) : null, document.Summary ?? document.Text];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    private static void Marks(HtmlWriter page, PageContext context, MarkedText text, IReadOnlyList<DocumentItem> items, IReadOnlyList<ItemAnchor> anchors)
    {
        PageTexts texts = context.Texts;
        if (context.Parameters.First("q") is null)
        {
            return;
        }

        if (text.Marks.Count == 0)
        {
            page.Write($"""<p class="marks">{texts.NoMarks}</p>""");
            return;
        }

        page.Write($"""
            <div class="marks" id="marks" data-next="{texts.NextMark}" data-previous="{texts.PreviousMark}"><span>{texts.Matches(text.Marks.Count)}</span>
            <a href="#{FirstMark}">{texts.FirstMark}<span aria-hidden="true"> ↓</span></a></div>
            """);
        MarkedItems(page, texts, text, items, anchors);
    }

    /// <summary>Leads to the innermost items that have marks.</summary>
    private static void MarkedItems(HtmlWriter page, PageTexts texts, MarkedText text, IReadOnlyList<DocumentItem> items, IReadOnlyList<ItemAnchor> anchors)
    {
        int[] marked = [.. text.Marks.Select(mark => ItemAt(mark.Start)).Where(item => item >= 0).Distinct().Take(MostItems)];
        if (marked.Length == 0)
        {
            return;
        }

        page.Write($"""<p class="marks">{texts.MarksInItems}""");
        foreach (int item in marked)
        {
            page.Write($""" <a class="item" href="#{Uri.EscapeDataString(anchors[item].Id)}">{texts.Item(items[item].Number)}</a>""");
        }

        page.Write("</p>");

        int ItemAt(int at)
        {
            int found = items.Count - 1;
            while (found >= 0 && !(items[found].Start <= at && at < items[found].End))
            {
                found--;
            }

            return found;
        }
    }

    private static void Facts(HtmlWriter page, PageContext context, Document document, DocumentCitations citations)
    {
        PageTexts texts = context.Texts;
        page.Write($"""<dl class="details" aria-label="{texts.Details}">""");
        Fact(page, context, document, FacetField.Type, "type", document.Type);
        Fact(page, context, document, FacetField.Symbol, "symbol", document.Symbol);
        Fact(page, context, document, FacetField.Issuer, "issuer", document.Issuer);
        Fact(page, context, document, FacetField.Superior, "attributes.superior", document.Attributes.GetValueOrDefault("superior"));
        Fact(page, context, document, FacetField.Urgency, "attributes.urgency", document.Attributes.GetValueOrDefault("urgency"));
        Fact(page, context, document, FacetField.Secrecy, "attributes.secrecy", document.Attributes.GetValueOrDefault("secrecy"));
        Day(page, texts, document, texts.Say("Ban hành", "Issued"), "issuedOn", document.IssuedOn);
        Day(page, texts, document, texts.Say("Diễn ra", "Held"), "heldOn", document.HeldOn);
        if (document.PublishedAt is { } published)
        {
            string shown = DocumentDates.ClockOf(published).ToString("dd'/'MM'/'yyyy HH:mm", CultureInfo.InvariantCulture);
            page.Write($"""<div><dt>{texts.Say("Đăng", "Published")}</dt><dd><time datetime="{published.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}">{shown}</time></dd></div>""");
        }

        Fact(page, context, document, FacetField.Signer, "signer", document.Signer, document.SignerTitle);
        Fact(page, context, document, FacetField.Author, "author", document.Author);
        Fact(page, context, document, FacetField.Source, "source", document.Source);
        CitationView.Cites(page, context, document, citations);
        if (document.Recipients.Count > 0)
        {
            page.Write($"""<div><dt>{texts.Say("Nơi nhận", "Recipients")}</dt><dd lang="vi">{string.Join("; ", document.Recipients)}</dd></div>""");
        }

        if (HitView.Original(document.Url) is { } original)
        {
            page.Write($"""<div><dt>{texts.Original}</dt><dd><a rel="noopener external" href="{original.AbsoluteUri}">{original.Host}<span aria-hidden="true"> ↗</span></a></dd></div>""");
        }

        page.Write("</dl>");
    }

    private static void Fact(
        HtmlWriter page, PageContext context, Document document, FacetField field, string name, string? value, string? note = null)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        string more = context.Search(context.Nothing.With(SearchParameters.NameOf(field), value));
        page.Write($"""<div><dt>{context.Texts.Name(field)}</dt><dd><a href="{more}"><bdi lang="vi">{value}</bdi></a>""");
        if (note is not null)
        {
            page.Write($""", <span lang="vi">{note}</span>""");
        }

        Extracted(page, context.Texts, document, name);
        page.Write("</dd></div>");
    }

    private static void Day(HtmlWriter page, PageTexts texts, Document document, string label, string name, DateOnly? day)
    {
        if (day is not { } known)
        {
            return;
        }

        page.Write($"""<div><dt>{label}</dt><dd><time datetime="{PageTexts.Iso(known)}">{PageTexts.Day(known)}</time>""");
        Extracted(page, texts, document, name);
        page.Write("</dd></div>");
    }

    private static void Extracted(HtmlWriter page, PageTexts texts, Document document, string name)
    {
        if (document.Extracted.ContainsKey(name))
        {
            page.Write($"""<small class="extracted"> ({texts.ReadFromText})</small>""");
        }
    }
}
