using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Scoring;

namespace Search.Engine.Suggesting;

/// <summary>Finds the documents in which the words typed stand side by side, by the pairs of a field: the newest of them first. For one request.</summary>
internal sealed class PairFinder(IndexSearcher searcher, SuggestScope scope, bool loosely, WorkBudget budget)
{
    /// <summary>Terms that one pair may stand for, the commonest.</summary>
    private const int MostReadings = 16;

    /// <summary>Pairs that documents are looked up by.</summary>
    private const int MostPairs = 3;

    /// <summary>Documents looked at.</summary>
    private const int MostDocuments = 1000;

    /// <summary>Documents that all but the last pair are looked for in.</summary>
    private const int MostHaving = 16 * 1024;

    /// <summary>The terms of a pair that agree with two neighbours of what was typed, commonest first.</summary>
    public IReadOnlyList<PairTerm> Readings(TypedText typed, string textField, int first)
    {
        string field = FieldNames.Pairs(textField);
        TermsEnum? terms = MultiFields.GetTerms(searcher.IndexReader, field)?.GetEnumerator();
        (TypedWord one, TypedWord other) = (typed.Words[first], typed.Words[first + 1]);
        var found = new List<PairTerm>();
        foreach (string prefix in one.Forms.SelectMany(a => other.Forms.Select(b => a + " " + b)))
        {
            foreach (string term in Walk(terms, prefix, !other.IsPartial))
            {
                (string folded, string exact) = PhraseTerms.Word(term);
                (int blank, int split) = (folded.IndexOf(' ', StringComparison.Ordinal), exact.IndexOf(' ', StringComparison.Ordinal));
                if (one.Distance(folded.AsSpan(0, blank), exact.AsSpan(0, split), typed.IsMarked, loosely) is { } near
                    && other.Distance(folded.AsSpan(blank + 1), exact.AsSpan(split + 1), typed.IsMarked, loosely) is { } nearer
                    && scope.Count(terms!) is var documents and > 0)
                {
                    found.Add(new PairTerm(new Term(field, term), documents, near + nearer));
                }
            }
        }

        return [.. found.OrderByDescending(pair => pair.Worth).Take(MostReadings)];
    }

    /// <summary>The commonest words of texts that one may become, or is.</summary>
    public IEnumerable<TypedWord> Words(TypedWord typed, bool isMarked, int most) => Words(typed, isMarked, FieldNames.Text)
        .Where(word => word.Term.Text.Contains(TermForms.Separator, StringComparison.Ordinal))
        .OrderByDescending(word => word.Worth).Take(most)
        .Select(word => PhraseTerms.Word(word.Term.Text) is var (folded, exact) ? new TypedWord(folded, exact, IsPartial: false) : typed);

    /// <summary>The terms of a field that a word may become, or is.</summary>
    public IEnumerable<PairTerm> Words(TypedWord typed, bool isMarked, string field)
    {
        TermsEnum? terms = MultiFields.GetTerms(searcher.IndexReader, field)?.GetEnumerator();
        var found = new List<PairTerm>();
        foreach (string form in typed.Forms)
        {
            foreach (string term in Walk(terms, form, !typed.IsPartial))
            {
                (string folded, string exact) = PhraseTerms.Word(term);
                if (typed.Distance(folded, exact, isMarked, loosely) is { } distance && scope.Count(terms!) is var documents and > 0)
                {
                    found.Add(new PairTerm(new Term(field, term), documents, distance - typed.NearerAs(folded, form)));
                }
            }
        }

        return found;
    }

    /// <summary>The newest documents whose titles have a word anywhere.</summary>
    public IReadOnlyList<int> Titled(TypedWord typed, bool isMarked, int most) =>
        Newest([[.. Words(typed, isMarked, FieldNames.Title).OrderByDescending(word => word.Worth).Take(MostReadings)]], most).Newest;

    /// <summary>Documents that have all of some pairs, each in one of its readings, and are among some: the newest of those looked at, and how many these were.</summary>
    /// <param name="among">By part of the reader; null for any.</param>
    public (IReadOnlyList<int> Newest, int Count) Newest(IReadOnlyList<IReadOnlyList<PairTerm>> pairs, int most, FixedBitSet?[]? among = null)
    {
        var newest = new PriorityQueue<int, (long Day, long Sequence)>();
        int looked = 0;
        foreach ((AtomicReaderContext leaf, Scorer scorer) in Scorers(pairs))
        {
            NumericDocValues? days = leaf.AtomicReader.GetNumericDocValues(FieldNames.Day);
            NumericDocValues? sequences = leaf.AtomicReader.GetNumericDocValues(FieldNames.Sequence);
            foreach (int doc in among is null ? All(scorer) : Among(scorer, among[leaf.Ord]))
            {
                newest.Enqueue(doc + leaf.DocBase, (days?.Get(doc) ?? 0, sequences?.Get(doc) ?? 0));
                if (newest.Count > most)
                {
                    newest.Dequeue();
                }

                if (++looked >= MostDocuments)
                {
                    return (Ordered(newest), looked);
                }
            }
        }

        return (Ordered(newest), looked);
    }

    /// <summary>Documents that have all of some pairs, by part of the reader; null where no part has any.</summary>
    public FixedBitSet?[]? Having(IReadOnlyList<IReadOnlyList<PairTerm>> pairs)
    {
        FixedBitSet?[]? having = null;
        int left = MostHaving;
        foreach ((AtomicReaderContext leaf, Scorer scorer) in Scorers(pairs))
        {
            foreach (int doc in All(scorer).Take(left))
            {
                having ??= new FixedBitSet?[searcher.IndexReader.Leaves.Count];
                (having[leaf.Ord] ??= new FixedBitSet(leaf.AtomicReader.MaxDoc)).Set(doc);
                left--;
            }
        }

        return having;
    }

    private static IReadOnlyList<int> Ordered(PriorityQueue<int, (long Day, long Sequence)> newest) =>
        [.. newest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];

    private static IEnumerable<int> All(Scorer scorer)
    {
        while (scorer.NextDoc() is var doc and not DocIdSetIterator.NO_MORE_DOCS)
        {
            yield return doc;
        }
    }

    private static IEnumerable<int> Among(Scorer scorer, FixedBitSet? among)
    {
        int doc = among is null ? DocIdSetIterator.NO_MORE_DOCS : scorer.NextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS && among!.NextSetBit(doc) is var next and >= 0)
        {
            if (next == doc)
            {
                yield return doc;
            }

            doc = next == doc ? scorer.NextDoc() : scorer.Advance(next);
        }
    }

    /// <summary>Over the documents that have all of some pairs, in the parts of the reader that have any, the last part first.</summary>
    private IEnumerable<(AtomicReaderContext Leaf, Scorer Scorer)> Scorers(IReadOnlyList<IReadOnlyList<PairTerm>> pairs)
    {
        if (pairs.Count == 0 || pairs.Any(readings => readings.Count == 0))
        {
            yield break;
        }

        // Of a long run the rarest pairs: the words themselves are compared with the text later.
        var all = new BooleanQuery(disableCoord: true);
        foreach (IReadOnlyList<PairTerm> readings in pairs.OrderBy(readings => readings.Sum(pair => (long)pair.Documents)).Take(MostPairs))
        {
            all.Add(new WordQuery([.. readings.Select(pair => new Posting(pair.Term, MatchGrade.Exact))], FieldNames.Text), Occur.MUST);
        }

        Weight weight = searcher.CreateNormalizedWeight(all);
        foreach (AtomicReaderContext leaf in searcher.IndexReader.Leaves.Reverse())
        {
            if (weight.GetScorer(leaf, scope.In(leaf)) is { } scorer)
            {
                yield return (leaf, scorer);
            }
        }
    }

    /// <summary>The terms that begin so; while one is looked at, the dictionary stands at it.</summary>
    private IEnumerable<string> Walk(TermsEnum? terms, string prefix, bool isWhole)
    {
        var first = new BytesRef(prefix);
        if (terms is null || !budget.Seek() || terms.SeekCeil(first) == TermsEnum.SeekStatus.END)
        {
            yield break;
        }

        do
        {
            if (!StringHelper.StartsWith(terms.Term, first)
                || (isWhole && terms.Term.Length > first.Length && terms.Term.Bytes[terms.Term.Offset + first.Length] != TermForms.Separator))
            {
                yield break;
            }

            yield return terms.Term.Utf8ToString();
        }
        while (budget.Walk() && terms.MoveNext());
    }
}
