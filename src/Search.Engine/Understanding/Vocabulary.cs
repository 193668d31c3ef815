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
    private readonly Dictionary<(string, string), IReadOnlyList<Reading>> readings = [];
    private readonly Dictionary<string, TermsEnum?> dictionaries = [];

    public int Documents => reader.NumDocs;

    /// <summary>In how many documents a term stands.</summary>
    public int DocumentFrequency(string field, string term) =>
        DictionaryOf(field) is { } dictionary && dictionary.SeekExact(new BytesRef(term)) ? dictionary.DocFreq : 0;

    /// <summary>The marked readings of a folded form in a field of syllables or of pairs; without those of texts written without accents.</summary>
    public IReadOnlyList<Reading> Readings(string field, string folded)
    {
        if (readings.TryGetValue((field, folded), out IReadOnlyList<Reading>? known))
        {
            return known;
        }

        var found = new List<Reading>();
        if (DictionaryOf(field) is { } dictionary)
        {
            string prefix = folded + TermForms.Separator;
            var bytes = new BytesRef(prefix);
            if (dictionary.SeekCeil(bytes) != TermsEnum.SeekStatus.END)
            {
                do
                {
                    if (!StringHelper.StartsWith(dictionary.Term, bytes))
                    {
                        break;
                    }

                    if (TermForms.Read(folded, dictionary.Term.Utf8ToString().AsSpan(prefix.Length)) is { } exact)
                    {
                        found.Add(new Reading(exact, dictionary.DocFreq));
                    }
                }
                while (dictionary.MoveNext());
            }
        }

        return readings[(field, folded)] = found;
    }

    /// <summary>The folded or exact terms that begin with a prefix, commonest first, at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<(string Term, int DocumentFrequency)> Beginning(string field, string prefix, int limit, Func<string, bool> accepts)
    {
        // Walking the whole of a one-letter prefix would let a query cost what it likes.
        const int MostWalked = 20_000;
        var found = new PriorityQueue<string, int>();
        var bytes = new BytesRef(prefix);
        if (DictionaryOf(field) is not { } dictionary || dictionary.SeekCeil(bytes) == TermsEnum.SeekStatus.END)
        {
            return [];
        }

        int walked = 0;
        do
        {
            if (!StringHelper.StartsWith(dictionary.Term, bytes) || ++walked > MostWalked)
            {
                break;
            }

            string term = dictionary.Term.Utf8ToString();
            if (accepts(term))
            {
                found.Enqueue(term, dictionary.DocFreq);
                if (found.Count > limit)
                {
                    found.Dequeue();
                }
            }
        }
        while (dictionary.MoveNext());
        return [.. found.UnorderedItems.OrderByDescending(i => i.Priority).Select(i => (i.Element, i.Priority))];
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
