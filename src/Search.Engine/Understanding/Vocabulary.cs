using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Analysis.Recognition;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;

namespace Search.Engine.Understanding;

/// <param name="Exact">A marked reading of a folded form, canonical; of a pair the two joined by a blank.</param>
/// <param name="DocumentFrequency">In how many of the caller's documents it stands, deleted ones included until they are merged away.</param>
internal readonly record struct Reading(string Exact, int DocumentFrequency);

/// <summary>
/// What the caller's documents are written with: the readings of each folded form, straight from the index's own dictionary, so that nothing
/// has to be learnt, kept or brought up to date. For one query, not thread safe; what it looked up is remembered for later queries.
/// </summary>
internal sealed class Vocabulary(IndexReader reader, VocabularyMemory memory)
{
    /// <summary>Distinct words of a document about: the chance that a word is the next is that much less than that a document has it.</summary>
    public const double WordsOfDocument = 50;

    /// <summary>Walking the whole of a one-letter prefix would let a query cost what it likes.</summary>
    private const int MostWalked = 20_000;

    private readonly Dictionary<string, TermsEnum?> dictionaries = [];

    public int Documents => reader.NumDocs;

    /// <summary>In how many documents a term stands.</summary>
    public int DocumentFrequency(string field, string term) => memory.Frequencies.Get(
        field, term, () => DictionaryOf(field) is { } dictionary && dictionary.SeekExact(new BytesRef(term)) ? dictionary.DocFreq : 0);

    /// <summary>The marked readings of a folded form in a field of syllables or of pairs; without those of texts written without accents.</summary>
    public IReadOnlyList<Reading> Readings(string field, string folded) => memory.Readings.Get(field, folded, () =>
    {
        string prefix = folded + TermForms.Separator;
        return [.. Walk(field, prefix)
            .Select(term => (Exact: TermForms.Read(folded, term.Term.AsSpan(prefix.Length)), term.DocumentFrequency))
            .Where(reading => reading.Exact is not null)
            .Select(reading => new Reading(reading.Exact!, reading.DocumentFrequency))];
    });

    /// <summary>In how many documents words stand side by side just so, about: the least of their pairs.</summary>
    public int Frequency(IReadOnlyList<QueryWord> words) => words.Count == 1
        ? DocumentFrequency(FieldNames.Text, words[0].HasReadings ? TermForms.Exact(words[0].Folded, words[0].Typed) : words[0].Folded)
        : words.Zip(words.Skip(1), (a, b) => Together(a.Folded, a.Typed, b.Folded, b.Typed)).Min();

    /// <summary>In how many documents two words stand side by side; a null exact form stands for every reading.</summary>
    public int Together(string folded1, string? exact1, string folded2, string? exact2)
    {
        string pairs = FieldNames.Pairs(FieldNames.Text);
        string folded = folded1 + " " + folded2;
        int sum = DocumentFrequency(pairs, folded);
        if (exact1 is not null && exact2 is not null)
        {
            return sum + DocumentFrequency(pairs, TermForms.ExactPair(folded1, exact1, folded2, exact2));
        }

        foreach (Reading reading in Readings(pairs, folded))
        {
            int blank = reading.Exact.IndexOf(' ', StringComparison.Ordinal);
            if ((exact1 is null || reading.Exact.AsSpan(0, blank).SequenceEqual(exact1)) && (exact2 is null || reading.Exact.AsSpan(blank + 1).SequenceEqual(exact2)))
            {
                sum += reading.DocumentFrequency;
            }
        }

        return sum;
    }

    /// <summary>Whether any document bears or cites a symbol.</summary>
    public bool Names(Annotation symbol) => symbol.Kind == AnnotationKind.Symbol
        && (DocumentFrequency(FieldNames.Symbol, symbol.Key) > 0 || DocumentFrequency(FieldNames.Text, TermForms.Symbol(symbol.Key)) > 0);

    /// <summary>How the documents that bear a symbol write it, each spelling once; of very many documents only the first.</summary>
    public IReadOnlyList<string> SymbolsWritten(string key)
    {
        const int MostLookedAt = 8;
        var written = new List<string>();
        DocsEnum? bearers = MultiFields.GetTermDocsEnum(reader, MultiFields.GetLiveDocs(reader), FieldNames.Symbol, new BytesRef(key), DocsFlags.NONE);
        while (bearers is not null && written.Count < MostLookedAt && bearers.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            if (HitRecord.Read(reader, bearers.DocID).Symbol is { } symbol && !written.Contains(symbol))
            {
                written.Add(symbol);
            }
        }

        return written;
    }

    /// <summary>Whether some document has a value of <see cref="FieldNames.Filter"/>, or one that begins with its words.</summary>
    public bool HasValue(string filterTerm) => DocumentFrequency(FieldNames.Filter, filterTerm) > 0 || Behind(FieldNames.Filter, filterTerm + " ", 1).Count > 0;

    /// <summary>Whether any document has the field.</summary>
    public bool Has(string field) => DictionaryOf(field) is not null;

    /// <summary>What stands behind a prefix in the terms of a field that have it: the first <paramref name="most"/> of them that any document still has.</summary>
    public IReadOnlyList<string> Behind(string field, string prefix, int most) =>
        memory.Terms.Get(field, prefix, () => [.. Walk(field, prefix).Select(t => t.Term).Take(MostWalked).Where(t => IsAlive(field, t)).Take(most).Select(t => t[prefix.Length..])]);

    /// <summary>Every term of a folded form in a field of pairs: each of its readings, that of texts written without accents, and the bare form.</summary>
    public IReadOnlyList<string> PairTerms(string field, string folded) => memory.Terms.Get(field, folded, () =>
        [.. DocumentFrequency(field, folded) > 0 ? [folded] : Array.Empty<string>(), .. Walk(field, folded + TermForms.Separator).Select(t => t.Term)]);

    /// <summary>The folded or exact terms that begin with a prefix, commonest first, at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<(string Term, int DocumentFrequency)> Beginning(string field, string prefix, int limit, Func<string, bool> accepts)
    {
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

    /// <summary>Whether a document has a term of the dictionary; the terms of deleted ones stay there until they are merged away.</summary>
    private bool IsAlive(string field, string term) => !reader.HasDeletions
        || MultiFields.GetTermDocsEnum(reader, MultiFields.GetLiveDocs(reader), field, new BytesRef(term), DocsFlags.NONE)?.NextDoc() is < DocIdSetIterator.NO_MORE_DOCS;

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
