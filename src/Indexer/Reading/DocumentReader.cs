using System.Text.RegularExpressions;
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
    public const int Version = 7;

    private const int LongestFirstLine = 200;

    /// <summary>The document with what could be read.</summary>
    /// <param name="draft">A document as supplied, already checked.</param>
    /// <param name="isWholeFile">Whether the text is a file of its own, whose first line is the best title where there is no other.</param>
    public static Document Complete(DocumentDraft draft, bool isWholeFile = false)
    {
        ArgumentNullException.ThrowIfNull(draft);
        try
        {
            return Read(draft, isWholeFile);
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that takes a pattern seconds is none that a clerk would read: it is kept as it came.
            return draft.Document;
        }
    }

    private static Document Read(DocumentDraft draft, bool isWholeFile)
    {
        Document document = draft.Document;
        NormalizedText source = TextLines.Normalize(document.Text);
        List<TextLine> lines = TextLines.All(source);
        List<TextLine> top = TextLines.Head(lines);
        NoticeHead notice = NoticeHead.Read(top, isWholeFile);
        NewsHead news = NewsHead.Read(lines);
        TitleHeading? heading = TitleHeading.Read(document.Title);
        var reading = new DocumentReading(draft, document with { Kind = draft.Has("kind") ? document.Kind : Kind(draft, heading, notice, news, isWholeFile) });
        bool isNotice = reading.Document.Kind == DocumentKind.Notice;
        if (isNotice)
        {
            NoticeReading.Read(reading, source, lines, heading, notice);
        }
        else
        {
            NewsReading.Read(reading, source, lines, news);
        }

        ReadFirstLine(reading, top, isWholeFile);
        ReadMentions(reading, source, isNotice ? notice.Place : null);
        return reading.Finish();
    }

    private static DocumentKind Kind(DocumentDraft draft, TitleHeading? heading, NoticeHead notice, NewsHead news, bool isWholeFile)
    {
        bool isNotice = draft.Has("type") || draft.Has("symbol") || draft.Has("signer") || heading is not null
            || (news is { Published: null, HasDateline: false } && HasPaperHead(notice, isWholeFile ? "" : NormalizedText.Of(draft.Document.Title).Text));
        return isNotice ? DocumentKind.Notice : DocumentKind.News;
    }

    // An item with a headline of its own stays news for one line that looks like a head's; a whole letterhead says that it is a paper.
    private static bool HasPaperHead(NoticeHead notice, string title)
    {
        bool isHeadline = title.Length > 0 && !PaperTypes.StartsTitle(title) && notice.Title?.Value.Contains(title.Trim(), StringComparison.OrdinalIgnoreCase) != true;
        return notice.HasEmblem || (isHeadline ? notice is { Type: not null, Symbol: not null } : notice.Type is not null || notice.Symbol is not null);
    }

    // Better than nothing, and said to be no more: a short first line with something after it.
    private static void ReadFirstLine(DocumentReading reading, List<TextLine> lines, bool isWholeFile)
    {
        if (lines.Count > 0 && lines[0].Text.Length <= LongestFirstLine && (lines.Count > 1 || isWholeFile) && !IsLetterhead(lines[0]))
        {
            reading.Text("title", new(lines[0].Text, lines[0].Whole(0.3)), document => document.Title, (document, title) => document with { Title = title });
        }
    }

    // What the head of any paper begins with, whoever issues it: a body, the State, the Party.
    private static bool IsLetterhead(TextLine line)
    {
        string first = Cells.Of(line).First().Text;
        return (Capitals.Are(first) && Letterhead.IsBody(first)) || Organisations.At(NormalizedText.Of(first)) == first || FoldedHeading.HasInCapitals(line.Text, NoticeHead.Emblems);
    }

    // What any text may name.
    private static void ReadMentions(DocumentReading reading, NormalizedText source, ReadValue<string>? issuedAt)
    {
        List<Person> people = People.Read(source);
        reading.List("people", [.. people.Select(person => person.Name)], document => document.People, (document, names) => document with { People = names });
        for (int i = 0; i < people.Count && reading.IsRead("people"); i++)
        {
            reading.Attribute($"people[{i}].title", people[i].Title);
        }

        List<ReadValue<string>> places = Places.Read(source);
        if (issuedAt is not null)
        {
            places.RemoveAll(place => place.Value.Equals(issuedAt.Value, StringComparison.OrdinalIgnoreCase));
            places.Insert(0, issuedAt);
        }

        reading.List("places", places, document => document.Places, (document, names) => document with { Places = names });
        reading.List("cites", Citations.Read(source, reading.Document.Symbol), document => document.Cites, (document, symbols) => document with { Cites = symbols });
        reading.Attributes("organisations", Organisations.Read(source));
    }
}
