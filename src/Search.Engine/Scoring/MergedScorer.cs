using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Search.Engine.Scoring;

/// <summary>Scores a word that several terms stand for: a document's frequency is the sum of theirs, each by its grade.</summary>
internal sealed class MergedScorer : Scorer
{
    private readonly GradedDocs[] heap;
    private readonly float value;
    private readonly NumericDocValues? norms;
    private readonly float[] lengthFactors;
    private int size;
    private int doc = -1;

    public MergedScorer(Weight weight, List<GradedDocs> postings, float value, NumericDocValues? norms, float[] lengthFactors) : base(weight)
    {
        heap = [.. postings];
        size = heap.Length;
        this.value = value;
        this.norms = norms;
        this.lengthFactors = lengthFactors;
    }

    public override int DocID => doc;

    public override int Freq => 1;

    public override int NextDoc() => Advance(doc + 1);

    /// <summary>Moves every posting list that is behind; all stand on or after the document then, the least on top.</summary>
    public override int Advance(int target)
    {
        while (size > 0 && heap[0].Docs.DocID < target)
        {
            if (heap[0].Docs.Advance(target) == NO_MORE_DOCS)
            {
                heap[0] = heap[--size];
            }

            SiftDown();
        }

        return doc = size == 0 ? NO_MORE_DOCS : heap[0].Docs.DocID;
    }

    public override long GetCost() => heap.Sum(p => p.Docs.GetCost());

    public override float GetScore()
    {
        float frequency = SumFrequencies(0);
        return value * Bm25.Saturate(frequency, lengthFactors[norms is null ? 1 : (byte)norms.Get(doc)]);
    }

    private float SumFrequencies(int node)
    {
        if (node >= size || heap[node].Docs.DocID != doc)
        {
            return 0;
        }

        return heap[node].Frequency() + SumFrequencies(2 * node + 1) + SumFrequencies(2 * node + 2);
    }

    private void SiftDown()
    {
        int node = 0;
        while (true)
        {
            int least = node;
            for (int child = 2 * node + 1; child <= 2 * node + 2 && child < size; child++)
            {
                if (heap[child].Docs.DocID < heap[least].Docs.DocID)
                {
                    least = child;
                }
            }

            if (least == node)
            {
                return;
            }

            (heap[node], heap[least]) = (heap[least], heap[node]);
            node = least;
        }
    }
}
