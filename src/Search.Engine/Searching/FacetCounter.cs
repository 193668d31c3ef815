using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Suggesting;

namespace Search.Engine.Searching;

/// <summary>
/// Counts facet values over the matching documents, segment by segment. Values that differ only in case, accents or punctuation are one,
/// shown as most documents write it that do not write it in capitals, as letterheads do. For one search; not thread safe.
/// </summary>
internal sealed class FacetCounter(IReadOnlyList<FacetField> facets)
{
    /// <summary>The values listed of a facet.</summary>
    private const int MostValues = 100;

    private readonly Segment[] segments = [.. facets.Select(_ => new Segment())];
    private readonly Dictionary<string, Dictionary<string, long>>[] counts = [.. facets.Select(_ => new Dictionary<string, Dictionary<string, long>>(StringComparer.Ordinal))];

    public void SetNextReader(AtomicReader reader)
    {
        Flush();
        for (int i = 0; i < facets.Count; i++)
        {
            segments[i].Values = reader.GetSortedSetDocValues(FieldNames.Facet(facets[i]));
            segments[i].Counts = new int[segments[i].Values?.ValueCount ?? 0];
        }
    }

    /// <summary>Counts a document that passes every filter.</summary>
    public void Count(int doc)
    {
        foreach (Segment segment in segments)
        {
            segment.Count(doc);
        }
    }

    /// <summary>Counts a document that only this facet's own filter keeps out.</summary>
    public void CountWithout(int doc, FacetField facet)
    {
        for (int i = 0; i < segments.Length; i++)
        {
            if (facets[i] == facet)
            {
                segments[i].Count(doc);
            }
        }
    }

    /// <summary>The values of each facet, commonest first.</summary>
    /// <param name="complete">What was counted of the documents that have all words.</param>
    /// <param name="widens">
    /// Whether choosing another value of a facet may bring so many of those that none is listed that lacks a word: then it counts what that choice would list.
    /// </param>
    public IReadOnlyDictionary<FacetField, IReadOnlyList<FacetValue>> Counted(FacetCounter? complete, Func<FacetField, bool> widens)
    {
        Flush();
        complete?.Flush();
        var counted = new Dictionary<FacetField, IReadOnlyList<FacetValue>>();
        for (int i = 0; i < facets.Count; i++)
        {
            Dictionary<string, Dictionary<string, long>>? few = widens(facets[i]) ? complete?.counts[i] : null;
            counted[facets[i]] = [.. counts[i]
                .Select(value => new FacetValue(Shown(value.Value), few?.GetValueOrDefault(value.Key)?.Values.Sum() is >= SearchRun.FewHits and var all ? all : value.Value.Values.Sum()))
                .OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal)
                .Take(MostValues)];
        }

        return counted;
    }

    private static string Shown(Dictionary<string, long> spellings) =>
        spellings.OrderByDescending(s => Spellings.IsReadable(s.Key)).ThenByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First().Key;

    private void Flush()
    {
        var value = new BytesRef();
        for (int i = 0; i < segments.Length; i++)
        {
            for (int ordinal = 0; ordinal < segments[i].Counts.Length; ordinal++)
            {
                int count = segments[i].Counts[ordinal];
                if (count > 0)
                {
                    segments[i].Values!.LookupOrd(ordinal, value);
                    Add(counts[i], value.Utf8ToString(), count);
                }
            }

            segments[i].Counts = [];
        }
    }

    private static void Add(Dictionary<string, Dictionary<string, long>> counts, string value, int count)
    {
        int separator = value.IndexOf(TermForms.Separator, StringComparison.Ordinal);
        string key = value[..separator];
        string spelling = value[(separator + 1)..];
        if (!counts.TryGetValue(key, out Dictionary<string, long>? spellings))
        {
            counts[key] = spellings = new Dictionary<string, long>(StringComparer.Ordinal);
        }

        spellings[spelling] = spellings.GetValueOrDefault(spelling) + count;
    }

    private sealed class Segment
    {
        public SortedSetDocValues? Values { get; set; }

        public int[] Counts { get; set; } = [];

        public void Count(int doc)
        {
            if (Values is null)
            {
                return;
            }

            Values.SetDocument(doc);
            for (long ordinal = Values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = Values.NextOrd())
            {
                Counts[ordinal]++;
            }
        }
    }
}
