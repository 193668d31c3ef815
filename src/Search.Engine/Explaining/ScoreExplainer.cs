using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Engine.Queries;
using Search.Engine.Schema;
using Search.Engine.Scoring;

namespace Search.Engine.Explaining;

/// <summary>Takes the score of a document apart, along the query it was found by. For one search; not thread safe.</summary>
internal sealed class ScoreExplainer(IndexSearcher searcher, BuiltQuery built, Query run, PartLabels labels, bool byPlaces)
{
    private static readonly PartLabel Everything = new(PartKind.Everything, "", FieldNames.Text);

    public HitExplanation Explain(int doc, double score, bool isComplete)
    {
        AtomicReaderContext leaf = searcher.IndexReader.Leaves[ReaderUtil.SubIndex(doc, searcher.IndexReader.Leaves)];
        var reading = new Reading(leaf, doc - leaf.DocBase);
        IReadOnlyList<ScorePart> parts = Parts(run, null, 1, reading) ?? [];
        HashSet<string> found = [.. parts.Where(p => p.Label is { Kind: PartKind.Word or PartKind.Loosely, Field: FieldNames.Text }).Select(p => p.Label.Words)];
        return new HitExplanation(score, isComplete, [.. reading.Missing.Where(w => !found.Contains(w)).Distinct()], [.. parts.Where(p => p.Score != 0), .. Places(reading)]);
    }

    /// <summary>What each part of a query adds; null where the document does not match it.</summary>
    private List<ScorePart>? Parts(Query query, PartLabel? around, float boost, Reading reading)
    {
        PartLabel? label = labels.Of(query) ?? around;
        return query switch
        {
            BooleanQuery several => Parts(several, label, boost * several.Boost, reading),
            DisjunctionMaxQuery either => either.Select(q => Parts(q, label, boost * either.Boost, reading)).Where(p => p is not null).MaxBy(p => p!.Sum(part => part.Score)),
            WordQuery word => Word(word, label ?? Everything, boost, reading),
            ConstantScoreQuery constant => Score(constant.Query, reading) is null ? null : [new ScorePart(label ?? Everything, boost * constant.Boost)],
            _ => Score(query, reading) is { } score ? [new ScorePart(label ?? Everything, boost * score)] : null,
        };
    }

    private List<ScorePart>? Parts(BooleanQuery query, PartLabel? label, float boost, Reading reading)
    {
        var parts = new List<ScorePart>();
        bool hasRequired = false;
        bool lacksRequired = false;
        int optional = 0;
        foreach (BooleanClause clause in query.Clauses.Where(c => c.Occur != Occur.MUST_NOT))
        {
            List<ScorePart>? found = Parts(clause.Query, label, boost, reading);
            parts.AddRange(found ?? []);
            hasRequired |= clause.Occur == Occur.MUST;
            lacksRequired |= clause.Occur == Occur.MUST && found is null;
            optional += clause.Occur == Occur.SHOULD && found is not null ? 1 : 0;
        }

        return lacksRequired || optional < Math.Max(query.MinimumNumberShouldMatch, hasRequired ? 0 : 1) ? null : parts;
    }

    private List<ScorePart>? Word(WordQuery query, PartLabel label, float boost, Reading reading)
    {
        var weight = new WordWeight(query, searcher);
        weight.Normalize(1, boost);
        if (weight.Read(reading.Leaf, reading.Doc) is { } score)
        {
            return [new ScorePart(label, score.Score) { Word = score }];
        }

        if (label is { Kind: PartKind.Word, Field: FieldNames.Text })
        {
            reading.Missing.Add(label.Words);
        }

        return null;
    }

    private float? Score(Query query, Reading reading)
    {
        Scorer? scorer = searcher.CreateNormalizedWeight(query).GetScorer(reading.Leaf, reading.Leaf.AtomicReader.LiveDocs);
        return scorer is not null && scorer.Advance(reading.Doc) == reading.Doc ? scorer.GetScore() : null;
    }

    private IEnumerable<ScorePart> Places(Reading reading)
    {
        if (!byPlaces)
        {
            return [];
        }

        var places = new PlaceScorer(built.Placed, searcher);
        places.SetNextReader(reading.Leaf.AtomicReader);
        (float passage, float beginning, float title) = places.Parts(reading.Doc);
        return new[] { (Kind: PartKind.Passage, Score: passage), (Kind: PartKind.Beginning, Score: beginning), (Kind: PartKind.TypedTitle, Score: title) }
            .Where(p => p.Score > 0).Select(p => new ScorePart(new PartLabel(p.Kind, "", FieldNames.Text), p.Score));
    }

    private sealed record Reading(AtomicReaderContext Leaf, int Doc)
    {
        public List<string> Missing { get; } = [];
    }
}
