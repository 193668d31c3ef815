using Search.Documents;
using Search.Engine.Citing;
using Search.Engine.Searching;
using SearchApi.Searching;

namespace SearchApi.Documents;

/// <summary>One document, every part, and where a search text agrees with it.</summary>
/// <param name="Id">The document's identity.</param>
/// <param name="Kind"><c>notice</c> or <c>news</c>.</param>
/// <param name="Title">The title.</param>
/// <param name="Text">The body, untouched.</param>
/// <param name="Url">Where the original stands.</param>
/// <param name="Type">Type of an administrative document.</param>
/// <param name="Symbol">Số, ký hiệu.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Summary">Trích yếu or lead.</param>
/// <param name="Signer">Who signed it.</param>
/// <param name="SignerTitle">As what.</param>
/// <param name="Recipients">Nơi nhận.</param>
/// <param name="People">People named.</param>
/// <param name="Places">Places named.</param>
/// <param name="Author">Who wrote a news item.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="HeldOn">The day of the meeting or event.</param>
/// <param name="PublishedAt">When a news item was published.</param>
/// <param name="Language">Its language.</param>
/// <param name="Audience">Who may find it.</param>
/// <param name="Cites">Symbols of the documents it cites.</param>
/// <param name="Tags">Tags of the source.</param>
/// <param name="Attributes">Whatever else the source supplied.</param>
/// <param name="Extracted">Which values were read out of the text, where, and how surely.</param>
/// <param name="Html">Title and text as safe HTML with marks.</param>
/// <param name="Marks">Start and end of each mark in <paramref name="Text"/>, in UTF-16 units; empty without <c>q</c>.</param>
/// <param name="Items">The numbered items of the text; an item that holds others stands before them.</param>
/// <param name="CitedBy">The newest documents that cite this one, at most 50, newest first.</param>
/// <param name="Citations">Those of <paramref name="Cites"/> that are here themselves.</param>
public sealed record DocumentAnswer(
    string Id,
    string Kind,
    string Title,
    string Text,
    string? Url,
    string? Type,
    string? Symbol,
    string? Issuer,
    string? Summary,
    string? Signer,
    string? SignerTitle,
    IReadOnlyList<string> Recipients,
    IReadOnlyList<string> People,
    IReadOnlyList<string> Places,
    string? Author,
    string? Source,
    DateOnly? IssuedOn,
    DateOnly? HeldOn,
    DateTimeOffset? PublishedAt,
    string Language,
    IReadOnlyList<string> Audience,
    IReadOnlyList<string> Cites,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyDictionary<string, ExtractedValue> Extracted,
    DocumentHtml Html,
    IReadOnlyList<int[]> Marks,
    IReadOnlyList<ItemAnswer> Items,
    IReadOnlyList<CitedByAnswer> CitedBy,
    IReadOnlyList<CitationAnswer> Citations)
{
    /// <summary>The answer for a document whose title and text have been marked.</summary>
    public static DocumentAnswer From(Document document, MarkedText title, MarkedText text, DocumentCitations citations) => new(
        document.Id,
        SearchAnswers.Name(document.Kind),
        document.Title,
        document.Text,
        document.Url,
        document.Type,
        document.Symbol,
        document.Issuer,
        document.Summary,
        document.Signer,
        document.SignerTitle,
        document.Recipients,
        document.People,
        document.Places,
        document.Author,
        document.Source,
        document.IssuedOn,
        document.HeldOn,
        document.PublishedAt,
        document.Language,
        document.Audience,
        document.Cites,
        document.Tags,
        document.Attributes,
        document.Extracted,
        new DocumentHtml(MarkedHtml.Render(title), MarkedHtml.Render(text)),
        SearchAnswers.Pairs(text.Marks),
        [.. DocumentItems.Of(document.Text).Select(item => new ItemAnswer(item.Number, item.Start, item.End))],
        [.. citations.CitedBy.Select(citing => new CitedByAnswer(citing.Id, citing.Title))],
        [.. citations.Citations.Select(cited => new CitationAnswer(cited.Symbol, cited.Document.Id))]);
}

/// <summary>A document's words as HTML: escaped, with <c>&lt;mark&gt;</c> and no other markup.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">The body.</param>
public sealed record DocumentHtml(string Title, string Text);

/// <summary>A numbered item of a document.</summary>
/// <param name="Number">Its number as written, behind the numbers of what it stands in: <c>5</c>, <c>II.1</c>, <c>Điều 3.2.a</c>.</param>
/// <param name="Start">UTF-16 index in the text where it starts.</param>
/// <param name="End">UTF-16 index after its end.</param>
public sealed record ItemAnswer(string Number, int Start, int End);

/// <summary>A document that cites another.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
public sealed record CitedByAnswer(string Id, string Title);

/// <summary>A document that is cited and is here.</summary>
/// <param name="Symbol">As it stands in <c>cites</c>.</param>
/// <param name="Id">Its identity.</param>
public sealed record CitationAnswer(string Symbol, string Id);
