using Search.Analysis.Text;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>
/// Reads out of a document's text what its supplier left out: kind, title, type, symbol, dates. What was supplied always wins; nothing is invented;
/// each value that was read is composed, whatever the encoding of its text, and says where it stands there. Thread safe: no state.
/// </summary>
public static class DocumentReader
{
    /// <summary>Part of what a file's stamp says: raise it when anything is read differently, so that files are read again.</summary>
    public const int Version = 3;

    private const int LongestFirstLine = 200;

    /// <summary>The document with what could be read.</summary>
    /// <param name="draft">A document as supplied, already checked.</param>
    /// <param name="isWholeFile">Whether the text is a file of its own, whose first line is the best title where there is no other.</param>
    public static Document Complete(DocumentDraft draft, bool isWholeFile = false)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Document document = draft.Document;
        List<TextLine> lines = TextLines.Head(document.Text);
        NoticeHead notice = NoticeHead.Read(lines, isWholeFile);
        NewsHead news = NewsHead.Read(lines, document.Text);
        var reading = new Reading(draft, document with { Kind = draft.Has("kind") ? document.Kind : Kind(draft, notice, news, isWholeFile) });
        if (reading.Document.Kind == DocumentKind.Notice)
        {
            reading.ReadNotice(notice);
        }
        else
        {
            reading.ReadNews(news);
        }

        reading.ReadFirstLine(lines, isWholeFile);
        return reading.Finish();
    }

    private static DocumentKind Kind(DocumentDraft draft, NoticeHead notice, NewsHead news, bool isWholeFile)
    {
        bool isNotice = draft.Has("type") || draft.Has("symbol") || draft.Has("signer") || PaperTypes.OfHeading(NormalizedText.Of(draft.Document.Title).Text) is not null
            || (news is { Published: null, HasDateline: false } && HasPaperHead(notice, isWholeFile ? "" : NormalizedText.Of(draft.Document.Title).Text));
        return isNotice ? DocumentKind.Notice : DocumentKind.News;
    }

    // An item with a headline of its own stays news for one line that looks like a head's; a whole letterhead says that it is a paper.
    private static bool HasPaperHead(NoticeHead notice, string title)
    {
        bool isHeadline = title.Length > 0 && !PaperTypes.StartsTitle(title) && notice.Title?.Value.Contains(title.Trim(), StringComparison.OrdinalIgnoreCase) != true;
        return notice.HasEmblem || (isHeadline ? notice is { Type: not null, Symbol: not null } : notice.Type is not null || notice.Symbol is not null);
    }

    private sealed class Reading(DocumentDraft draft, Document document)
    {
        private readonly Dictionary<string, ExtractedValue> extracted = new(document.Extracted, StringComparer.Ordinal);

        public Document Document { get; private set; } = document;

        public void ReadNotice(NoticeHead head)
        {
            if (draft.Date is { } date && !draft.Has("issuedOn"))
            {
                Document = Document with { IssuedOn = DateOnly.FromDateTime(date.DateTime) };
            }

            if (head.Title is { } title && IsOpen("title", Document.Title))
            {
                Document = Document with { Title = Note("title", title.Where, title.Value) };
            }

            if (head.Type is { } type && IsOpen("type", Document.Type))
            {
                Document = Document with { Type = Note("type", type.Where, type.Value) };
            }

            if (head.Symbol is { } symbol && IsOpen("symbol", Document.Symbol))
            {
                Document = Document with { Symbol = Note("symbol", symbol.Where, symbol.Value) };
            }

            if (head.IssuedOn is { } issued && Document.IssuedOn is null)
            {
                Document = Document with { IssuedOn = Note("issuedOn", issued.Where, issued.Value) };
            }

            if (head.HeldOn is { } held && Document.HeldOn is null)
            {
                Document = Document with { HeldOn = Note("heldOn", held.Where, held.Value) };
            }
        }

        public void ReadNews(NewsHead head)
        {
            if (draft.Date is { } date && !draft.Has("publishedAt"))
            {
                Document = Document with { PublishedAt = date };
            }

            if (head.Title is { } title && IsOpen("title", Document.Title))
            {
                Document = Document with { Title = Note("title", title.Where, title.Value) };
            }

            if (head.Published is { } published && Document.PublishedAt is null)
            {
                Document = Document with { PublishedAt = Note("publishedAt", published.Where, published.Value) };
            }

            if (head.Author is { } author && IsOpen("author", Document.Author))
            {
                Document = Document with { Author = Note("author", author.Where, author.Value) };
            }
        }

        // Better than nothing, and said to be no more: a short first line with something after it.
        public void ReadFirstLine(List<TextLine> lines, bool isWholeFile)
        {
            if (lines.Count > 0 && lines[0].Text.Length <= LongestFirstLine && (lines.Count > 1 || isWholeFile) && IsOpen("title", Document.Title))
            {
                Document = Document with { Title = Note("title", lines[0].Whole(0.3), lines[0].Text) };
            }
        }

        public Document Finish() => Document with { Extracted = extracted };

        private bool IsOpen(string field, string? value) => string.IsNullOrWhiteSpace(value) && (!draft.Has(field) || field == "title");

        private T Note<T>(string field, ExtractedValue where, T value)
        {
            extracted[field] = where;
            return value;
        }
    }
}
