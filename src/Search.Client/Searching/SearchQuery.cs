namespace Search.Client;

/// <summary>
/// What is asked of <c>GET /search</c>. Every property is a parameter of the service; what is left as it is here is not sent, and the service's default holds.
/// Several values of one filter are OR, different filters AND, compared without accents or case.
/// </summary>
public sealed record SearchQuery
{
    /// <summary>The text (<c>q</c>), up to 512 UTF-16 units; empty browses the newest.</summary>
    public string Text { get; init; } = "";

    /// <summary><c>notice</c>, <c>news</c> (<c>kind</c>).</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Types of administrative documents, e.g. <c>Thông báo</c> (<c>type</c>).</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Who issued it (<c>issuer</c>).</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>Who signed it (<c>signer</c>).</summary>
    public IReadOnlyList<string> Signers { get; init; } = [];

    /// <summary>People named in it (<c>person</c>).</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Places named in it (<c>place</c>).</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Who wrote a news item (<c>author</c>).</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Where it comes from (<c>source</c>).</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Số, ký hiệu, e.g. <c>59-NQ/TW</c> (<c>symbol</c>).</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Whom it was sent to (<c>recipient</c>).</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Bodies of Party or State named in it (<c>organisation</c>).</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>Documents that it cites, by symbol (<c>cites</c>).</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <summary>Degrees of urgency, e.g. <c>Hỏa tốc</c> (<c>urgency</c>).</summary>
    public IReadOnlyList<string> Urgencies { get; init; } = [];

    /// <summary>Degrees of secrecy, e.g. <c>Mật</c> (<c>secrecy</c>).</summary>
    public IReadOnlyList<string> Secrecies { get; init; } = [];

    /// <summary>Whom its issuer is under (<c>superior</c>).</summary>
    public IReadOnlyList<string> Superiors { get; init; } = [];

    /// <summary>Years of the document's date (<c>year</c>).</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>First day of the document's date, inclusive (<c>from</c>).</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the document's date, inclusive; not before <see cref="From"/> (<c>to</c>).</summary>
    public DateOnly? To { get; init; }

    /// <summary>The order; relevance, or the newest first where <see cref="Text"/> is empty (<c>sort</c>).</summary>
    public SortOrder? Sort { get; init; }

    /// <summary>The page, from 1; page × size reaches 10 000, <see cref="After"/> goes deeper (<c>page</c>).</summary>
    public int? Page { get; init; }

    /// <summary>The most hits of a page, 1 to 100 (<c>size</c>).</summary>
    public int? Size { get; init; }

    /// <summary>The <see cref="SearchResults.Next"/> of an earlier answer (<c>after</c>).</summary>
    public string? After { get; init; }

    /// <summary>What is counted: <c>kind</c>, <c>type</c>, <c>issuer</c> …, each with its own filter left out (<c>facets</c>).</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>What accents count for (<c>accents</c>).</summary>
    public AccentMode? Accents { get; init; }

    /// <summary>How many of the words a document must have (<c>match</c>).</summary>
    public MatchMode? Match { get; init; }

    /// <summary><c>Off</c> searches exactly what was typed (<c>rewrite</c>).</summary>
    public RewriteMode? Rewrite { get; init; }

    /// <summary>What becomes one hit (<c>collapse</c>).</summary>
    public CollapseMode? Collapse { get; init; }

    /// <summary>The id of a document: only those that <see cref="Collapse"/> would make one hit with it (<c>series</c>).</summary>
    public string? Series { get; init; }

    /// <summary>Whether each hit says where its score comes from; for administrators (<c>explain</c>).</summary>
    public bool Explain { get; init; }
}

/// <summary>The order of hits.</summary>
public enum SortOrder
{
    /// <summary>The best first.</summary>
    Relevance,

    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>The oldest first.</summary>
    Oldest,
}

/// <summary>What accents count for.</summary>
public enum AccentMode
{
    /// <summary>Those that were typed decide, those left out do not.</summary>
    Auto,

    /// <summary>They must match.</summary>
    Strict,

    /// <summary>They never count.</summary>
    Ignore,
}

/// <summary>How many of the words a document must have.</summary>
public enum MatchMode
{
    /// <summary>All; where few documents have them, those that lack some follow.</summary>
    Auto,

    /// <summary>Every word.</summary>
    All,

    /// <summary>One is enough.</summary>
    Any,
}

/// <summary>Whether what was typed may be taken for something else.</summary>
public enum RewriteMode
{
    /// <summary>Keys of input methods, slips and abbreviations are understood.</summary>
    Auto,

    /// <summary>Exactly what was typed.</summary>
    Off,
}

/// <summary>What becomes one hit.</summary>
public enum CollapseMode
{
    /// <summary>Documents of one series, and near-duplicates.</summary>
    Series,
}
