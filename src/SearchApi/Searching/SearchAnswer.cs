using System.Text.Json.Serialization;

namespace SearchApi.Searching;

/// <summary>One page of hits.</summary>
/// <param name="Query">What was searched, and how it came from what was typed.</param>
/// <param name="Total">How many documents were found; with <c>collapse</c> how many groups of them.</param>
/// <param name="TookMs">Milliseconds the search took inside the server.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Size">The most hits a page has.</param>
/// <param name="Next">Give it as <c>after</c> to go on from here; null on the last page.</param>
/// <param name="Hits">The hits in order.</param>
/// <param name="Facets">Counts of the fields asked for, each counted with its own filter left out.</param>
/// <param name="DidYouMean">A likelier spelling, where the result is poor.</param>
public sealed record SearchAnswer(
    QueryAnswer Query,
    long Total,
    double TookMs,
    int Page,
    int Size,
    string? Next,
    IReadOnlyList<HitAnswer> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCountAnswer>> Facets,
    string? DidYouMean);

/// <summary>How the search text was taken.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Understood">As searched.</param>
/// <param name="Rewrites">What was changed on the way; <c>rewrite=off</c> undoes all of it.</param>
/// <param name="Relaxed">Whether documents lacking some of the words follow those that have all.</param>
public sealed record QueryAnswer(string Text, string Understood, IReadOnlyList<RewriteAnswer> Rewrites, bool Relaxed);

/// <summary>One change to the search text.</summary>
/// <param name="Kind"><c>telex</c>, <c>vni</c>, <c>viqr</c>, <c>restore</c>, <c>spelling</c>, <c>abbreviation</c>, <c>synonym</c>, <c>number</c>, <c>symbol</c> or <c>date</c>.</param>
/// <param name="From">What was typed.</param>
/// <param name="To">What it was taken for.</param>
public sealed record RewriteAnswer(string Kind, string From, string To);

/// <summary>One document found.</summary>
/// <param name="Id">Opens the document: <c>/documents/{id}</c>.</param>
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
/// <param name="Truncated">True where the text breaks off in a sentence, as it came; else left out.</param>
/// <param name="Collapsed">How many more documents found are of its series or nearly the same; only with <c>collapse</c>.</param>
/// <param name="Explanation">Where the score comes from; only with <c>explain=true</c>.</param>
public sealed record HitAnswer(
    string Id,
    string? Url,
    string Kind,
    string? Type,
    string? Symbol,
    string? Issuer,
    DateOnly? Date,
    string? Source,
    TitleAnswer Title,
    IReadOnlyList<SnippetAnswer> Snippets,
    double Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Truncated = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Collapsed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExplanationAnswer? Explanation = null);

/// <summary>A title.</summary>
/// <param name="Text">The original, untouched.</param>
/// <param name="Html">The same, escaped, with <c>&lt;mark&gt;</c> around what agrees and no other markup.</param>
public sealed record TitleAnswer(string Text, string Html);

/// <summary>A passage of a document.</summary>
/// <param name="Text">The original, untouched.</param>
/// <param name="Html">The same, escaped, with <c>&lt;mark&gt;</c> around what agrees and no other markup.</param>
/// <param name="Marks">Start and end of each mark in <paramref name="Text"/>, in UTF-16 units.</param>
/// <param name="Item">The number of the innermost numbered item that the passage stands in (by its first mark): <c>5</c>, <c>Điều 3.2</c>; null in none.</param>
public sealed record SnippetAnswer(string Text, string Html, IReadOnlyList<int[]> Marks, string? Item);

/// <summary>How many documents bear a value.</summary>
/// <param name="Value">The value, years too, as a string.</param>
/// <param name="Count">How many documents found would remain under it.</param>
public sealed record FacetCountAnswer(string Value, long Count);
