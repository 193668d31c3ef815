using Indexer.Extraction.Docx;
using Indexer.Extraction.Encodings;
using Indexer.Extraction.Html;
using Indexer.Extraction.Isolation;
using Indexer.Extraction.Json;
using Indexer.Extraction.Mail;
using Indexer.Extraction.Markdown;
using Indexer.Extraction.Pdf;
using Indexer.Extraction.Text;

namespace Indexer.Extraction;

/// <summary>Which extractor reads which file: what its content says, and only where that leaves it open its name. Thread safe.</summary>
public sealed class Extractors
{
    /// <summary>Part of what a file's stamp says: raise it when any extractor reads files differently, so that they are read again.</summary>
    public const int Version = 4;

    /// <summary>So much of a file is looked at.</summary>
    internal const int StartLength = 64 * 1024;

    private const string Packed = ".gz";

    /// <summary>Names of documents which only their content can make readable.</summary>
    private static readonly HashSet<string> DocumentNames = new([".docx", ".docm", ".doc", ".dot", ".pdf", ".rtf", ".odt", ".wps"], StringComparer.OrdinalIgnoreCase);

    private readonly IExtractor[] telling;
    private readonly IExtractor[] named;
    private readonly TextExtractor text = new();

    /// <summary>All in this process.</summary>
    public Extractors()
    {
        telling = [new PdfExtractor(), new DocxExtractor(), new HtmlExtractor(), new MailExtractor(this)];
        named = [new JsonExtractor(), new JsonLinesExtractor(), new MarkdownExtractor(), text];
    }

    /// <summary>
    /// Those that hand files to libraries that were not made for hostile ones in another process. Text, Markdown and JSON stay here: their code is this project's
    /// or the runtime's, or is shown a bounded start of the file, and most files are of these kinds.
    /// </summary>
    public Extractors(ExtractionProcess process)
        : this() => telling = [.. telling.Select(extractor => new IsolatedExtractor(extractor, process))];

    /// <summary>The kinds that are read, for people.</summary>
    public static string Known => "txt, md, html, docx, pdf, eml, json, jsonl, each also .gz";

    /// <summary>The extractor of an extension, with the dot; null where there is none.</summary>
    public IExtractor? ByExtension(string extension) =>
        telling.Concat(named).FirstOrDefault(extractor => extractor.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));

    /// <summary>The extractor for a file; null where it is no document but something else that lies about.</summary>
    /// <param name="name">The file's name; of a packed one without <c>.gz</c>.</param>
    /// <param name="start">Its first <see cref="StartLength"/> bytes.</param>
    /// <exception cref="ExtractionException">When it is a document of a kind that is not read.</exception>
    public IExtractor? Choose(string name, ReadOnlySpan<byte> start)
    {
        IExtractor? byName = ByExtension(Path.GetExtension(name));
        foreach (IExtractor extractor in byName is null ? telling : [.. telling, .. named])
        {
            if (extractor.Recognizes(start))
            {
                return extractor;
            }
        }

        bool isDocument = IsDocumentName(name);
        if (byName is null && !isDocument)
        {
            return null;
        }

        if (BinaryContent.Recognize(start) is { } binary)
        {
            throw new ExtractionException(binary);
        }

        return !isDocument ? byName
            : BinaryContent.IsText(start) ? text
            : throw new ExtractionException(new("damaged", "", "The file does not begin like any kind that is read: it is damaged, or of another kind.", "Open it in the program that made it and save it again."));
    }

    /// <summary>Whether a file is a document by its name, of a kind that is read or not.</summary>
    public static bool IsDocumentName(string name) => DocumentNames.Contains(Path.GetExtension(WithoutPacking(name)));

    /// <summary>The name without <c>.gz</c>.</summary>
    public static string WithoutPacking(string name) => name.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? name[..^Packed.Length] : name;

    /// <summary>Whether a file is packed with gzip.</summary>
    public static bool IsPacked(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);
}
