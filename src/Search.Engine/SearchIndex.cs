using Search.Engine.Searching;

namespace Search.Engine;

/// <summary>
/// The reading side of an index: follows the generation that <c>CURRENT</c> names and answers queries. Thread safe.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    /// <summary>Opens the index below <paramref name="path"/> (a folder <c>index</c> of the data path). An absent index is an empty one.</summary>
    public static SearchIndex Open(string path) => throw new NotImplementedException();

    /// <summary>Makes what has been committed since visible; cheap when nothing has. Returns whether anything changed.</summary>
    public bool Refresh() => throw new NotImplementedException();

    /// <summary>The store's sequence up to which documents can be found.</summary>
    public long Sequence => throw new NotImplementedException();

    public long Count => throw new NotImplementedException();

    /// <summary>The name of the generation in use; null while there is none.</summary>
    public string? Generation => throw new NotImplementedException();

    /// <summary>Answers a query.</summary>
    /// <exception cref="InvalidCursorException">When <see cref="SearchRequest.After"/> is not a cursor of this index.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Marks a whole text as a hit for the query would be: what <c>/documents/{id}?q=</c> shows.</summary>
    public MarkedText MarkAll(string text, string query, AccentMode accents = AccentMode.Auto) => throw new NotImplementedException();

    /// <summary>Whether the caller may read the document, by the partitions it may search.</summary>
    public bool Contains(string id, IReadOnlySet<string> audiences) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}

/// <summary>The <c>after</c> of a request is not a cursor that this index gave out.</summary>
public sealed class InvalidCursorException(string message) : Exception(message);
