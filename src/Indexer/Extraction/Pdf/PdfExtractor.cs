using System.Globalization;
using System.Runtime.CompilerServices;
using Indexer.Extraction.Docx;
using Indexer.Extraction.Encodings;
using Search.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Indexer.Extraction.Pdf;

/// <summary>
/// PDF files with a text layer: columns in reading order, paragraphs joined again, running heads and page numbers left out. What the file says of itself
/// is kept as attributes only. Pages that are pictures have no text; a file of nothing else is refused.
/// </summary>
public sealed class PdfExtractor : IExtractor
{
    // A page with fewer letters is a picture with a stamp on it, or blank.
    private const int LettersOfText = 10;

    // Above this share letters have no meaning that the file tells.
    private const double MostUnknown = 0.3;

    private static readonly HashSet<string> Supplied = ["id", "text"];

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public bool Recognizes(ReadOnlySpan<byte> start)
    {
        // The standard lets up to 1024 bytes stand before the head; text that speaks of PDF is none.
        int at = start[..Math.Min(start.Length, 1024 + 5)].IndexOf("%PDF-"u8);
        return at == 0 || (at > 0 && !BinaryContent.IsText(start));
    }

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] bytes = await BoundedReading.ReadWholeAsync(content, cancellation, ExtractionLimits.ContainerBytes);
        yield return Read(bytes, context, cancellation);
    }

    private static Extracted Read(byte[] bytes, ExtractionContext context, CancellationToken cancellation)
    {
        try
        {
            using PdfDocument pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (pdf.NumberOfPages > ExtractionLimits.Pages)
            {
                throw new ExtractionException(new("too-many-pages", "", $"The file has more than {ExtractionLimits.Pages} pages.", "Split it."));
            }

            (string text, int pictures) = Text(pdf, cancellation);
            if (string.IsNullOrWhiteSpace(text))
            {
                return Extracted.Refused(context.FileId, null, Scanned(pictures));
            }

            var properties = new Dictionary<string, string>();
            FileProperties.Add(properties, FileProperties.Title, pdf.Information.Title);
            FileProperties.Add(properties, FileProperties.Author, pdf.Information.Author);
            FileProperties.Add(properties, FileProperties.Created, pdf.Information.GetCreatedDateTimeOffset()?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
            var document = new Document { Id = context.FileId, Text = text, Attributes = properties };
            string missing = string.Create(CultureInfo.InvariantCulture, $"{pictures} of {pdf.NumberOfPages} pages are pictures without text, and were left out.");
            (document, IReadOnlyList<DocumentNote> notes) = LegacyReading.Convert(document, pictures > 0 ? [new DocumentNote("pages-without-text", "text", missing)] : []);
            return Extracted.Whole(document, Supplied, notes);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new ExtractionException(new("protected", "", "The PDF file is protected by a password.", "Take the password off and save it again."));
        }
        catch (Exception fault) when (fault is not (ExtractionException or OutOfMemoryException or OperationCanceledException))
        {
            // The library names no one exception for files that are not as they should be.
            throw new ExtractionException(new("pdf-damaged", "", "The PDF file is damaged or cut off.", "Open it in a PDF reader, which may mend it, and print or save it as PDF again."));
        }
    }

    private static DocumentError Scanned(int pictures) => pictures > 0
        ? new("scanned", "", "The PDF file has no text: its pages are pictures, as from a scanner.", "Put it through text recognition first, for instance: ocrmypdf -l vie IN.pdf OUT.pdf.")
        : new("no-text", "", "The PDF file has no text.", "Where its pages are pictures, put it through text recognition first, for instance: ocrmypdf -l vie IN.pdf OUT.pdf.");

    private static (string Text, int Pictures) Text(PdfDocument pdf, CancellationToken cancellation)
    {
        var pages = new List<List<PageRow>>();
        var heights = new List<double>();
        int pictures = 0;
        long letters = 0, unknown = 0;
        for (int number = 1; number <= pdf.NumberOfPages; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            Page page = pdf.GetPage(number);
            pictures += page.Letters.Count < LettersOfText && page.NumberOfImages > 0 ? 1 : 0;
            letters += page.Letters.Count;
            unknown += page.Letters.Count(letter => letter.Value is null or "" or "\uFFFD" or [>= '\uE000' and <= '\uF8FF']);
            pages.Add(PageLetters.Rows(page));
            heights.Add(page.Height);
            if (letters > ExtractionLimits.TextLength)
            {
                throw new ExtractionException(new("text-too-long", "", "The text is longer than 4 MiB.", "Split the file."));
            }
        }

        if (unknown > MostUnknown * letters)
        {
            throw new ExtractionException(new("pdf-unmapped", "", "The PDF file does not say which letters its glyphs stand for.", "Put it through text recognition, for instance: ocrmypdf --force-ocr -l vie IN.pdf OUT.pdf."));
        }

        RunningHeads.Remove(pages, heights);
        double right = pages.SelectMany(rows => rows).Select(row => row.Right).DefaultIfEmpty().Max();
        var text = new PdfText();
        foreach (List<PageRow> rows in pages)
        {
            bool isPageStart = true;
            foreach (PageBlock block in ReadingOrder.Of(rows, right))
            {
                text.Add(block, isPageStart);
                isPageStart = false;
            }
        }

        return (text.ToString(), pictures);
    }
}
