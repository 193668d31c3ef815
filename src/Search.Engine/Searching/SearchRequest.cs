using System.Globalization;

namespace Search.Engine.Searching;

public enum SortOrder { Relevance, Newest, Oldest }

/// <summary>How the marks a user typed decide (the contract's <c>accents</c>).</summary>
public enum AccentMode { Auto, Strict, Ignore }

/// <summary>How many of the words a document must have (the contract's <c>match</c>).</summary>
public enum MatchMode { Auto, All, Any }

/// <summary>The fields that can be filtered and counted. Names in the contract are these in camelCase.</summary>
public enum FacetField { Kind, Type, Issuer, Signer, Person, Place, Author, Source, Symbol, Year, Recipient, Organisation, Cites, Urgency, Secrecy, Superior }

/// <summary>A search as a caller asks for it, already validated. Immutable.</summary>
public sealed record SearchRequest
{
    /// <summary>Longest <see cref="Text"/>, in characters: code points, letters composed.</summary>
    public const int MaxText = 512;

    /// <summary>At most <see cref="MaxText"/> characters, which may be more UTF-16 units; empty browses.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether <see cref="Text"/> has nothing that can be seen.</summary>
    public bool IsBlank => Text.All(c => char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format);

    /// <summary>Accepted values by field: OR within a field, AND between fields; compared without accents or case.</summary>
    public IReadOnlyDictionary<FacetField, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<FacetField, IReadOnlyList<string>>();

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Null: relevance. Where <see cref="IsBlank"/> nothing is more relevant than the newest.</summary>
    public SortOrder? Sort { get; init; }

    /// <summary>From 1. <c>Page * Size</c> is at most 10 000.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to 100.</summary>
    public int Size { get; init; } = 10;

    /// <summary>The <see cref="SearchResult.Next"/> of an earlier answer; takes the place of <see cref="Page"/>.</summary>
    public string? After { get; init; }

    public IReadOnlyList<FacetField> Facets { get; init; } = [];

    public AccentMode Accents { get; init; }

    public MatchMode Match { get; init; }

    /// <summary>False searches exactly what was typed: no keystroke rescue, no correction.</summary>
    public bool Rewrite { get; init; } = true;

    /// <summary>Whether documents of one series, and near-duplicates, are one hit: the best of them.</summary>
    public bool Collapse { get; init; }

    /// <summary>The id of a document of whose group all are listed and no others; null for no such limit.</summary>
    public string? Series { get; init; }

    /// <summary>Whether each hit says where its score comes from.</summary>
    public bool Explain { get; init; }

    /// <summary>Whether hits bring passages of their text; without, bodies are not read.</summary>
    public bool Passages { get; init; } = true;

    /// <summary>Audiences the caller belongs to; only partitions readable by one of them are opened.</summary>
    public IReadOnlySet<string> Audiences { get; init; } = new HashSet<string> { "public" };
}
