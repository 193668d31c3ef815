using Indexer.Extraction.Html;
using Indexer.Extraction.Json;
using Indexer.Extraction.Markdown;
using Indexer.Extraction.Text;

namespace Indexer.Extraction;

/// <summary>Which extractor reads which file. Thread safe.</summary>
public sealed class Extractors
{
    /// <summary>Part of what a file's stamp says: raise it when any extractor reads files differently, so that they are read again.</summary>
    public const int Version = 1;

    private const string Packed = ".gz";

    private static readonly HashSet<string> NotYet = new([".docx", ".doc", ".pdf", ".eml", ".rtf", ".odt"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, IExtractor> byExtension = new(StringComparer.OrdinalIgnoreCase);

    public Extractors()
        : this([new TextExtractor(), new MarkdownExtractor(), new HtmlExtractor(), new JsonExtractor(), new JsonLinesExtractor()])
    {
    }

    public Extractors(IEnumerable<IExtractor> extractors)
    {
        foreach (IExtractor extractor in extractors)
        {
            foreach (string extension in extractor.Extensions)
            {
                byExtension.Add(extension, extractor);
            }
        }
    }

    /// <summary>The extensions that are read, for people.</summary>
    public string Known => string.Join(", ", byExtension.Keys.Select(extension => extension[1..])) + ", each also .gz";

    /// <summary>The extractor for a file, and whether the file must be unpacked first; null where none reads it.</summary>
    public (IExtractor Extractor, bool IsPacked)? For(string path)
    {
        bool packed = path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase);
        string inner = packed ? path[..^Packed.Length] : path;
        return byExtension.TryGetValue(Path.GetExtension(inner), out IExtractor? extractor) ? (extractor, packed) : null;
    }

    /// <summary>Whether a file is a document of a kind that is not read, rather than something else that lies about.</summary>
    public static bool IsUnreadDocument(string path) =>
        NotYet.Contains(Path.GetExtension(path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[..^Packed.Length] : path));
}
