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
/// <param name="withVariants">Whether the other of i and y agrees.</param>
internal sealed class PostingBuilder(AccentMode accents, bool isMarked, Vocabulary vocabulary, bool withVariants = true)
{
    /// <summary>Whether marks tell documents apart in this query at all.</summary>
    public bool ByMarks => accents == AccentMode.Strict || (accents == AccentMode.Auto && isMarked);

    /// <summary>The other spelling of a word in i or y, where it agrees as well; null where there is none.</summary>
    public string? VariantOf(QueryWord word) =>
        accents == AccentMode.Strict || !word.HasReadings || OtherSpelling(word.Folded) is not { } folded ? null : ByMarks ? OtherSpelling(word.Read) : folded;

    /// <summary>The occurrences of one word; with <paramref name="loosely"/> also those that contradict its marks or are only near it.</summary>
    public IReadOnlyList<Posting> Word(string field, QueryWord word, bool loosely = false)
    {
        var postings = new List<Posting>();
        foreach (Form form in FormsOf(word))
        {
            postings.Add(new Posting(new Term(field, form.Term), form.Grade));
        }

        foreach (Equivalent equivalent in word.Equivalents.Where(e => loosely || !e.IsLinked))
        {
            Add(postings, field, equivalent);
        }

        if (loosely && ByMarks && accents != AccentMode.Strict && word.HasReadings)
        {
            postings.Add(new Posting(new Term(field, word.Folded), MatchGrade.Contradicted));
            if (OtherSpelling(word.Folded) is { } other)
            {
                postings.Add(new Posting(new Term(field, other), MatchGrade.Contradicted));
            }
        }

        return postings;
    }

    /// <summary>The occurrences of two words side by side.</summary>
    public IReadOnlyList<Posting> Pair(string textField, QueryWord first, QueryWord second)
    {
        string field = FieldNames.Pairs(textField);
        List<Posting> postings = ByMarks && (first.Others.Count > 0 || second.Others.Count > 0)
            ? AttestedPairs(field, first, second)
            : Pairs(field, first, second);

        // Inside a stretch that is said otherwise the other words stand for the pair; at its ends its outer words have new neighbours.
        foreach (Equivalent equivalent in first.Equivalents.Where(e => !e.IsLinked))
        {
            if (second.Equivalents.Contains(equivalent))
            {
                Add(postings, textField, equivalent);
            }
            else
            {
                postings.AddRange(Pairs(field, equivalent.Words[^1], second).Select(AsEquivalent));
            }
        }

        foreach (Equivalent equivalent in second.Equivalents.Where(e => !e.IsLinked && !first.Equivalents.Contains(e)))
        {
            postings.AddRange(Pairs(field, first, equivalent.Words[0]).Select(AsEquivalent));
        }

        return postings;
    }

    /// <summary>The restored reading of a word, for a query that bears no marks.</summary>
    public IReadOnlyList<Posting> Restored(string field, QueryWord word) =>
        [.. RestoredForms(word).Select(form => new Posting(new Term(field, form.Term), form.Grade))];

    /// <summary>The restored reading of a pair.</summary>
    public IReadOnlyList<Posting> Restored(string textField, QueryWord first, QueryWord second) =>
        [.. RestoredForms(first).SelectMany(_ => RestoredForms(second), (a, b) => PairPosting(FieldNames.Pairs(textField), PairTerm(a, b).Single(), a, b))];

    /// <summary>The terms that stand for words side by side: their pairs where the field has pairs, else the words. In a text with accents and in one without.</summary>
    public static IEnumerable<Posting> SideBySide(string field, IReadOnlyList<QueryWord> words, MatchGrade grade)
    {
        bool hasReadings = words.Any(w => w.HasReadings);
        yield return new Posting([.. TermsOf(field, words, unaccented: false)], grade, RankingWeights.Of(grade));
        if (hasReadings)
        {
            yield return new Posting([.. TermsOf(field, words, unaccented: true)], MatchGrade.Unaccented, RankingWeights.Of(grade) * RankingWeights.Of(MatchGrade.Unaccented));
        }
    }

    private static IEnumerable<Term> TermsOf(string field, IReadOnlyList<QueryWord> words, bool unaccented)
    {
        if (words.Count == 1 || field is not (FieldNames.Text or FieldNames.Title))
        {
            return words.Select(w => new Term(field, w.HasReadings ? TermForms.Exact(w.Folded, unaccented ? TermForms.Unaccented : w.Typed) : w.Folded));
        }

        return words.Zip(words.Skip(1), (a, b) => new Term(FieldNames.Pairs(field), PairTerm(FormOf(a, unaccented), FormOf(b, unaccented)).Single()));
    }

    private static Form FormOf(QueryWord word, bool unaccented) =>
        new(word.Folded, word.HasReadings ? unaccented ? TermForms.Unaccented : word.Typed : null, MatchGrade.Exact);

    private static void Add(List<Posting> postings, string field, Equivalent equivalent) =>
        postings.AddRange(SideBySide(field, equivalent.Words, equivalent.IsLinked ? MatchGrade.Linked : MatchGrade.Equivalent));

    private static Posting AsEquivalent(Posting pair) => pair with { Grade = MatchGrade.Equivalent, Weight = pair.Weight * RankingWeights.Of(MatchGrade.Equivalent) };

    private List<Posting> Pairs(string field, QueryWord first, QueryWord second)
    {
        var postings = new List<Posting>();
        foreach (Form a in FormsOf(first))
        {
            foreach (Form b in FormsOf(second))
            {
                IEnumerable<string> terms = a.Exact is null && b.Exact is null ? vocabulary.PairTerms(field, a.Folded + " " + b.Folded) : PairTerm(a, b);
                foreach (string term in terms.Where(t => !postings.Exists(p => p.Terms[0].Text == t)))
                {
                    postings.Add(PairPosting(field, term, a, b));
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
                    Form? a = left.FirstOrDefault(f => reading.Exact.AsSpan(0, blank).SequenceEqual(f.Exact ?? f.Folded));
                    Form? b = right.FirstOrDefault(f => reading.Exact.AsSpan(blank + 1).SequenceEqual(f.Exact ?? f.Folded));
                    if (a is not null && b is not null)
                    {
                        postings.Add(PairPosting(field, TermForms.ExactPair(left.Key, reading.Exact.AsSpan(0, blank), right.Key, reading.Exact.AsSpan(blank + 1)), a, b));
                    }
                }
            }
        }

        return postings;
    }

    private static Posting PairPosting(string field, string term, Form a, Form b) =>
        new([new Term(field, term)], a.Grade > b.Grade ? a.Grade : b.Grade, RankingWeights.Of(a.Grade) * RankingWeights.Of(b.Grade));

    private IEnumerable<Form> FormsOf(QueryWord word) =>
        AsTyped(word).Concat(word.Corrections.Select(c => new Form(c.Folded, ByMarks && c.HasReadings ? c.Exact : null, MatchGrade.Corrected)));

    private IEnumerable<Form> AsTyped(QueryWord word)
    {
        string? otherFolded = VariantOf(word) is null ? null : OtherSpelling(word.Folded);
        if (!ByMarks || !word.HasReadings)
        {
            yield return new Form(word.Folded, null, MatchGrade.Exact);
            if (otherFolded is not null)
            {
                yield return new Form(otherFolded, null, MatchGrade.Variant);
            }

            yield break;
        }

        yield return new Form(word.Folded, word.Typed, word.IsRestored ? MatchGrade.Compatible : MatchGrade.Exact);
        if (accents == AccentMode.Strict)
        {
            // A text without accents says an unmarked word as it was typed, and no marked one.
            if (!word.IsMarked)
            {
                yield return new Form(word.Folded, TermForms.Unaccented, MatchGrade.Exact);
            }

            yield break;
        }

        if (word.IsRestored)
        {
            yield return new Form(word.Folded, word.Read, MatchGrade.Exact);
        }

        foreach (string other in word.Others)
        {
            yield return new Form(word.Folded, other, MatchGrade.Compatible);
        }

        if (otherFolded is not null && OtherSpelling(word.Read) is { } otherRead)
        {
            yield return new Form(otherFolded, otherRead, MatchGrade.Variant);
        }

        yield return new Form(word.Folded, TermForms.Unaccented, MatchGrade.Unaccented);
    }

    private IEnumerable<Form> RestoredForms(QueryWord word)
    {
        yield return new Form(word.Folded, word.Read, MatchGrade.Exact);
        if (word.HasReadings && OtherSpelling(word.Folded) is { } folded)
        {
            yield return new Form(folded, OtherSpelling(word.Read), MatchGrade.Variant);
        }
    }

    private string? OtherSpelling(string form) => withVariants ? Syllable.OtherSpelling(form) : null;

    /// <summary>A pair's term; none for what no document has: one half accented, the other of a text without accents.</summary>
    private static IEnumerable<string> PairTerm(Form a, Form b)
    {
        if (a.Exact == TermForms.Unaccented || b.Exact == TermForms.Unaccented)
        {
            return a.Exact is null or TermForms.Unaccented && b.Exact is null or TermForms.Unaccented ? [TermForms.UnaccentedPair(a.Folded, b.Folded)] : [];
        }

        return a.Exact is null && b.Exact is null
            ? [a.Folded + " " + b.Folded]
            : [TermForms.ExactPair(a.Folded, a.Exact ?? a.Folded, b.Folded, b.Exact ?? b.Folded)];
    }

    private sealed record Form(string Folded, string? Exact, MatchGrade Grade)
    {
        public string Term => Exact is null ? Folded : TermForms.Exact(Folded, Exact);
    }
}
