using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Engine.Generations;
using Search.Engine.Queries;
using Search.Engine.Understanding;

namespace Search.Engine.Searching;

/// <summary>
/// What to offer where little was found: the query with the corrections that were too unsure to be searched, if that finds more by itself.
/// For one search.
/// </summary>
internal sealed class Suggestion(ReadableIndex index, Lexicon lexicon, SearchRequest request, CancellationToken cancellation)
{
    /// <summary>The suggestion; null where there is none that is worth it.</summary>
    /// <param name="query">What was searched.</param>
    /// <param name="full">How many documents had everything that was asked for.</param>
    public string? For(BuiltQuery query, long full)
    {
        if (query.Suggestion is not { } text || full >= SearchRun.FewHits || text.Length > SearchRequest.MaxText || text == request.Text)
        {
            return null;
        }

        SearchRequest offered = request with { Text = text };
        return HasMore(QueryBuilder.Build(offered, index.Vocabulary(), lexicon).Full, full) ? text : null;
    }

    /// <summary>Whether more documents match than some number, at most <see cref="SearchRun.FewHits"/>: looks at no more of them than that takes.</summary>
    private bool HasMore(Query query, long than)
    {
        Weight weight = index.Searcher.CreateNormalizedWeight(query);
        var filters = new FilterSet(request);
        long found = 0;
        foreach (AtomicReaderContext leaf in index.Searcher.IndexReader.Leaves)
        {
            cancellation.ThrowIfCancellationRequested();
            filters.SetNextReader(leaf.AtomicReader);
            Scorer? scorer = weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs);
            while (scorer is not null && scorer.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                if (filters.Test(scorer.DocID).Passes && ++found > than)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
