using System.Globalization;
using System.Runtime.CompilerServices;
using AngleSharp.Html.Dom;
using Indexer.Extraction.Encodings;
using Indexer.Extraction.Html;
using MimeKit;
using Search.Documents;

namespace Indexer.Extraction.Mail;

/// <summary>
/// Mails (RFC 5322, MIME): subject, sender, date and text; what is attached and can be read becomes documents of their own, named after the mail's id
/// with <c>#</c> and the number of the attachment. Mails in mails count as attached.
/// </summary>
/// <param name="extractors">Those that read attachments.</param>
internal sealed class MailExtractor(Extractors extractors) : IExtractor
{
    public IReadOnlyList<string> Extensions { get; } = [".eml", ".mht", ".mhtml"];

    public bool Recognizes(ReadOnlySpan<byte> start) => MailStart.IsMail(start);

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] bytes = await BoundedReading.ReadWholeAsync(content, cancellation, ExtractionLimits.ContainerBytes);
        MimeMessage mail;
        try
        {
            mail = await MimeMessage.LoadAsync(new ParserOptions { MaxMimeDepth = 2 * ExtractionLimits.Nesting }, new MemoryStream(bytes), persistent: true, cancellation);
        }
        catch (FormatException)
        {
            throw new ExtractionException(new("mail-damaged", "", "The mail is damaged or none.", "Save it again from the mail program, as .eml."));
        }

        var count = new Count();
        await foreach (Extracted item in ReadAsync(mail, context, depth: 1, count, cancellation))
        {
            yield return item;
        }
    }

    private sealed class Count
    {
        public int Parts { get; set; }
    }

    private async IAsyncEnumerable<Extracted> ReadAsync(MimeMessage mail, ExtractionContext context, int depth, Count count, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<MimeEntity> attached = [.. mail.BodyParts.Where(IsAttached)];
        Extracted body = Body(mail, context, cancellation);
        if (body.Draft is not null || attached.Count == 0)
        {
            yield return body;
        }

        for (int at = 0; at < attached.Count; at++)
        {
            ExtractionContext own = context with { FileId = string.Create(CultureInfo.InvariantCulture, $"{context.FileId}#{at + 1}") };
            if (++count.Parts > ExtractionLimits.Parts || depth >= ExtractionLimits.Nesting)
            {
                yield return Extracted.Refused(own.FileId, null, new("too-many-parts", "", $"The mail holds more than {ExtractionLimits.Parts} parts, or mails nested deeper than {ExtractionLimits.Nesting}.", "Save what is attached as files."));
                yield break;
            }

            if (attached[at] is MessagePart { Message: { } inner })
            {
                await foreach (Extracted item in ReadAsync(inner, own, depth + 1, count, cancellation))
                {
                    yield return item;
                }
            }
            else if (attached[at] is MimePart part)
            {
                foreach (Extracted item in await AttachmentAsync(part, own, cancellation))
                {
                    yield return item;
                }
            }
        }
    }

    private static bool IsAttached(MimeEntity entity) => entity.IsAttachment || entity is MessagePart or MimePart and not TextPart;

    private static Extracted Body(MimeMessage mail, ExtractionContext context, CancellationToken cancellation)
    {
        string text = mail.TextBody is { } plain && !string.IsNullOrWhiteSpace(plain) ? plain : Html(mail.HtmlBody, cancellation);
        var document = new Document { Id = context.FileId, Title = (mail.Subject ?? "").Trim(), Text = text.Trim() };
        var supplied = new HashSet<string> { "id", "text" };
        if (document.Title.Length > 0)
        {
            supplied.Add("title");
        }

        if (mail.From.Mailboxes.FirstOrDefault()?.Name is { } sender && !string.IsNullOrWhiteSpace(sender))
        {
            document = document with { Author = sender.Trim() };
            supplied.Add("author");
        }

        if (mail.Date.Year > 1970)
        {
            // When it was sent; the paper in it has a day of its own.
            document = document with { PublishedAt = mail.Date };
            supplied.Add("publishedAt");
        }

        (document, IReadOnlyList<DocumentNote> notes) = LegacyReading.Convert(document, []);
        return Extracted.Whole(document, supplied, notes);
    }

    private static string Html(string? html, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return "";
        }

        using IHtmlDocument page = PageParser.Parse(html, PageParser.Longest, cancellation);
        return page.Body is { } body ? HtmlText.Of(body) : "";
    }

    private async Task<List<Extracted>> AttachmentAsync(MimePart part, ExtractionContext context, CancellationToken cancellation)
    {
        var items = new List<Extracted>();
        try
        {
            using var content = new MemoryStream();
            if (part.Content is null)
            {
                return items;
            }

            await part.Content.DecodeToAsync(content, cancellation);
            ReadOnlyMemory<byte> start = content.GetBuffer().AsMemory(0, (int)Math.Min(content.Length, Extractors.StartLength));
            if (extractors.Choose(part.FileName ?? "", start.Span) is not { } extractor)
            {
                return items;
            }

            content.Position = 0;
            await foreach (Extracted item in extractor.ExtractAsync(content, context, cancellation))
            {
                items.Add(item);
            }
        }
        catch (ExtractionException fault)
        {
            items.Add(Extracted.Refused(context.FileId, null, fault.Error));
        }

        return items;
    }
}
