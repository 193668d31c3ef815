using Search.Documents;
using Search.Documents.Json;

namespace Indexer.Extraction;

/// <summary>Turns the bytes of one kind of file into documents as they were written. Thread safe: no state.</summary>
public interface IExtractor
{
    /// <summary>Lower case, with the dot. The first names the kind.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether the start of a file says beyond doubt that it is of this kind, whatever its name.</summary>
    bool Recognizes(ReadOnlySpan<byte> start);

    /// <summary>Reads a file, already unpacked. What cannot be taken is yielded as refusal; only the failing of the disk throws.</summary>
    /// <param name="content">Left open.</param>
    /// <exception cref="ExtractionException">When nothing more can be read from the file; what was yielded before stays good.</exception>
    IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, CancellationToken cancellation);
}

/// <summary>What an extractor knows of the file.</summary>
/// <param name="FileId">The file's own id: <c>SOURCE:RELATIVE:PATH.ext</c>.</param>
/// <param name="FieldMap">Names of foreign JSON fields and what they stand for.</param>
public sealed record ExtractionContext(string FileId, IReadOnlyDictionary<string, string> FieldMap)
{
    public DocumentJsonOptions JsonOptions(string defaultId) => new() { DefaultId = defaultId, FieldMap = FieldMap };
}

/// <summary>One item of a file: a draft, or why there is none.</summary>
/// <param name="Id">The item's id; null where it is not known.</param>
/// <param name="Line">From 1; null where the file is one document.</param>
/// <param name="Draft">The document as written; null where it is refused.</param>
/// <param name="Errors">Why it is refused.</param>
/// <param name="Notes">What was mended or guessed.</param>
/// <param name="IsWholeFile">Whether the text is a paper or article of its own, with a head to read, rather than an item with fields.</param>
public sealed record Extracted(
    string? Id,
    long? Line,
    DocumentDraft? Draft,
    IReadOnlyList<DocumentError> Errors,
    IReadOnlyList<DocumentNote> Notes,
    bool IsWholeFile = false)
{
    /// <summary>A document that makes up a whole file.</summary>
    public static Extracted Whole(Document document, IReadOnlySet<string> supplied, IReadOnlyList<DocumentNote> notes)
    {
        (Document? clean, IReadOnlyList<DocumentError> errors, IReadOnlyList<DocumentNote> mended) = DocumentRules.Check(document);
        return new(document.Id, null, clean is null ? null : new DocumentDraft(clean, supplied), errors, [.. notes, .. mended], IsWholeFile: true);
    }

    public static Extracted Refused(string? id, long? line, DocumentError error) => new(id, line, null, [error], []);
}

/// <summary>A file cannot be read, or not on from here.</summary>
public sealed class ExtractionException(DocumentError error) : Exception(error.ToString())
{
    public DocumentError Error { get; } = error;
}
