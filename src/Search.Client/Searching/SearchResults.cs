namespace Search.Client;

/// <summary>One page of hits.</summary>
/// <param name="Query">What was searched, and how it came from what was typed.</param>
/// <param name="Total">How many documents were found; with <see cref="SearchQuery.Collapse"/> how many groups of them.</param>
/// <param name="TookMs">Milliseconds the search took inside the server.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Size">The most hits a page has.</param>
/// <param name="Next">Give it as <see cref="SearchQuery.After"/> to go on from here; null on the last page.</param>
/// <param name="Hits">The hits in order.</param>
/// <param name="Facets">Counts of what was asked for in <see cref="SearchQuery.Facets"/>.</param>
/// <param name="DidYouMean">A likelier spelling, where the result is poor.</param>
public sealed record SearchResults(
    UnderstoodQuery Query,
    long Total,
    double TookMs,
    int Page,
    int Size,
    string? Next,
    IReadOnlyList<Hit> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    string? DidYouMean);

/// <summary>How the search text was taken.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Understood">As searched.</param>
/// <param name="Rewrites">What was changed on the way; <see cref="RewriteMode.Off"/> undoes all of it.</param>
/// <param name="Relaxed">Whether documents lacking some of the words follow those that have all.</param>
public sealed record UnderstoodQuery(string Text, string Understood, IReadOnlyList<Rewrite> Rewrites, bool Relaxed);

/// <summary>One change to the search text.</summary>
/// <param name="Kind"><c>telex</c>, <c>vni</c>, <c>viqr</c>, <c>restore</c>, <c>spelling</c>, <c>abbreviation</c>, <c>symbol</c>, <c>date</c> and what later versions add.</param>
/// <param name="From">What was typed.</param>
/// <param name="To">What it was taken for.</param>
public sealed record Rewrite(string Kind, string From, string To);

/// <summary>One document found.</summary>
/// <param name="Id">The document's identity.</param>
/// <param name="Url">Where the original stands, if known.</param>
/// <param name="Kind"><c>notice</c> or <c>news</c>.</param>
/// <param name="Type">Type of an administrative document.</param>
/// <param name="Symbol">Số, ký hiệu.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Date">Issued, else published, else held.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Title">The title with its marks.</param>
/// <param name="Snippets">The passages that agree best.</param>
/// <param name="Score">The higher the better; comparable within one answer only.</param>
/// <param name="Truncated">Whether the text breaks off in a sentence, as it came.</param>
/// <param name="Collapsed">How many more documents found are of its series or nearly the same; only with <see cref="SearchQuery.Collapse"/>.</param>
/// <param name="Explanation">Where the score comes from; only with <see cref="SearchQuery.Explain"/>.</param>
public sealed record Hit(
    string Id,
    string? Url,
    string Kind,
    string? Type,
    string? Symbol,
    string? Issuer,
    DateOnly? Date,
    string? Source,
    MarkedTitle Title,
    IReadOnlyList<Snippet> Snippets,
    double Score,
    bool Truncated,
    int? Collapsed,
    Explanation? Explanation);

/// <summary>A title.</summary>
/// <param name="Text">The original, untouched.</param>
/// <param name="Html">The same, escaped, with <c>&lt;mark&gt;</c> around what agrees and no other markup.</param>
public sealed record MarkedTitle(string Text, string Html);

/// <summary>A passage of a document.</summary>
/// <param name="Text">The original, untouched.</param>
/// <param name="Html">The same, escaped, with <c>&lt;mark&gt;</c> around what agrees and no other markup.</param>
/// <param name="Marks">Start and end of each mark in <paramref name="Text"/>, in UTF-16 units as a <see cref="string"/> is indexed.</param>
/// <param name="Item">The number of the numbered item that the passage stands in: <c>5</c>, <c>Điều 3.2</c>; null in none.</param>
public sealed record Snippet(string Text, string Html, IReadOnlyList<int[]> Marks, string? Item);

/// <summary>How many documents bear a value.</summary>
/// <param name="Value">The value, years too, as a string.</param>
/// <param name="Count">How many documents found would remain under it.</param>
public sealed record FacetCount(string Value, long Count);

/// <summary>Documents like one.</summary>
/// <param name="Hits">The most similar first.</param>
public sealed record SimilarDocuments(IReadOnlyList<Hit> Hits);

/// <summary>What one may go on with while typing.</summary>
/// <param name="Items">The best first: texts to search, then documents.</param>
public sealed record SuggestionList([property: System.Text.Json.Serialization.JsonPropertyName("suggestions")] IReadOnlyList<Suggestion> Items);

/// <summary>A text to search, or a document.</summary>
/// <param name="Text">The text as a document has it.</param>
/// <param name="Html">The same, escaped, what was typed in <c>&lt;mark&gt;</c>.</param>
/// <param name="Kind"><c>query</c> or <c>document</c>.</param>
/// <param name="Id">The document's id; null of a query.</param>
/// <param name="Url">The document's address, where it has one.</param>
public sealed record Suggestion(string Text, string Html, string Kind, string? Id, string? Url);
