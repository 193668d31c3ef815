using System.Runtime.CompilerServices;
using System.Xml;
using Indexer.Extraction.Encodings;
using Search.Documents;

namespace Indexer.Extraction.Docx;

/// <summary>
/// Word documents (WordprocessingML, ECMA-376): paragraphs with their automatic numbers, tables, text boxes, notes behind the text. Headers and footers
/// are left out. What the file says of itself is kept as attributes only: it is mostly what the template said.
/// </summary>
public sealed class DocxExtractor : IExtractor
{
    private static readonly HashSet<string> Supplied = ["id", "text"];

    public IReadOnlyList<string> Extensions { get; } = [".docx", ".docm", ".dotx"];

    public bool Recognizes(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8) && start.IndexOf("word/"u8) >= 0;

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] bytes = await BoundedReading.ReadWholeAsync(content, cancellation, ExtractionLimits.ContainerBytes);
        yield return Read(bytes, context, cancellation);
    }

    private static Extracted Read(byte[] bytes, ExtractionContext context, CancellationToken cancellation)
    {
        try
        {
            using var package = new OfficePackage(bytes);
            string main = package.MainPart() ?? throw new ExtractionException(new("binary", "", "The file is a ZIP archive without a Word document in it.", "Save it as .docx or PDF."));
            string text = Text(package, main, cancellation);
            if (string.IsNullOrWhiteSpace(text))
            {
                return Extracted.Refused(context.FileId, null, new("no-text", "", "The document has no text.", "Where its pages are pictures, put them through text recognition first."));
            }

            var document = new Document { Id = context.FileId, Text = text, Attributes = FileProperties.Read(package) };
            (document, IReadOnlyList<DocumentNote> notes) = LegacyReading.Convert(document, []);
            return Extracted.Whole(document, Supplied, notes);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new ExtractionException(new("docx-damaged", "", "The Word document is damaged or cut off.", "Open it in Word or LibreOffice, which may mend it, and save it again."));
        }
    }

    private static string Text(OfficePackage package, string main, CancellationToken cancellation)
    {
        using XmlReader? numberingPart = package.Open(package.Related(main, "numbering")), stylesPart = package.Open(package.Related(main, "styles"));
        var numbering = WordNumbering.Read(numberingPart);
        var styles = WordStyles.Read(stylesPart);
        var text = new WordText(numbering, styles);
        var reader = new WordReader(text);
        using XmlReader body = package.Open(main)!;
        reader.Read(body, cancellation);
        List<string> lines = [.. text.Lines];
        AddNotes(package, main, reader.References, lines, numbering, styles, cancellation);
        return Join(lines);
    }

    // Numbered as the text refers to them, behind it: between its lines they would tear sentences apart.
    private static void AddNotes(
        OfficePackage package, string main, List<(bool IsEndnote, int Id)> references, List<string> lines, WordNumbering numbering, WordStyles styles, CancellationToken cancellation)
    {
        if (references.Count == 0)
        {
            return;
        }

        lines.Add("");
        foreach (bool isEndnote in new[] { false, true })
        {
            using XmlReader? part = package.Open(package.Related(main, isEndnote ? "endnotes" : "footnotes"));
            if (part is null)
            {
                continue;
            }

            var notes = new WordText(numbering, styles);
            new WordReader(notes).Read(part, cancellation);
            int number = 0;
            foreach ((_, int id) in references.Where(reference => reference.IsEndnote == isEndnote))
            {
                number++;
                if (notes.Notes.GetValueOrDefault(id) is { } note)
                {
                    lines.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{number}] {string.Join('\n', note).Trim()}"));
                }
            }
        }
    }

    // Empty paragraphs are how people make room: one blank line is as good.
    private static string Join(List<string> lines)
    {
        var text = new System.Text.StringBuilder();
        bool wasEmpty = true;
        foreach (string line in lines)
        {
            if (line.Length > 0 || !wasEmpty)
            {
                text.Append(line.TrimEnd()).Append('\n');
            }

            wasEmpty = line.Length == 0;
        }

        return text.ToString().TrimEnd();
    }
}
