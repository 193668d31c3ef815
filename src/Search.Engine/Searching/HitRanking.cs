using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Engine.Schema;
using Search.Engine.Scoring;

namespace Search.Engine.Searching;

/// <param name="Doc">The document's number in the reader.</param>
/// <param name="Tier">0 for documents with everything asked for, 1 for those that lack some.</param>
/// <param name="Key">What it is ordered by, more is earlier.</param>
/// <param name="Sequence">Breaks ties, more is earlier.</param>
/// <param name="Score">Its score.</param>
internal readonly record struct Ranked(int Doc, byte Tier, double Key, long Sequence, float Score) : IComparable<Ranked>
{
    /// <summary>Less is a worse place.</summary>
    public int CompareTo(Ranked other)
    {
        int tier = other.Tier.CompareTo(Tier);
        int key = tier != 0 ? tier : Key.CompareTo(other.Key);
        return key != 0 ? key : Sequence.CompareTo(other.Sequence);
    }
}

/// <summary>Says where documents stand in the order asked for. They are asked for in their order; for one search, not thread safe.</summary>
/// <param name="sort">What decides the order.</param>
/// <param name="complete">Documents that have everything asked for, where others match as well.</param>
/// <param name="places">What hits gain by where the words stand.</param>
internal sealed class HitRanking(SortOrder sort, IReadOnlySet<int>? complete, PlaceScorer places)
{
    private NumericDocValues? sequences;
    private NumericDocValues? days;
    private IBits? dated;
    private int docBase;

    public Scorer? Scorer { get; set; }

    public void SetNextReader(AtomicReaderContext context)
    {
        docBase = context.DocBase;
        AtomicReader reader = context.AtomicReader;
        sequences = reader.GetNumericDocValues(FieldNames.Sequence);
        days = reader.GetNumericDocValues(FieldNames.Day);
        dated = reader.GetDocsWithField(FieldNames.Day);
        places.SetNextReader(reader);
    }

    /// <summary>The store's sequence of a document.</summary>
    public long SequenceOf(int doc) => sequences?.Get(doc) ?? 0;

    /// <summary>Ranks a document; null where it is surely behind <paramref name="least"/>.</summary>
    public Ranked? Rank(int doc, Ranked? least)
    {
        float score = Scorer!.GetScore();
        byte tier = (byte)(complete is null || complete.Contains(docBase + doc) ? 0 : 1);
        long sequence = SequenceOf(doc);
        if (sort == SortOrder.Relevance)
        {
            // Positions are dear: only a document that they can bring before the least is worth reading them.
            if (least is { } bar && new Ranked(0, tier, score + places.Most, sequence, 0).CompareTo(bar) < 0)
            {
                return null;
            }

            score += places.Score(doc);
        }

        double key = sort switch
        {
            SortOrder.Relevance => score,
            SortOrder.Newest => dated?.Get(doc) == true ? days!.Get(doc) : double.MinValue,
            _ => dated?.Get(doc) == true ? -days!.Get(doc) : double.MinValue,
        };
        return new Ranked(docBase + doc, tier, key, sequence, score);
    }
}
