using Search.Analysis.Syllables;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;

namespace Search.Engine.Understanding;

/// <summary>A word as a term of the index.</summary>
/// <param name="Folded">Its folded form.</param>
/// <param name="Exact">Its exact form; null where marks do not count or it has none to tell apart.</param>
internal readonly record struct WordForm(string Folded, string? Exact);

/// <summary>How well a word fits between its neighbours, from the pairs of the caller's documents.</summary>
internal sealed class NeighbourModel(Vocabulary vocabulary, bool isMarked)
{
    /// <summary>
    /// How the different words that follow one grow with the documents that have it (Heaps 1978): as often as it was seen with a new one, it may
    /// be with another (Witten and Bell 1991). So what never follows a common word is telling, and of a rare one it says little.
    /// </summary>
    private const double GrowthOfFollowers = 0.7;

    /// <summary>Documents up to which a word that stands beside only one of its neighbours is doubted.</summary>
    private const int Rare = 10;

    /// <summary>How many times as often as by chance two words stand side by side that are neighbours.</summary>
    private const double MoreThanChance = 3;

    /// <summary>The form a word is looked up by.</summary>
    public string? Marked(QueryWord word) => isMarked && word.HasReadings ? word.Read : null;

    /// <summary>In how many documents a word stands as it is read.</summary>
    public int Frequency(QueryWord word) => Frequency(new WordForm(word.Folded, Marked(word)));

    /// <summary>How much a word looks like a slip: 0 for one that stands beside its neighbours somewhere, most for one that stands nowhere.</summary>
    public double Doubt(IReadOnlyList<QueryWord> words, int i)
    {
        int frequency = Frequency(words[i]);
        if (frequency == 0)
        {
            return 3;
        }

        int neighbours = (i > 0 ? 1 : 0) + (i + 1 < words.Count ? 1 : 0);
        int beside = (i > 0 && AreNeighbours(Form(words[i - 1]), Form(words[i])) ? 1 : 0) + (i + 1 < words.Count && AreNeighbours(Form(words[i]), Form(words[i + 1])) ? 1 : 0);
        return neighbours == beside || (beside > 0 && frequency > Rare) ? 0 : (beside == 0 ? 1 : 0) + 1.0 / (1 + frequency);
    }

    /// <summary>The forms of a folded one, as far as marks count.</summary>
    public IEnumerable<WordForm> Forms(string folded)
    {
        IReadOnlyList<Reading> readings = isMarked ? vocabulary.Readings(FieldNames.Text, folded) : [];
        return readings.Count == 0 ? [new WordForm(folded, null)] : readings.Select(r => new WordForm(folded, r.Exact));
    }

    /// <summary>Those of them that stand beside a neighbour of the word.</summary>
    public IEnumerable<WordForm> FormsBeside(IReadOnlyList<QueryWord> words, int i, string folded)
    {
        WordForm? before = i > 0 ? Form(words[i - 1]) : null;
        WordForm? behind = i + 1 < words.Count ? Form(words[i + 1]) : null;
        if (!isMarked || vocabulary.Readings(FieldNames.Text, folded).Count == 0)
        {
            var form = new WordForm(folded, null);
            return (before is { } one && Together(one, form) > 0) || (behind is { } other && Together(form, other) > 0) ? [form] : [];
        }

        var beside = new HashSet<string>();
        foreach (WordForm left in before is null ? [] : Spellings(before.Value))
        {
            AddBeside(left.Folded + " " + folded, left.Exact, isFirst: true, beside);
        }

        foreach (WordForm right in behind is null ? [] : Spellings(behind.Value))
        {
            AddBeside(folded + " " + right.Folded, right.Exact, isFirst: false, beside);
        }

        return beside.Select(exact => new WordForm(folded, exact));
    }

    private void AddBeside(string pair, string? known, bool isFirst, HashSet<string> beside)
    {
        foreach (Reading reading in vocabulary.Readings(FieldNames.Pairs(FieldNames.Text), pair))
        {
            int blank = reading.Exact.IndexOf(' ', StringComparison.Ordinal);
            ReadOnlySpan<char> neighbour = isFirst ? reading.Exact.AsSpan(0, blank) : reading.Exact.AsSpan(blank + 1);
            if (known is null || neighbour.SequenceEqual(known))
            {
                beside.Add(isFirst ? reading.Exact[(blank + 1)..] : reading.Exact[..blank]);
            }
        }
    }

    /// <summary>The chance of a form between its neighbours, as a natural logarithm.</summary>
    public double Likelihood(IReadOnlyList<QueryWord> words, int i, WordForm form)
    {
        double before = i == 0 ? Math.Log(Chance(form)) : Math.Log(Chance(Form(words[i - 1]), form));
        return i + 1 == words.Count ? before : before + Math.Log(Chance(form, Form(words[i + 1])));
    }

    /// <summary>Whether two words stand side by side more often than words so frequent do by chance.</summary>
    private bool AreNeighbours(WordForm first, WordForm second) =>
        Together(first, second) > MoreThanChance * Frequency(first) * Frequency(second) / (vocabulary.Documents + 1.0) / Vocabulary.WordsOfDocument;

    /// <summary>A form and the same with the other of i and y, which is the same word: documents with either speak for both.</summary>
    private static IEnumerable<WordForm> Spellings(WordForm form)
    {
        yield return form;
        if (Syllable.OtherSpelling(form.Folded) is { } folded)
        {
            yield return new WordForm(folded, form.Exact is null ? null : Syllable.OtherSpelling(form.Exact));
        }
    }

    private WordForm Form(QueryWord word) => new(word.Folded, Marked(word));

    private double Chance(WordForm form) => (Frequency(form) + 0.1) / (vocabulary.Documents + 1.0) / Vocabulary.WordsOfDocument;

    private double Chance(WordForm first, WordForm second)
    {
        int seen = Frequency(first);
        double followers = Math.Pow(seen + 1, GrowthOfFollowers);
        return (Together(first, second) + followers * Chance(second)) / (seen + followers);
    }

    private int Frequency(WordForm form) => Spellings(form).Sum(s =>
        vocabulary.DocumentFrequency(FieldNames.Text, s.Exact is null ? s.Folded : TermForms.Exact(s.Folded, s.Exact)));

    /// <summary>In how many documents two forms stand side by side.</summary>
    private int Together(WordForm first, WordForm second) =>
        Spellings(first).Sum(a => Spellings(second).Sum(b => vocabulary.Together(a.Folded, a.Exact, b.Folded, b.Exact)));
}
