using Lucene.Net.Search;

namespace Search.Engine.Explaining;

/// <summary>What each part of a built query is for, by the part itself: equal parts may be for different words. Kept only where hits are explained.</summary>
internal sealed class PartLabels
{
    private readonly Dictionary<Query, PartLabel> labels = new(ReferenceEqualityComparer.Instance);

    public void Add(Query query, PartLabel label) => labels[query] = label;

    public PartLabel? Of(Query query) => labels.GetValueOrDefault(query);
}
