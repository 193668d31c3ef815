using System.Runtime.CompilerServices;
using AngleSharp.Html.Dom;
using Indexer.Extraction.Encodings;
using Search.Documents;
using Search.Documents.Json;

namespace Indexer.Extraction.Html;

/// <summary>Web pages: the main text without menus and scripts, and what the page's head says of it.</summary>
public sealed class HtmlExtractor : IExtractor
{
    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public bool Recognizes(ReadOnlySpan<byte> start) => HtmlStart.IsPage(start);

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] bytes = await BoundedReading.ReadWholeAsync(content, cancellation);
        DecodedText page = HtmlDecoding.Decode(bytes);
        yield return Read(page, context, cancellation);
    }

    private static Extracted Read(DecodedText decoded, ExtractionContext context, CancellationToken cancellation)
    {
        using IHtmlDocument page = PageParser.Parse(decoded.Text, PageParser.Longest, cancellation);
        var head = HtmlHead.Read(page);
        string text = MainText.Find(decoded.Text, page, cancellation);
        if (string.IsNullOrWhiteSpace(text) && head.Title.Length == 0)
        {
            return Extracted.Refused(context.FileId, null, new("no-text", "", "The page has no text.", "Its text may be drawn by a script: save the page as the browser shows it."));
        }

        var document = new Document
        {
            Id = context.FileId,
            Title = head.Title,
            Text = text,
            Url = head.Url,
            Author = head.Author,
            Source = head.Site,
            PublishedAt = head.Published is { } published && DocumentDates.TryReadMoment(published, out DateTimeOffset moment) ? moment : null,
            Attributes = decoded.Attributes,
        };
        (document, IReadOnlyList<DocumentNote> notes) = LegacyReading.Convert(document, decoded.Notes);
        var supplied = new HashSet<string> { "id", "text" };
        Add("title", document.Title.Length > 0);
        Add("url", document.Url is not null);
        Add("author", document.Author is not null);
        Add("source", document.Source is not null);
        Add("publishedAt", document.PublishedAt is not null);
        return Extracted.Whole(document, supplied, notes);

        void Add(string field, bool present)
        {
            if (present)
            {
                supplied.Add(field);
            }
        }
    }
}
