using System.Text.Json.Serialization;

namespace Search.Client;

/// <summary>
/// A document as it is sent. Only <see cref="Title"/> or <see cref="Text"/> is required; what is null or empty is read out of the text by the service where it can be.
/// </summary>
public record SearchDocument
{
    /// <summary>The identity: 1 to 512 characters, no <c>/</c> and no control characters. A batch needs it; <see cref="SearchClient.PutAsync"/> takes the one of its argument.</summary>
    public string? Id { get; init; }

    /// <summary><c>notice</c> or <c>news</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The body, at most 4 MiB in UTF-8; kept as it is.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the original stands: a whole http or https address.</summary>
    public string? Url { get; init; }

    /// <summary>The type of an administrative document, e.g. <c>Thông báo</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Số, ký hiệu, e.g. <c>123-TB/TU</c>.</summary>
    public string? Symbol { get; init; }

    /// <summary>Who issued it.</summary>
    public string? Issuer { get; init; }

    /// <summary>Trích yếu or lead.</summary>
    public string? Summary { get; init; }

    /// <summary>Who signed it.</summary>
    public string? Signer { get; init; }

    /// <summary>As what.</summary>
    public string? SignerTitle { get; init; }

    /// <summary>Nơi nhận.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>People named.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Places named.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Who wrote a news item.</summary>
    public string? Author { get; init; }

    /// <summary>Where it comes from, as people see it.</summary>
    public string? Source { get; init; }

    /// <summary>The day of issue.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day of the meeting or event.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>When a news item was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Its language; <c>vi</c> where nothing is said.</summary>
    public string? Language { get; init; }

    /// <summary>Who may find it; everyone (<c>public</c>) where nothing is said.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    /// <summary>Symbols of the documents it cites.</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <summary>Tags of the source.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whatever else the source supplies.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Which values were read out of the text by the service, where, and how surely; there is no need to send it.</summary>
    public IReadOnlyDictionary<string, ExtractedValue> Extracted { get; init; } = new Dictionary<string, ExtractedValue>();
}

/// <summary>Where a value was read.</summary>
/// <param name="Start">UTF-16 index of the first character.</param>
/// <param name="End">UTF-16 index after the last character.</param>
/// <param name="Confidence">How sure the reader is, 0 to 1.</param>
/// <param name="In">The field the value was read in, where that is not the text.</param>
public sealed record ExtractedValue(int Start, int End, double Confidence, string? In = null);

/// <summary>A document as it is stored, and where a search text agrees with it. Sent back with <see cref="SearchClient.PutAsync"/>, it is its stored part that is sent.</summary>
public sealed record FoundDocument : SearchDocument
{
    /// <summary>Title and text as safe HTML with marks.</summary>
    public required DocumentHtml Html { get; init; }

    /// <summary>Start and end of each mark in the text, in UTF-16 units; empty without a search text.</summary>
    public IReadOnlyList<int[]> Marks { get; init; } = [];

    /// <summary>The numbered items of the text; an item that holds others stands before them.</summary>
    public IReadOnlyList<DocumentItem> Items { get; init; } = [];

    /// <summary>The newest documents that cite this one.</summary>
    public IReadOnlyList<CitingDocument> CitedBy { get; init; } = [];

    /// <summary>Those of the documents it cites that are in the service themselves.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Names this state of the document: give it as <c>ifMatch</c> to change no other. From the header of the answer.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }
}

/// <summary>A document's words as HTML: escaped, with <c>&lt;mark&gt;</c> and no other markup.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">The body.</param>
public sealed record DocumentHtml(string Title, string Text);

/// <summary>A numbered item of a document.</summary>
/// <param name="Number">Its number behind the numbers of what it stands in: <c>II.1</c>, <c>Điều 3.2.a</c>.</param>
/// <param name="Start">UTF-16 index in the text where it starts.</param>
/// <param name="End">UTF-16 index after its end.</param>
public sealed record DocumentItem(string Number, int Start, int End);

/// <summary>A document that cites another.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
public sealed record CitingDocument(string Id, string Title);

/// <summary>A document that is cited and is there.</summary>
/// <param name="Symbol">As the citing document has it.</param>
/// <param name="Id">Its identity.</param>
public sealed record Citation(string Symbol, string Id);
