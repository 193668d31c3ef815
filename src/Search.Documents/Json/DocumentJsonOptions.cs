namespace Search.Documents.Json;

/// <summary>How the JSON of clients is read. Immutable.</summary>
public sealed record DocumentJsonOptions
{
    public static DocumentJsonOptions Default { get; } = new();

    internal static DocumentJsonOptions Stored { get; } = new() { IsStored = true };

    /// <summary>The id of an item that bears none; null where an id of its own is required.</summary>
    public string? DefaultId { get; init; }

    /// <summary>Names of foreign fields and the fields of the contract they stand for (<c>Ingest:FieldMap</c>), e.g. <c>doc_number</c> → <c>symbol</c>.</summary>
    public IReadOnlyDictionary<string, string> FieldMap { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the lists and objects are left out that the service adds when a document is fetched: so what was fetched may be sent back.</summary>
    public bool IgnoresDerived { get; init; }

    /// <summary>Whether the document was checked when it was stored: a rule that came later must not make it unreadable.</summary>
    internal bool IsStored { get; init; }
}
