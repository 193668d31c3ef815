using System.Runtime.CompilerServices;
using System.Text;
using AngleSharp.Html.Dom;
using Indexer.Extraction.Encodings;
using Search.Documents;
using Search.Documents.Json;

namespace Indexer.Extraction.Html;

/// <summary>Web pages: the main text without menus and scripts, and what the page's head says of it.</summary>
public sealed class HtmlExtractor : IExtractor
{
    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] bytes = await BoundedReading.ReadWholeAsync(content, cancellation);
        (string html, IReadOnlyList<DocumentNote> notes) = HtmlDecoding.Decode(bytes);
        yield return Read(html, notes, context, cancellation);
    }

    private static Extracted Read(string html, IReadOnlyList<DocumentNote> notes, ExtractionContext context, CancellationToken cancellation)
    {
        using IHtmlDocument page = PageParser.Parse(html, PageParser.Longest, cancellation);
        var head = HtmlHead.Read(page);
        string text = MainText.Find(html, page, cancellation);
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
        };
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

/// <summary>The encoding of a page: what a page says of itself comes before any guess.</summary>
internal static class HtmlDecoding
{
    public static (string Html, IReadOnlyList<DocumentNote> Notes) Decode(ReadOnlySpan<byte> bytes)
    {
        if (TextDecoding.ByteOrderMark(bytes) is null && !System.Text.Unicode.Utf8.IsValid(bytes) && Declared(bytes) is { } encoding)
        {
            return (encoding.GetString(bytes), [new DocumentNote("encoding", "text", $"Read as {encoding.WebName}: the page says so.")]);
        }

        return TextDecoding.Decode(bytes);
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        string start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        int at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        string name = new([.. start.AsSpan(at + 8).TrimStart("\"' ").ToString().TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]);
        try
        {
            Encoding encoding = Encoding.GetEncoding(name);
            return encoding is UTF8Encoding or UnicodeEncoding ? null : encoding;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
