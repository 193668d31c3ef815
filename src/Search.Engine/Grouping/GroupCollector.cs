using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Engine.Searching;

namespace Search.Engine.Grouping;

/// <summary>
/// Takes the matching documents in a pass of its own and forms their groups, which must be known before the best of each can be: a document may join two groups
/// that were apart until then.
/// </summary>
/// <param name="groups">Where they are formed.</param>
/// <param name="filters">What documents must satisfy beside the query.</param>
/// <param name="ranking">What decides the order.</param>
/// <param name="after">Where the page before ended: groups of which a document stands there or before have been shown.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class GroupCollector(DocumentGroups groups, FilterSet filters, HitRanking ranking, Ranked? after, CancellationToken cancellation) : ICollector
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

        if (!filters.Test(doc).Passes)
        {
            return;
        }

        groups.Add(docBase + doc);
        if (after is { } cursor && ranking.Rank(doc, cursor) is { } hit && hit.CompareTo(cursor) >= 0)
        {
            shown.Add(hit.Doc);
        }
    }

    /// <summary>Ends the pass.</summary>
    public void Finish() => groups.Spend(shown);
}

/// <summary>What is done with the groups of a search.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Collapses">Whether a group is one hit.</param>
/// <param name="Only">The one group that is listed; null for all.</param>
internal sealed record GroupChoice(DocumentGroups Groups, bool Collapses, int? Only);
