using Search.Analysis.Syllables;
using Search.Engine.Schema;

namespace Search.Engine.Understanding;

/// <summary>
/// Finds what was meant by a word that looks like a slip: a noisy channel (Kernighan, Church and Gale 1990) that weighs how likely a slip is
/// against how often a word stands beside the query's others in the caller's documents, since to a short Vietnamese syllable edit distance
/// alone offers everything. For one query.
/// </summary>
internal sealed class SpellingCorrector(Vocabulary vocabulary, bool isMarked)
{
    /// <summary>Longer words have too many neighbours to try.</summary>
    private const int LongestWord = 16;

    /// <summary>Words tried in a query; one with more slips than this is in no language the documents are in.</summary>
    private const int MostTried = 4;

    /// <summary>
    /// How much likelier a word must be than what was typed and all other candidates together, as a natural logarithm, to be searched in a short
    /// query in place of what no document has: there it has few neighbours to prove itself by, and a slip costs most.
    /// </summary>
    private const double AppliedInShort = -2;

    /// <summary>The same in place of a word that documents have.</summary>
    private const double AppliedToKnownInShort = 0;

    /// <summary>The same in a long query, in place of letters that are no syllable.</summary>
    private const double Applied = 0;

    /// <summary>The same in a long query, in place of what is a syllable: a long query has such words that documents say rarely or never.</summary>
    private const double AppliedToSyllable = 7;

    /// <summary>The same for being offered.</summary>
    private const double Offered = -6;

    /// <summary>Words up to which a query is short.</summary>
    private const int ShortQuery = 6;

    /// <summary>What each mark that differs takes: people slip on letters or on marks, hardly on both at once.</summary>
    private const double OtherMark = 4;

    /// <summary>
    /// What a word has against it that no document has, as a natural logarithm: people search for what they expect to find, and of many documents
    /// (<c>e</c> to this power) they may expect any word.
    /// </summary>
    private const double Unknown = 8;

    /// <summary>The share of that for a name or an abbreviation, which may well be new.</summary>
    private const double UnknownName = 0.5;

    private readonly NeighbourModel model = new(vocabulary, isMarked);

    /// <summary>The words with the corrections of those that are likely slips, searched or offered.</summary>
    public IReadOnlyList<QueryWord> Correct(WordRun run)
    {
        IReadOnlyList<QueryWord> words = run.Words;
        QueryWord[]? corrected = null;
        var tried = new List<(int Index, Correction Best, double Margin)>();
        foreach (int i in Enumerable.Range(0, words.Count).Where(i => IsWord(run, i)).Select(i => (Index: i, Doubt: model.Doubt(words, i)))
                     .Where(w => w.Doubt > 0).OrderByDescending(w => w.Doubt).Take(MostTried).Select(w => w.Index))
        {
            (Correction? best, double margin) = Best(run.Text, words, i);
            if (best is not null && margin > Offered)
            {
                tried.Add((i, best, margin));
            }
        }

        // The likeliest slip explains why its neighbours were doubted.
        foreach ((int i, Correction best, double margin) in tried.OrderByDescending(t => t.Margin))
        {
            bool isExplained = (i > 0 && corrected?[i - 1].Corrections.Count > 0) || (i + 1 < words.Count && corrected?[i + 1].Corrections.Count > 0);
            if (isExplained && model.Frequency(words[i]) > 0)
            {
                continue;
            }

            corrected ??= [.. words];
            corrected[i] = margin > AppliedTo(words, i) ? words[i] with { Corrections = [best] } : words[i] with { Offered = best };
        }

        return corrected ?? words;
    }

    private double AppliedTo(IReadOnlyList<QueryWord> words, int i) =>
        words.Count <= ShortQuery ? model.Frequency(words[i]) > 0 ? AppliedToKnownInShort : AppliedInShort
        : model.Frequency(words[i]) > 0 || Syllable.IsPossible(words[i].Folded) ? AppliedToSyllable
        : Applied;

    private static bool IsWord(WordRun run, int i)
    {
        string folded = run.Words[i].Folded;
        return run.Words[i].Equivalents.Count == 0 && folded.Length >= (run.Words[i].IsMarked ? 2 : 3) && folded.Length <= LongestWord && folded.All(char.IsAsciiLetterLower) && !run.Meanings.Any(m => i >= m.First && i < m.First + m.Count);
    }

    private (Correction? Best, double Margin) Best(string text, IReadOnlyList<QueryWord> words, int i)
    {
        QueryWord word = words[i];
        bool known = model.Frequency(word) > 0;
        var typed = new WordForm(word.Folded, model.Marked(word));
        double others = Math.Exp(model.Likelihood(words, i, typed) - (known ? 0 : Math.Min(Unknown, Math.Log(vocabulary.Documents + 1)) * (IsName(text, word) ? UnknownName : 1)));
        double top = 0;
        Correction? best = null;
        foreach ((WordForm form, double slip) in Candidates(text, words, i, known))
        {
            int marks = isMarked ? MarkDistance.Of(word.Typed, form.Exact ?? form.Folded) : 0;
            double chance = Math.Exp(model.Likelihood(words, i, form) + slip - OtherMark * marks);
            if (chance > top)
            {
                (best, top, others) = (new Correction(form.Folded, form.Exact ?? form.Folded, form.Exact is not null), chance, others + top);
            }
            else
            {
                others += chance;
            }
        }

        return (best, best is null ? 0 : Math.Log(top / others));
    }

    /// <summary>
    /// What may have been meant: the words one slip away, in the readings that stand beside a neighbour; there are few of those. A word that
    /// documents have gives way to no others.
    /// </summary>
    private List<(WordForm Form, double Slip)> Candidates(string text, IReadOnlyList<QueryWord> words, int i, bool known)
    {
        string folded = words[i].Folded;
        if (IsRoman(words[i]))
        {
            return [];
        }

        bool isCode = IsCode(text, words[i]);
        SlipCandidate[] slips = [.. SlipCandidates.Of(folded, onlySyllables: known && Syllable.IsPossible(folded))
            .Prepend(new SlipCandidate(folded, 0)).Where(c => !(isCode && Syllable.IsPossible(c.Folded)) && vocabulary.DocumentFrequency(FieldNames.Text, c.Folded) > 0)];
        List<(WordForm, double)> beside = [.. slips.SelectMany(c => model.FormsBeside(words, i, c.Folded).Where(f => IsOther(f, words[i])).Select(f => (f, c.Likelihood)))];
        return known || beside.Count > 0 ? beside
            : [.. slips.SelectMany(c => model.Forms(c.Folded).Where(f => IsOther(f, words[i])).Select(f => (f, c.Likelihood)))];
    }

    /// <summary>Whether a form is another word than the one typed, and not the same with the other of i and y.</summary>
    private static bool IsOther(WordForm form, QueryWord typed)
    {
        string? exact = form.Folded == typed.Folded ? form.Exact
            : form.Folded == Syllable.OtherSpelling(typed.Folded) ? form.Exact is null ? typed.Read : Syllable.OtherSpelling(form.Exact)
            : form.Folded;
        return exact is not null && exact != typed.Typed && exact != typed.Read;
    }

    /// <summary>Whether capitals say that a word is no Vietnamese one, and none was meant: <c>ADH</c>, <c>ThS</c>.</summary>
    private static bool IsCode(string text, QueryWord word) => !word.IsMarked && text[word.Start..word.End].Count(char.IsUpper) > 1 && text.Any(char.IsLower);

    /// <summary>Whether a word is a Roman numeral of several letters: another one is another congress (<c>Đại hội XIII</c>), not a slip.</summary>
    private static bool IsRoman(QueryWord word) => word is { IsMarked: false, Folded.Length: > 1 } && word.Folded.All("ivxlcdm".Contains) && !Syllable.IsPossible(word.Folded);

    /// <summary>Whether an unmarked word looks like a name or an abbreviation: it bears capitals, and not only for beginning the text.</summary>
    private static bool IsName(string text, QueryWord word) =>
        !word.IsMarked && text[(word.Start == 0 ? 1 : word.Start)..word.End].Any(char.IsUpper);
}
