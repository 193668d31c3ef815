using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Engine.Grouping;

namespace Search.Engine.Searching;

/// <summary>
/// Takes the matching documents in one pass: filters them, counts facets each with its own filter left out, and keeps the best of a page.
/// </summary>
/// <param name="ranking">What decides the order.</param>
/// <param name="filters">What documents must satisfy beside the query.</param>
/// <param name="facets">What is counted; null for nothing.</param>
/// <param name="wanted">How many hits to keep.</param>
/// <param name="shown">What earlier pages showed; null for the first hits.</param>
/// <param name="groups">Which documents count as one, where they do.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class HitCollector(
    HitRanking ranking, FilterSet filters, FacetCounter? facets, int wanted, ShownHits? shown, GroupChoice? groups, CancellationToken cancellation) : ICollector
{
    private readonly TopHits best = new(wanted);
    private int docBase;

    /// <summary>How many documents passed.</summary>
    public long Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => false;

    /// <summary>Every document that passed, where there are few: at most ten.</summary>
    public List<int> First { get; } = [];

    public void SetScorer(Scorer scorer) => ranking.Scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        cancellation.ThrowIfCancellationRequested();
        docBase = context.DocBase;
        filters.SetNextReader(context.AtomicReader);
        facets?.SetNextReader(context.AtomicReader);
        ranking.SetNextReader(context);
    }

    public void Collect(int doc)
    {
        FilterVerdict verdict = filters.Test(doc);
        if (groups?.Only is not null)
        {
            CollectListed(groups, doc, verdict);
        }
        else if (verdict.Passes)
        {
            facets?.Count(doc);
            Keep(doc);
        }
        else if (verdict.OnlyFailed is { } facet)
        {
            facets?.CountWithout(doc, facet);
        }
    }

    /// <summary>The kept hits, best first.</summary>
    public IReadOnlyList<Ranked> Ranked() => best.Taken();

    private void CollectListed(GroupChoice choice, int doc, FilterVerdict verdict)
    {
        if (verdict.Passes && choice.Lists(docBase + doc))
        {
            facets?.Count(doc);
            Keep(doc);
        }
        else if (facets is not null && (verdict.Passes || verdict.OnlyFailed is not null))
        {
            foreach (FacetField facet in choice.FacetsListing(docBase + doc).Where(facet => verdict.Passes || verdict.OnlyFailed == facet))
            {
                facets.CountWithout(doc, facet);
            }
        }
    }

    private void Keep(int doc)
    {
        if ((++Total & 0x3FFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        if (First.Count <= SearchRun.FewHits)
        {
            First.Add(docBase + doc);
        }

        int group = groups is { Collapses: true } ? groups.Groups.Of(docBase + doc) : -1;
        if (group >= 0 && groups!.Groups.IsSpent(group))
        {
            return;
        }

        if (shown?.Lists(ranking.SequenceOf(doc)) != true && ranking.Rank(doc, best.Least) is { } hit && shown?.Reach(hit) != true)
        {
            best.Offer(hit, group);
        }
    }
}
