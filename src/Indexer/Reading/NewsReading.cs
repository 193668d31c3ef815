using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>Reads a news item: overline, headline, lead, byline, captions, what the page added.</summary>
internal static class NewsReading
{
    private const int LongParagraph = 200;

    public static void Read(DocumentReading reading, NormalizedText source, List<TextLine> lines, NewsHead head)
    {
        reading.Text("title", head.Title, document => document.Title, (document, title) => document with { Title = title });
        reading.Text("author", head.Author, document => document.Author, (document, author) => document with { Author = author });
        reading.Text("summary", head.Lead, document => document.Summary, (document, lead) => document with { Summary = lead });
        reading.Moment(head.Published);
        reading.Day("heldOn", NewsHead.HeldOn(head.Lead, source, reading.Document.PublishedAt), document => document.HeldOn, (document, day) => document with { HeldOn = day });
        NewsParts parts = NewsParts.Read(lines, head);
        reading.Attribute("overline", head.Overline);
        reading.Attribute("dateline", head.Dateline);
        reading.Attributes("captions", parts.Captions);
        reading.Attributes("credits", parts.Credits);
        reading.Attributes("boilerplate", parts.Boilerplate);

        // Short of some paragraphs nothing tells whether the text ends them with a mark, unless it stands as papers print it.
        bool isTold = head.HasDateline || lines.Count(line => line.Text.Length >= LongParagraph) >= 3;
        if (isTold && head.Author is null && parts.Boilerplate.Count == 0 && Truncation.Find(lines, mayBeCredited: true) is { } cut)
        {
            reading.Attribute("truncated", new("true", cut));
        }
    }
}
