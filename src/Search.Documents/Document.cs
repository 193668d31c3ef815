using System.Text.Json.Serialization;
using Search.Documents.Json;

namespace Search.Documents;

/// <summary>What a document is to its readers.</summary>
public enum DocumentKind
{
    /// <summary>An administrative or party paper: thông báo, quyết định, nghị quyết …</summary>
    Notice,

    /// <summary>A news item.</summary>
    News,
}

/// <summary>
/// A notice or news item as the store keeps it: the text untouched, and what is known of it.
/// Only <see cref="Title"/> or <see cref="Text"/> is required; absent values are null or empty, never invented.
/// Immutable, safe to share between threads.
/// </summary>
[JsonConverter(typeof(DocumentJsonConverter))]
public sealed record Document
{
    /// <summary>The identity, unique in a store: 1 to 512 characters, no <c>/</c> and no control characters.</summary>
    public required string Id { get; init; }

    public DocumentKind Kind { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The body as it came, at most 4 MiB in UTF-8. Marks and snippets point into it by UTF-16 index.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the original stands: absolute, http or https (<see cref="DocumentRules.IsWebAddress"/>).</summary>
    public string? Url { get; init; }

    /// <summary>The type of an administrative document, e.g. <c>Thông báo</c> (Decree 30/2020/NĐ-CP, article 7).</summary>
    public string? Type { get; init; }

    /// <summary>Số, ký hiệu, e.g. <c>123-TB/TU</c>.</summary>
    public string? Symbol { get; init; }

    public string? Issuer { get; init; }

    public string? Summary { get; init; }

    public string? Signer { get; init; }

    public string? SignerTitle { get; init; }

    public IReadOnlyList<string> Recipients { get; init; } = [];

    public IReadOnlyList<string> People { get; init; } = [];

    public IReadOnlyList<string> Places { get; init; } = [];

    public string? Author { get; init; }

    /// <summary>Where the document comes from, as people see it (a paper, an office). Not the name of the ingest source.</summary>
    public string? Source { get; init; }

    /// <summary>The day an administrative document was issued.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day of the meeting or event the document reports.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>When a news item was published; +07:00 where the source gave no zone.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public string Language { get; init; } = "vi";

    /// <summary>Who may find the document. Never empty.</summary>
    public IReadOnlyList<string> Audience { get; init; } = ["public"];

    /// <summary>Symbols of the documents this one cites.</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Which values were read out of the text rather than supplied, by field name in camelCase: <c>symbol</c>; of a list by place, <c>people[0]</c>;
    /// of an attribute <c>attributes.urgency</c>.
    /// </summary>
    public IReadOnlyDictionary<string, ExtractedValue> Extracted { get; init; } = new Dictionary<string, ExtractedValue>();

    /// <summary>The date the document is filed under: issued, else published (the day in Vietnam), else held.</summary>
    public DateOnly? Date => IssuedOn ?? (PublishedAt is { } published ? DocumentDates.DayOf(published) : HeldOn);

    /// <summary>Whether the text breaks off in a sentence, as it came: the attribute <c>truncated</c> is <c>true</c>.</summary>
    public bool IsTruncated => Attributes.TryGetValue("truncated", out string? truncated) && truncated.Equals("true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where in the text a value was read.</summary>
/// <param name="Start">UTF-16 index of the first character in <see cref="Document.Text"/>.</param>
/// <param name="End">UTF-16 index after the last character.</param>
/// <param name="Confidence">How sure the reader is, 0 to 1.</param>
/// <param name="In">The field the value was read in, where that is not the text: <c>title</c>. Then the indexes point into that.</param>
public sealed record ExtractedValue(int Start, int End, double Confidence, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? In = null);
