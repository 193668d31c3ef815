namespace Search.Engine.Searching;

/// <summary>What the earlier pages of a walk showed, which its later ones do not show again. Immutable.</summary>
/// <param name="cursor">Where the walk is.</param>
internal sealed class ShownHits(Cursor cursor)
{
    private readonly HashSet<long>? listed = cursor.Shown?.ToHashSet();
    private readonly Ranked last = new(0, cursor.Tier, cursor.Key, cursor.Sequence, 0);

    /// <summary>Whether a document was shown.</summary>
    /// <param name="doc">Its number in the segment that <paramref name="ranking"/> is at.</param>
    /// <param name="ranking">Says where it stands.</param>
    public bool Has(int doc, HitRanking ranking) => Lists(ranking.SequenceOf(doc)) || (listed is null && ranking.Rank(doc, last) is { } hit && Reach(hit));

    /// <summary>Whether a document is known to have been shown by its sequence alone.</summary>
    public bool Lists(long sequence) => listed?.Contains(sequence) == true;

    /// <summary>Whether they went as far as a hit, where they are not listed one by one.</summary>
    public bool Reach(Ranked hit) => listed is null && hit.CompareTo(last) >= 0;
}
