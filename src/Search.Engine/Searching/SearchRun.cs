using Lucene.Net.Search;
using Search.Engine.Explaining;
using Search.Engine.Generations;
using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Understanding;

namespace Search.Engine.Searching;

/// <summary>One search from request to page: understand and build, collect hits and facets in one pass, then read what the page shows.</summary>
internal sealed class SearchRun(ReadableIndex index, Lexicon lexicon, SearchRequest request, CancellationToken cancellation)
{
    /// <summary>Fewer full matches than this bring in documents that lack some of the words.</summary>
    public const int FewHits = 10;

    private readonly IndexSearcher searcher = index.Searcher;
    private readonly FilterSet filters = new(request);

    public SearchResult Answer()
    {
        PartLabels? labels = request.Explain ? new PartLabels() : null;
        BuiltQuery query = QueryBuilder.Build(request, index.Vocabulary(), lexicon, labels: labels);
        int digest = Cursor.Digest(request);
        Cursor? after = request.After is { } text ? Cursor.Parse(text, digest) : null;
        SortOrder sort = request.Sort ?? (request.Text.AsSpan().Trim().IsEmpty ? SortOrder.Newest : SortOrder.Relevance);
        int wanted = (after is null ? request.Page * request.Size : request.Size) + 1;

        Query run = query.Full;
        (HitCollector collector, FacetCounter? facets) = Collect(run, query.Placed, sort, wanted, after, null);
        long full = collector.Total;
        bool relaxed = query.Relaxed is not null && full < FewHits;
        if (relaxed)
        {
            run = query.Relaxed!;
            (collector, facets) = Collect(run, query.Placed, sort, wanted, after, collector.First.ToHashSet());
            relaxed = collector.Total > full;
        }

        IReadOnlyList<Ranked> ranked = collector.Ranked();
        int skipped = after is null ? (request.Page - 1) * request.Size : 0;
        Ranked[] page = [.. ranked.Skip(skipped).Take(request.Size)];
        IReadOnlyList<Hit> hits = new HitReader(searcher, query.Marks, request.Passages, cancellation).Read(page);
        return new SearchResult
        {
            Query = new QueryUnderstanding(request.Text, query.Understood, query.Rewrites, relaxed),
            Total = collector.Total,
            Hits = labels is null ? hits : Explained(hits, page, new ScoreExplainer(searcher, query, run, labels, sort == SortOrder.Relevance)),
            Facets = facets?.Counted() ?? new Dictionary<FacetField, IReadOnlyList<FacetValue>>(),
            DidYouMean = new Suggestion(index, lexicon, request, cancellation).For(query, full),
            Next = ranked.Count > skipped + page.Length && page.Length > 0
                ? new Cursor(page[^1].Tier, page[^1].Key, page[^1].Sequence, digest).ToString()
                : null,
        };
    }

    private static Hit[] Explained(IReadOnlyList<Hit> hits, Ranked[] page, ScoreExplainer explainer) =>
        [.. hits.Zip(page, (hit, ranked) => hit with { Explanation = explainer.Explain(ranked.Doc, ranked.Score, ranked.Tier == 0) })];

    private (HitCollector Collector, FacetCounter? Facets) Collect(
        Query query, IReadOnlyList<WordQuery> placed, SortOrder sort, int wanted, Cursor? after, IReadOnlySet<int>? complete)
    {
        FacetCounter? facets = request.Facets.Count > 0 ? new FacetCounter(request.Facets) : null;
        var collector = new HitCollector(sort, filters, facets, wanted, after, complete, new PlaceScorer(placed, searcher), cancellation);
        searcher.Search(query, collector);
        return (collector, facets);
    }
}
