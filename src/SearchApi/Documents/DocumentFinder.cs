using Search.Documents;
using Search.Documents.Store;
using Search.Engine;
using Search.Engine.Searching;

namespace SearchApi.Documents;

/// <summary>Fetches a document for a caller who may read it, with the marks of a search text. Thread safe.</summary>
public sealed class DocumentFinder(IDocumentStore store, SearchIndex index)
{
    /// <summary>The document; null where there is none that the caller may read, so that nobody learns which.</summary>
    public async Task<FoundDocument?> FindAsync(string id, IReadOnlySet<string> audiences, CancellationToken cancellation) =>
        await store.FindChangeAsync(id, cancellation) is { Document: { } document, Sequence: var sequence } && document.Audience.Any(audiences.Contains)
            ? new FoundDocument(document, sequence)
            : null;

    /// <summary>A text of the document with the marks a hit would have; without any for an empty search text.</summary>
    public MarkedText Mark(string text, string query, IReadOnlySet<string> audiences) =>
        query.Length == 0 ? new MarkedText(text, []) : index.MarkAll(text, query, audiences: audiences);
}

/// <summary>A document, and the sequence of its last change.</summary>
public sealed record FoundDocument(Document Document, long Sequence);
