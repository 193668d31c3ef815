using Lucene.Net.Index;
using Search.Analysis.Syllables;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Scoring;
using Search.Engine.Searching;
using Search.Engine.Understanding;

namespace Search.Engine.Queries;

/// <summary>Which terms of the index count as occurrences of a word of the query, and in which grade.</summary>
/// <param name="accents">What typed marks decide.</param>
/// <param name="isMarked">Whether the query bears any mark; one that bears none means none.</param>
/// <param name="vocabulary">The caller's documents' words.</param>
internal sealed class PostingBuilder(AccentMode accents, bool isMarked, Vocabulary vocabulary)
{
    /// <summary>Whether marks tell documents apart in this query at all.</summary>
    public bool ByMarks => accents == AccentMode.Strict || (accents == AccentMode.Auto && isMarked);

    /// <summary>The occurrences of one word; with <paramref name="contradicted"/> also those that contradict its marks.</summary>
    public IReadOnlyList<Posting> Word(string field, QueryWord word, bool contradicted = false)
    {
        var postings = new List<Posting>();
        foreach (Form form in FormsOf(word))
        {
            postings.Add(new Posting(new Term(field, form.Term), form.Weight));
        }

        if (contradicted && ByMarks && accents != AccentMode.Strict && word.HasReadings)
        {
            postings.Add(new Posting(new Term(field, word.Folded), RankingWeights.Contradicted));
            if (Syllable.OtherSpelling(word.Folded) is { } other)
            {
                postings.Add(new Posting(new Term(field, other), RankingWeights.Contradicted));
            }
        }

        return postings;
    }

    /// <summary>The occurrences of two words side by side.</summary>
    public IReadOnlyList<Posting> Pair(string textField, QueryWord first, QueryWord second)
    {
        string field = FieldNames.Pairs(textField);
        var postings = new List<Posting>();
        if (ByMarks && (first.Others.Count > 0 || second.Others.Count > 0))
        {
            return AttestedPairs(field, first, second);
        }

        foreach (Form a in FormsOf(first))
        {
            foreach (Form b in FormsOf(second))
            {
                IEnumerable<string> terms = a.Exact is null && b.Exact is null ? vocabulary.PairTerms(field, a.Folded + " " + b.Folded) : PairTerm(a, b);
                foreach (string term in terms.Where(t => !postings.Exists(p => p.Term.Text == t)))
                {
                    postings.Add(new Posting(new Term(field, term), a.Weight * b.Weight));
                }
            }
        }

        return postings;
    }

    /// <summary>Of many readings on both sides only those that some document has side by side.</summary>
    private List<Posting> AttestedPairs(string field, QueryWord first, QueryWord second)
    {
        var postings = new List<Posting>();
        foreach (IGrouping<string, Form> left in FormsOf(first).Where(f => f.Exact != TermForms.Unaccented).GroupBy(f => f.Folded))
        {
            foreach (IGrouping<string, Form> right in FormsOf(second).Where(f => f.Exact != TermForms.Unaccented).GroupBy(f => f.Folded))
            {
                foreach (Reading reading in vocabulary.Readings(field, left.Key + " " + right.Key))
                {
                    int blank = reading.Exact.IndexOf(' ', StringComparison.Ordinal);
                    Form a = left.FirstOrDefault(f => reading.Exact.AsSpan(0, blank).SequenceEqual(f.Exact ?? f.Folded));
                    Form b = right.FirstOrDefault(f => reading.Exact.AsSpan(blank + 1).SequenceEqual(f.Exact ?? f.Folded));
                    if (a.Weight > 0 && b.Weight > 0)
                    {
                        postings.Add(new Posting(new Term(field, TermForms.ExactPair(left.Key, reading.Exact.AsSpan(0, blank), right.Key, reading.Exact.AsSpan(blank + 1))), a.Weight * b.Weight));
                    }
                }
            }
        }

        return postings;
    }

    /// <summary>The restored reading of a word, for a query that bears no marks.</summary>
    public static Posting Restored(string field, QueryWord word) => new(new Term(field, TermForms.Exact(word.Folded, word.Read)), 1);

    /// <summary>The restored reading of a pair.</summary>
    public static Posting Restored(string textField, QueryWord first, QueryWord second) =>
        new(new Term(FieldNames.Pairs(textField), TermForms.ExactPair(first.Folded, first.Read, second.Folded, second.Read)), 1);

    private IEnumerable<Form> FormsOf(QueryWord word) =>
        AsTyped(word).Concat(word.Corrections.Select(c => new Form(c.Folded, ByMarks ? c.Exact : null, RankingWeights.Corrected)));

    private IEnumerable<Form> AsTyped(QueryWord word)
    {
        string? otherFolded = accents == AccentMode.Strict || !word.HasReadings ? null : Syllable.OtherSpelling(word.Folded);
        if (!ByMarks || !word.HasReadings)
        {
            yield return new Form(word.Folded, null, 1);
            if (otherFolded is not null)
            {
                yield return new Form(otherFolded, null, RankingWeights.Variant);
            }

            yield break;
        }

        yield return new Form(word.Folded, word.Typed, word.IsRestored ? RankingWeights.Compatible : 1);
        if (accents == AccentMode.Strict)
        {
            // A text without accents says an unmarked word as it was typed, and no marked one.
            if (!word.IsMarked)
            {
                yield return new Form(word.Folded, TermForms.Unaccented, 1);
            }

            yield break;
        }

        if (word.IsRestored)
        {
            yield return new Form(word.Folded, word.Read, 1);
        }

        foreach (string other in word.Others)
        {
            yield return new Form(word.Folded, other, RankingWeights.Compatible);
        }

        if (otherFolded is not null && Syllable.OtherSpelling(word.Read) is { } otherRead)
        {
            yield return new Form(otherFolded, otherRead, RankingWeights.Variant);
        }

        yield return new Form(word.Folded, TermForms.Unaccented, RankingWeights.Unaccented);
    }

    /// <summary>A pair's term; none for what no document has: one half accented, the other of a text without accents.</summary>
    private static IEnumerable<string> PairTerm(Form a, Form b)
    {
        if (a.Exact == TermForms.Unaccented || b.Exact == TermForms.Unaccented)
        {
            return a.Exact is null or TermForms.Unaccented && b.Exact is null or TermForms.Unaccented ? [TermForms.UnaccentedPair(a.Folded, b.Folded)] : [];
        }

        return [TermForms.ExactPair(a.Folded, a.Exact ?? a.Folded, b.Folded, b.Exact ?? b.Folded)];
    }

    private readonly record struct Form(string Folded, string? Exact, float Weight)
    {
        public string Term => Exact is null ? Folded : TermForms.Exact(Folded, Exact);
    }
}
