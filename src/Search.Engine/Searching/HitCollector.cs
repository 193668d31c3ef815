using Lucene.Net.Index;
using Lucene.Net.Search;
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

/// <summary>
/// Takes the matching documents in one pass: filters them, counts facets each with its own filter left out, and keeps the best of a page.
/// </summary>
internal sealed class HitCollector : ICollector
{
    private readonly SortOrder sort;
    private readonly FilterSet filters;
    private readonly FacetCounter? facets;
    private readonly int wanted;
    private readonly Cursor? after;
    private readonly IReadOnlySet<int>? complete;
    private readonly PlaceScorer places;
    private readonly CancellationToken cancellation;
    private readonly PriorityQueue<Ranked, Ranked> best = new();
    private Scorer? scorer;
    private NumericDocValues? sequences;
    private NumericDocValues? days;
    private Lucene.Net.Util.IBits? dated;
    private int docBase;

    /// <param name="sort">What decides the order.</param>
    /// <param name="filters">What documents must satisfy beside the query.</param>
    /// <param name="facets">What is counted; null for nothing.</param>
    /// <param name="wanted">How many hits to keep.</param>
    /// <param name="after">Where the page before ended; null for the first hits.</param>
    /// <param name="complete">Documents that have everything asked for, where others match as well.</param>
    /// <param name="places">What hits gain by where the words stand.</param>
    /// <param name="cancellation">Ends the search.</param>
    public HitCollector(
        SortOrder sort, FilterSet filters, FacetCounter? facets, int wanted, Cursor? after, IReadOnlySet<int>? complete, PlaceScorer places, CancellationToken cancellation)
    {
        this.sort = sort;
        this.filters = filters;
        this.facets = facets;
        this.wanted = wanted;
        this.after = after;
        this.complete = complete;
        this.places = places;
        this.cancellation = cancellation;
    }

    public long Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => false;

    /// <summary>Every document that passed, where there are few: at most ten.</summary>
    public List<int> First { get; } = [];

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        cancellation.ThrowIfCancellationRequested();
        docBase = context.DocBase;
        AtomicReader reader = context.AtomicReader;
        sequences = reader.GetNumericDocValues(FieldNames.Sequence);
        days = reader.GetNumericDocValues(FieldNames.Day);
        dated = reader.GetDocsWithField(FieldNames.Day);
        filters.SetNextReader(reader);
        facets?.SetNextReader(reader);
        places.SetNextReader(reader);
    }

    public void Collect(int doc)
    {
        FilterVerdict verdict = filters.Test(doc);
        if (verdict.Passes)
        {
            facets?.Count(doc);
            Keep(doc);
        }
        else if (verdict.OnlyFailed is { } facet)
        {
            facets?.CountWithout(doc, facet);
        }
    }

    /// <summary>The kept hits, best first.</summary>
    public IReadOnlyList<Ranked> Ranked()
    {
        var ranked = new Ranked[best.Count];
        for (int i = ranked.Length - 1; i >= 0; i--)
        {
            ranked[i] = best.Dequeue();
        }

        return ranked;
    }

    private void Keep(int doc)
    {
        if ((++Total & 0x3FFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        if (First.Count <= SearchRun.FewHits)
        {
            First.Add(docBase + doc);
        }

        float score = scorer!.GetScore();
        byte tier = (byte)(complete is null || complete.Contains(docBase + doc) ? 0 : 1);
        long sequence = sequences?.Get(doc) ?? 0;
        if (sort == SortOrder.Relevance)
        {
            // Positions are dear: only a document that they can bring among the best is worth reading them.
            if (best.Count == wanted && new Ranked(0, tier, score + places.Most, sequence, 0).CompareTo(best.Peek()) <= 0)
            {
                return;
            }

            score += places.Score(doc);
        }

        double key = sort switch
        {
            SortOrder.Relevance => score,
            SortOrder.Newest => dated?.Get(doc) == true ? days!.Get(doc) : double.MinValue,
            _ => dated?.Get(doc) == true ? -days!.Get(doc) : double.MinValue,
        };
        var hit = new Ranked(docBase + doc, tier, key, sequence, score);
        if (after is { } cursor && hit.CompareTo(new Ranked(0, cursor.Tier, cursor.Key, cursor.Sequence, 0)) >= 0)
        {
            return;
        }

        if (best.Count < wanted)
        {
            best.Enqueue(hit, hit);
        }
        else if (wanted > 0 && hit.CompareTo(best.Peek()) > 0)
        {
            best.DequeueEnqueue(hit, hit);
        }
    }
}
