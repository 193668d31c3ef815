using Search.Engine.Suggesting;
using SearchApi.Searching;

namespace SearchApi.Suggesting;

/// <summary>What <c>GET /suggest</c> answers.</summary>
/// <param name="Suggestions">The best first: texts to search, then documents.</param>
public sealed record SuggestAnswer(IReadOnlyList<SuggestionAnswer> Suggestions)
{
    /// <summary>Puts the engine's suggestions into the shape of the contract.</summary>
    public static SuggestAnswer From(IReadOnlyList<Suggested> suggested) => new(
        [.. suggested.Select(s => new SuggestionAnswer(s.Text.Text, MarkedHtml.Render(s.Text), s.Id is null ? "query" : "document", s.Id, s.Url))]);
}

/// <param name="Text">The text as a document has it.</param>
/// <param name="Html">The same, escaped, what was typed in <c>&lt;mark&gt;</c>.</param>
/// <param name="Kind"><c>query</c> or <c>document</c>.</param>
/// <param name="Id">The document's id; null of a query.</param>
/// <param name="Url">The document's address, where it has one.</param>
public sealed record SuggestionAnswer(string Text, string Html, string Kind, string? Id, string? Url);
