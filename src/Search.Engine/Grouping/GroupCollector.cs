using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Engine.Searching;

namespace Search.Engine.Grouping;

/// <summary>
/// Takes the matching documents in a pass of its own and forms their groups, which must be known before the best of each can be: a document may join two groups
/// that were apart until then.
/// </summary>
/// <param name="groups">Where they are formed.</param>
/// <param name="without">Those of a facet, which its own filter does not narrow; none where nobody asks.</param>
/// <param name="filters">What documents must satisfy beside the query.</param>
/// <param name="ranking">What decides the order.</param>
/// <param name="earlier">What earlier pages showed: a group is shown with any of its documents.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class GroupCollector(
    DocumentGroups groups, IReadOnlyDictionary<FacetField, DocumentGroups> without, FilterSet filters, HitRanking ranking, ShownHits? earlier, CancellationToken cancellation) : ICollector
{
    private readonly List<int> shown = [];
    private int docBase;
    private int seen;

    public bool AcceptsDocsOutOfOrder => false;

    public void SetScorer(Scorer scorer) => ranking.Scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        cancellation.ThrowIfCancellationRequested();
        docBase = context.DocBase;
        filters.SetNextReader(context.AtomicReader);
        ranking.SetNextReader(context);
    }

    public void Collect(int doc)
    {
        if ((++seen & 0x3FFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        FilterVerdict verdict = filters.Test(doc);
        foreach ((FacetField facet, DocumentGroups wider) in without)
        {
            if (verdict.Passes || verdict.OnlyFailed == facet)
            {
                wider.Add(docBase + doc);
            }
        }

        if (!verdict.Passes)
        {
            return;
        }

        groups.Add(docBase + doc);
        if (earlier?.Has(doc, ranking) == true)
        {
            shown.Add(docBase + doc);
        }
    }

    /// <summary>Ends the pass.</summary>
    public void Finish() => groups.Spend(shown);
}

/// <summary>What is done with the groups of a search.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Collapses">Whether a group is one hit.</param>
/// <param name="Only">The one group that is listed; null for all.</param>
/// <param name="Without">The groups of facets that their own filter does not narrow, and the one that is listed.</param>
internal sealed record GroupChoice(DocumentGroups Groups, bool Collapses, int? Only, IReadOnlyDictionary<FacetField, (DocumentGroups Groups, int Only)> Without)
{
    /// <summary>Whether a document is of what is listed.</summary>
    public bool Lists(int doc) => Only is not { } only || Groups.Of(doc) == only;

    /// <summary>The facets that would list a document if their own filter were left out.</summary>
    public IEnumerable<FacetField> FacetsListing(int doc) => Without.Where(f => f.Value.Groups.Of(doc) == f.Value.Only).Select(f => f.Key);
}
