using System.Text.Json;
using System.Text.Json.Serialization;
using Search.Documents;
using Search.Documents.Json;

namespace Indexer.Extraction.Isolation;

/// <summary>What the parent asks; the content of the file follows as a message of its own.</summary>
/// <param name="Kind">The extension that names the extractor.</param>
internal sealed record ExtractionRequest(string Kind, string FileId, IReadOnlyDictionary<string, string> FieldMap);

/// <summary>What the child answers: one item of the file, or that there are no more.</summary>
/// <param name="HasDocument">Whether the item's document follows as a message of its own.</param>
/// <param name="IsEnd">Whether this is the last; then <paramref name="Fault"/> says why nothing more could be read, where that is so.</param>
internal sealed record ExtractionAnswer(
    string? Id,
    long? Line,
    IReadOnlyList<string> Supplied,
    DateTimeOffset? Date,
    IReadOnlyList<DocumentError> Errors,
    IReadOnlyList<DocumentNote> Notes,
    bool IsWholeFile,
    bool HasDocument,
    bool IsEnd = false,
    DocumentError? Fault = null)
{
    public static ExtractionAnswer Of(Extracted item) => new(
        item.Id, item.Line, [.. item.Draft?.Supplied ?? new HashSet<string>()], item.Draft?.Date, item.Errors, item.Notes, item.IsWholeFile, item.Draft is not null);

    public static ExtractionAnswer End(DocumentError? fault) => new(null, null, [], null, [], [], false, false, IsEnd: true, fault);

    /// <exception cref="JsonException">When <paramref name="document"/> is none.</exception>
    public Extracted ToExtracted(byte[]? document) => new(
        Id, Line, document is null ? null : new DocumentDraft(DocumentJson.Deserialize(document), Supplied.ToHashSet(), Date), Errors, Notes, IsWholeFile);
}

[JsonSerializable(typeof(ExtractionRequest))]
[JsonSerializable(typeof(ExtractionAnswer))]
internal sealed partial class MessageJson : JsonSerializerContext;
