using Search.Engine.Searching;

namespace Search.Engine.Suggesting;

/// <summary>What a caller has typed so far, already validated. Immutable.</summary>
public sealed record SuggestRequest
{
    /// <summary>At most <see cref="SearchRequest.MaxText"/> characters, which may be more UTF-16 units; empty brings nothing.</summary>
    public string Text { get; init; } = "";

    /// <summary>The most suggestions, 1 to 20.</summary>
    public int Size { get; init; } = 8;

    /// <summary>Only what documents with these values hold, as <see cref="SearchRequest.Filters"/>; all the caller's documents where there are none.</summary>
    public IReadOnlyDictionary<FacetField, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<FacetField, IReadOnlyList<string>>();

    /// <summary>Audiences the caller belongs to; only partitions readable by one of them are looked at.</summary>
    public IReadOnlySet<string> Audiences { get; init; } = new HashSet<string> { "public" };
}

/// <summary>Something to go on with.</summary>
/// <param name="Text">As a document has it, with what was typed of it marked.</param>
/// <param name="Id">The document it is the title of; null where it is a text to search, which finds something.</param>
/// <param name="Url">That document's address.</param>
public sealed record Suggested(MarkedText Text, string? Id = null, string? Url = null);
