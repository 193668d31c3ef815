using System.Collections.Frozen;

namespace Search.Documents.Json;

/// <summary>The names of the contract's fields ("A document, as written and read").</summary>
public static class DocumentField
{
    /// <summary>Every field a client may supply, in the order they are written; <c>date</c> is read but never written.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "id", "kind", "title", "text", "url", "type", "symbol", "issuer", "summary", "signer", "signerTitle", "recipients", "people", "places",
        "author", "source", "issuedOn", "heldOn", "publishedAt", "language", "audience", "cites", "tags", "attributes", "extracted", "date",
    ];

    // What GET /documents/{id} adds to a document.
    private static readonly FrozenSet<string> Derived = FrozenSet.Create(StringComparer.Ordinal, "html", "marks", "items", "citedBy", "citations");

    private static readonly FrozenSet<string> Names = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a name is one of the contract's.</summary>
    public static bool IsKnown(string name) => Names.Contains(name);

    /// <summary>Whether a name is one that the service adds to a document when it is fetched.</summary>
    public static bool IsDerived(string name) => Derived.Contains(name);
}
