using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Engine.Explaining;

namespace Search.Engine.Scoring;

/// <summary>What a <see cref="WordQuery"/> weighs in one reader, and its scorers.</summary>
internal sealed class WordWeight : Weight
{
    private readonly WordQuery query;
    private readonly float idf;
    private readonly float[] lengthFactors;
    private float boost = 1;

    public WordWeight(WordQuery query, IndexSearcher searcher)
    {
        this.query = query;
        IndexReader reader = searcher.IndexReader;
        long documents = Math.Max(1, reader.NumDocs);
        long frequency = 0;
        foreach (Posting posting in query.Postings)
        {
            // Another way to say a word makes it no commoner; but a word that is rarely said so weighs no more for that.
            int found = posting.Terms.Min(reader.DocFreq);
            frequency = posting.Grade is MatchGrade.Equivalent or MatchGrade.Linked ? Math.Max(frequency, found) : frequency + found;
        }

        idf = Bm25.Idf(Math.Min(frequency, documents), documents);
        lengthFactors = Bm25.LengthFactors(FieldLengths.Average(reader, query.NormField));
    }

    /// <summary>What the word weighs by how few documents have it; above 0.</summary>
    public float Idf => idf;

    public override Query Query => query;

    public override float GetValueForNormalization() => 1;

    public override void Normalize(float norm, float topLevelBoost) => boost = query.Boost * topLevelBoost;

    public override Scorer? GetScorer(AtomicReaderContext context, IBits acceptDocs)
    {
        AtomicReader reader = context.AtomicReader;
        var found = new List<GradedDocs>(query.Postings.Count);
        var segment = new SegmentPostings(reader, acceptDocs);
        foreach (Posting posting in query.Postings)
        {
            if (segment.Open(posting) is { } docs)
            {
                found.Add(docs);
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        NumericDocValues? norms = reader.GetNormValues(query.NormField);
        return found.Count == 1
            ? new TermScorer(this, found[0], idf * boost, norms, lengthFactors)
            : new MergedScorer(this, found, idf * boost, norms, lengthFactors);
    }

    public override Explanation Explain(AtomicReaderContext context, int doc) =>
        Read(context, doc) is { } word ? new Explanation((float)word.Score, $"{query}, idf {idf}, boost {boost}") : new Explanation(0, $"no {query}");

    /// <summary>How a document's score for the word comes about; null where it does not have it.</summary>
    public WordScore? Read(AtomicReaderContext context, int doc)
    {
        var segment = new SegmentPostings(context.AtomicReader, null);
        var agreements = new List<WordAgreement>();
        float frequency = 0;
        foreach (Posting posting in query.Postings)
        {
            if (segment.Open(posting) is { } found && found.Docs.Advance(doc) == doc)
            {
                int inAsides = found.InAsides();
                Add(posting, found.Docs.Freq - inAsides, 1);
                Add(posting, inAsides, RankingWeights.Aside / inAsides);
                frequency += found.Frequency();
            }
        }

        NumericDocValues? norms = context.AtomicReader.GetNormValues(query.NormField);
        byte norm = norms is null ? (byte)1 : (byte)norms.Get(doc);
        return agreements.Count == 0
            ? null
            : new WordScore(idf * boost * Bm25.Saturate(frequency, lengthFactors[norm]), idf, boost, LengthNorm.Decode(norm), agreements);

        void Add(Posting posting, int count, float weight)
        {
            if (count > 0)
            {
                agreements.Add(new WordAgreement(posting.Grade, TermText.Of(posting.Terms), count, posting.Weight * weight));
            }
        }
    }
}
