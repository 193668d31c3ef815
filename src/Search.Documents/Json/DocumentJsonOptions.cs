namespace Search.Documents.Json;

/// <summary>How the JSON of clients is read. Immutable.</summary>
public sealed record DocumentJsonOptions
{
    public static DocumentJsonOptions Default { get; } = new();

    /// <summary>The id of an item that bears none; null where an id of its own is required.</summary>
    public string? DefaultId { get; init; }

    /// <summary>Names of foreign fields and the fields of the contract they stand for (<c>Ingest:FieldMap</c>), e.g. <c>doc_number</c> → <c>symbol</c>.</summary>
    public IReadOnlyDictionary<string, string> FieldMap { get; init; } = new Dictionary<string, string>();
}
