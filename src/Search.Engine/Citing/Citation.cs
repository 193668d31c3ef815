namespace Search.Engine.Citing;

/// <summary>A document that cites another, or is cited.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
public sealed record CitedDocument(string Id, string Title);

/// <summary>A citation whose document is among those that the caller may read.</summary>
/// <param name="Symbol">As the citing document has it.</param>
/// <param name="Document">What it cites.</param>
public sealed record Citation(string Symbol, CitedDocument Document);

/// <summary>Who cites a document, and what it cites.</summary>
/// <param name="CitedBy">The newest documents that cite it, newest first.</param>
/// <param name="CitedByTotal">How many there are.</param>
/// <param name="Citations">Those of its citations that were found, in its order.</param>
public sealed record DocumentCitations(IReadOnlyList<CitedDocument> CitedBy, long CitedByTotal, IReadOnlyList<Citation> Citations);
