using Lucene.Net.Index;

namespace Search.Engine.Scoring;

/// <summary>One term that counts as an occurrence of a word.</summary>
/// <param name="Term">The field and the term.</param>
/// <param name="Weight">What an occurrence counts against an exact one: above 0, at most 1.</param>
internal sealed record Posting(Term Term, float Weight);
