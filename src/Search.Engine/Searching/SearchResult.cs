using Search.Documents;
using Search.Engine.Explaining;

namespace Search.Engine.Searching;

/// <summary>One page of hits and what was counted on the way.</summary>
public sealed record SearchResult
{
    public required QueryUnderstanding Query { get; init; }

    /// <summary>How many hits there are in all: documents, or groups where <see cref="SearchRequest.Collapse"/> asks for them.</summary>
    public required long Total { get; init; }
    public required IReadOnlyList<Hit> Hits { get; init; }
    public required IReadOnlyDictionary<FacetField, IReadOnlyList<FacetValue>> Facets { get; init; }

    /// <summary>A cursor for <see cref="SearchRequest.After"/>; null on the last page.</summary>
    public string? Next { get; init; }

    /// <summary>A likelier spelling, offered where fewer than ten documents have everything that was asked for and it finds more of them.</summary>
    public string? DidYouMean { get; init; }
}

/// <summary>What was searched, and how it came from what was typed.</summary>
public sealed record QueryUnderstanding(string Text, string Understood, IReadOnlyList<Rewrite> Rewrites, bool Relaxed)
{
    /// <summary>Whether documents need only most of its words, because it has many and nothing else was asked for.</summary>
    public bool TakesMost { get; init; }
}

/// <param name="Kind"><c>telex</c>, <c>vni</c>, <c>viqr</c>, <c>restore</c>, <c>spelling</c>, <c>abbreviation</c>, <c>synonym</c>, <c>number</c>, <c>symbol</c> or <c>date</c>.</param>
public sealed record Rewrite(string Kind, string From, string To);

public sealed record Hit
{
    public required string Id { get; init; }
    public string? Url { get; init; }
    public required DocumentKind Kind { get; init; }
    public string? Type { get; init; }
    public string? Symbol { get; init; }
    public string? Issuer { get; init; }
    public DateOnly? Date { get; init; }
    public string? Source { get; init; }

    /// <summary>Whether the text breaks off in a sentence.</summary>
    public bool Truncated { get; init; }

    public required MarkedText Title { get; init; }
    public required IReadOnlyList<Snippet> Snippets { get; init; }
    public required double Score { get; init; }

    /// <summary>How many more documents that were found are of its group; 0 where groups are not asked for.</summary>
    public int Collapsed { get; init; }

    /// <summary>Where the score comes from, where that was asked for.</summary>
    public HitExplanation? Explanation { get; init; }
}

/// <summary>A piece of original text and the ranges that agree with the query.</summary>
/// <param name="Text">The original, untouched.</param>
/// <param name="Marks">UTF-16 ranges in <paramref name="Text"/>: ordered, apart from each other, never splitting a surrogate pair or a combining sequence.</param>
public sealed record MarkedText(string Text, IReadOnlyList<Mark> Marks);

/// <param name="Start">UTF-16 index in the document's text where the passage starts.</param>
/// <param name="Item">The number of the innermost numbered item around its first mark, or where it has none around its start; null in none.</param>
/// <param name="NthItem">How many of that number the item is in its text, from 1.</param>
public sealed record Snippet(MarkedText Passage, int Start, string? Item, int NthItem = 1);

/// <param name="Start">UTF-16 index of the first marked unit.</param>
/// <param name="End">UTF-16 index after the last.</param>
public readonly record struct Mark(int Start, int End);

public sealed record FacetValue(string Value, long Count);
