using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Search.Engine.Scoring;

/// <summary>Scores a word that one term stands for; the common case.</summary>
internal sealed class TermScorer(Weight weight, GradedDocs postings, float value, NumericDocValues? norms, float[] lengthFactors) : Scorer(weight)
{
    private readonly DocsEnum docs = postings.Docs;

    public override int DocID => docs.DocID;

    public override int Freq => docs.Freq;

    public override int NextDoc() => docs.NextDoc();

    public override int Advance(int target) => docs.Advance(target);

    public override long GetCost() => docs.GetCost();

    public override float GetScore() =>
        value * Bm25.Saturate(postings.Frequency(), lengthFactors[norms is null ? 1 : (byte)norms.Get(docs.DocID)]);
}
