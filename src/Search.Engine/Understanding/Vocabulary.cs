using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Analysis.TokenStreams;

namespace Search.Engine.Understanding;

/// <param name="Exact">A marked reading of a folded form, canonical; of a pair the two joined by a blank.</param>
/// <param name="DocumentFrequency">In how many of the caller's documents it stands, deleted ones included until they are merged away.</param>
internal readonly record struct Reading(string Exact, int DocumentFrequency);

/// <summary>
/// What the caller's documents are written with: the readings of each folded form, straight from the index's own dictionary, so that nothing
/// has to be learnt, kept or brought up to date. Remembers what it looked up; for one query, not thread safe.
/// </summary>
internal sealed class Vocabulary(IndexReader reader)
{
    private readonly Dictionary<(string, string), int> frequencies = [];
    private readonly Dictionary<(string, string), IReadOnlyList<Reading>> readings = [];
    private readonly Dictionary<(string, string), IReadOnlyList<string>> pairTerms = [];
    private readonly Dictionary<string, TermsEnum?> dictionaries = [];

    public int Documents => reader.NumDocs;

    /// <summary>In how many documents a term stands.</summary>
    public int DocumentFrequency(string field, string term)
    {
        if (!frequencies.TryGetValue((field, term), out int known))
        {
            frequencies[(field, term)] = known = DictionaryOf(field) is { } dictionary && dictionary.SeekExact(new BytesRef(term)) ? dictionary.DocFreq : 0;
        }

        return known;
    }

    /// <summary>The marked readings of a folded form in a field of syllables or of pairs; without those of texts written without accents.</summary>
    public IReadOnlyList<Reading> Readings(string field, string folded)
    {
        if (!readings.TryGetValue((field, folded), out IReadOnlyList<Reading>? known))
        {
            string prefix = folded + TermForms.Separator;
            readings[(field, folded)] = known = [.. Walk(field, prefix)
                .Select(term => (Exact: TermForms.Read(folded, term.Term.AsSpan(prefix.Length)), term.DocumentFrequency))
                .Where(reading => reading.Exact is not null)
                .Select(reading => new Reading(reading.Exact!, reading.DocumentFrequency))];
        }

        return known;
    }

    /// <summary>Every term of a folded form in a field of pairs: each of its readings, that of texts written without accents, and the bare form.</summary>
    public IReadOnlyList<string> PairTerms(string field, string folded)
    {
        if (!pairTerms.TryGetValue((field, folded), out IReadOnlyList<string>? known))
        {
            pairTerms[(field, folded)] = known =
                [.. DocumentFrequency(field, folded) > 0 ? [folded] : Array.Empty<string>(), .. Walk(field, folded + TermForms.Separator).Select(t => t.Term)];
        }

        return known;
    }

    /// <summary>The folded or exact terms that begin with a prefix, commonest first, at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<(string Term, int DocumentFrequency)> Beginning(string field, string prefix, int limit, Func<string, bool> accepts)
    {
        // Walking the whole of a one-letter prefix would let a query cost what it likes.
        const int MostWalked = 20_000;
        var found = new PriorityQueue<string, int>();
        foreach ((string term, int frequency) in Walk(field, prefix).Take(MostWalked))
        {
            if (accepts(term))
            {
                found.Enqueue(term, frequency);
                if (found.Count > limit)
                {
                    found.Dequeue();
                }
            }
        }

        return [.. found.UnorderedItems.OrderByDescending(i => i.Priority).Select(i => (i.Element, i.Priority))];
    }

    private IEnumerable<(string Term, int DocumentFrequency)> Walk(string field, string prefix)
    {
        var bytes = new BytesRef(prefix);
        if (DictionaryOf(field) is not { } dictionary || dictionary.SeekCeil(bytes) == TermsEnum.SeekStatus.END)
        {
            yield break;
        }

        do
        {
            if (!StringHelper.StartsWith(dictionary.Term, bytes))
            {
                break;
            }

            yield return (dictionary.Term.Utf8ToString(), dictionary.DocFreq);
        }
        while (dictionary.MoveNext());
    }

    private TermsEnum? DictionaryOf(string field)
    {
        if (!dictionaries.TryGetValue(field, out TermsEnum? dictionary))
        {
            dictionaries[field] = dictionary = MultiFields.GetTerms(reader, field)?.GetEnumerator();
        }

        return dictionary;
    }
}
