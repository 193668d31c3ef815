using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Engine.Explaining;
using Search.Engine.Generations;
using Search.Engine.Grouping;
using Search.Engine.Queries;
using Search.Engine.Schema;
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
        SortOrder sort = request is { IsBlank: true, Sort: not SortOrder.Oldest } ? SortOrder.Newest : request.Sort ?? SortOrder.Relevance;
        int wanted = (after is null ? request.Page * request.Size : request.Size) + 1;

        ShownHits? shown = after is null ? null : new ShownHits(after);
        Query run = query.Full;
        Collected collected = Collect(run, query.Placed, sort, wanted, shown, null);

        // A group is listed under the match that its list had, so that it is as long as that list says.
        long full = collected.Found;
        FacetCounter? complete = collected.Facets;
        bool lets = query.Relaxed is not null && (after?.Relaxed ?? full < FewHits);
        bool relaxed = lets;
        if (relaxed)
        {
            run = query.Relaxed!;
            long listed = collected.Hits.Total;
            collected = Collect(run, query.Placed, sort, wanted, shown, collected.Hits.First.ToHashSet());
            relaxed = collected.Hits.Total > listed;
        }

        IReadOnlyList<Ranked> ranked = collected.Hits.Ranked();
        int skipped = after is null ? (request.Page - 1) * request.Size : 0;
        Ranked[] page = [.. ranked.Skip(skipped).Take(request.Size)];
        IReadOnlyList<Hit> hits = new HitReader(searcher, query.Marks, request.Passages, cancellation).Read(page);
        if (request.Collapse)
        {
            hits = [.. hits.Zip(page, (hit, ranked) => hit with { Collapsed = collected.OthersOf(ranked.Doc) })];
        }

        return new SearchResult
        {
            Query = new QueryUnderstanding(request.Text, query.Understood, query.Rewrites, relaxed) { TakesMost = query.TakesMost },
            Total = collected.Total,
            Hits = labels is null ? hits : Explained(hits, page, new ScoreExplainer(searcher, query, run, labels, sort == SortOrder.Relevance)),
            Facets = collected.Facets?.Counted(complete, facet => relaxed && request.Filters.GetValueOrDefault(facet)?.Count > 0) ?? new Dictionary<FacetField, IReadOnlyList<FacetValue>>(),
            DidYouMean = new Suggestion(index, lexicon, request, cancellation).For(query, full),
            Next = ranked.Count > skipped + page.Length && page.Length > 0 ? Next().ToString() : null,
        };

        Cursor Next() => new()
        {
            Tier = page[^1].Tier,
            Key = page[^1].Key,
            Sequence = page[^1].Sequence,
            Query = digest,
            Relaxed = lets,
            Shown = sort == SortOrder.Relevance && (after is null || after.Shown is not null)
                ? [.. after?.Shown ?? [], .. ranked.Take(skipped + page.Length).Select(hit => hit.Sequence)]
                : null,
        };
    }

    private static Hit[] Explained(IReadOnlyList<Hit> hits, Ranked[] page, ScoreExplainer explainer) =>
        [.. hits.Zip(page, (hit, ranked) => hit with { Explanation = explainer.Explain(ranked.Doc, ranked.Score, ranked.Tier == 0) })];

    private Collected Collect(Query query, IReadOnlyList<WordQuery> placed, SortOrder sort, int wanted, ShownHits? shown, IReadOnlySet<int>? complete)
    {
        FacetCounter? facets = request.Facets.Count > 0 ? new FacetCounter(request.Facets) : null;
        GroupChoice? groups = request.Collapse || request.Series is not null ? Group(query, Ranking(), shown) : null;
        var collector = new HitCollector(Ranking(), filters, facets, wanted, shown, groups, cancellation);
        searcher.Search(query, collector);
        return new Collected(collector, facets, groups);

        HitRanking Ranking() => new(sort, complete, new PlaceScorer(placed, searcher));
    }

    private GroupChoice Group(Query query, HitRanking ranking, ShownHits? shown)
    {
        SharedKeys keys = index.SharedKeys(cancellation);
        var groups = new DocumentGroups(keys);
        Dictionary<FacetField, DocumentGroups> without = request.Facets.Where(f => request.Series is not null && request.Filters.GetValueOrDefault(f)?.Count > 0)
            .Distinct().ToDictionary(f => f, _ => new DocumentGroups(keys));
        var collector = new GroupCollector(groups, without, filters, ranking, request.Collapse ? shown : null, cancellation);
        searcher.Search(query, collector);
        collector.Finish();
        int? named = request.Series is { } id ? Named(id) : null;
        return new GroupChoice(
            groups, request.Collapse, named is { } doc ? GroupOf(doc, groups) : null, without.ToDictionary(f => f.Key, f => (f.Value, GroupOf(named!.Value, f.Value))));
    }

    /// <summary>A document that the caller may read, by its id; a number that none has where there is no such.</summary>
    private int Named(string id) => searcher.Search(new TermQuery(new Term(FieldNames.Id, id)), 1).ScoreDocs is [var found] ? found.Doc : int.MaxValue;

    /// <summary>The group of a document, which it joins though it may not be found itself; one that none is of where there is no such document.</summary>
    private static int GroupOf(int doc, DocumentGroups groups) => doc == int.MaxValue ? doc : groups.Join(doc) ?? groups.Of(doc);

    /// <summary>What a pass over the matching documents brought.</summary>
    private sealed record Collected(HitCollector Hits, FacetCounter? Facets, GroupChoice? Groups)
    {
        /// <summary>How many documents were found, of whatever group.</summary>
        public long Found => Groups?.Groups.Found ?? Hits.Total;

        /// <summary>How many hits there are: documents, or groups of them.</summary>
        public long Total => Groups is { Collapses: true, Only: null } ? Groups.Groups.Count : Groups is { Collapses: true } ? Math.Min(1, Hits.Total) : Hits.Total;

        /// <summary>How many documents stand behind one as its group.</summary>
        public int OthersOf(int doc) => Groups is null ? 0 : Groups.Groups.SizeOf(Groups.Groups.Of(doc)) - 1;
    }
}
