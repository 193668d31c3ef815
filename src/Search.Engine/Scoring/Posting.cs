using Lucene.Net.Index;

namespace Search.Engine.Scoring;

/// <summary>What counts as one occurrence of a word: one term, or several that a document must all have, such as the pairs of a name.</summary>
/// <param name="Terms">At least one. A document has as many occurrences as it has of the rarest of them.</param>
/// <param name="Grade">How well it agrees with what was asked for.</param>
/// <param name="Weight">What an occurrence counts against an exact one: above 0, at most 1.</param>
internal sealed record Posting(IReadOnlyList<Term> Terms, MatchGrade Grade, float Weight)
{
    public Posting(Term term, MatchGrade grade) : this([term], grade, RankingWeights.Of(grade))
    {
    }

    public bool Equals(Posting? other) => other is not null && Weight == other.Weight && Grade == other.Grade && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => HashCode.Combine(Terms[0], Terms.Count, Grade);

    public override string ToString() => $"{string.Join('+', Terms)}*{Weight}";
}
