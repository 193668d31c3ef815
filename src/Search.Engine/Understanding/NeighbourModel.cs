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
    /// <summary>Documents with a word from which on its pairs say more about what follows it than how common words are (Witten and Bell 1991).</summary>
    private const double EnoughSeen = 5;

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
        if (before is { } left)
        {
            AddBeside(left.Folded + " " + folded, left.Exact, isFirst: true, beside);
        }

        if (behind is { } right)
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

    /// <summary>Whether all the words of a run are, each in its own spelling or with the other of i and y.</summary>
    public bool AreNeighbours(IReadOnlyList<QueryWord> words) =>
        words.Zip(words.Skip(1), (a, b) => Spellings(a).Any(one => Spellings(b).Any(other => AreNeighbours(one, other)))).All(are => are);

    /// <summary>Whether two words stand side by side more often than words so frequent do by chance.</summary>
    private bool AreNeighbours(WordForm first, WordForm second) =>
        Together(first, second) > MoreThanChance * Frequency(first) * Frequency(second) / (vocabulary.Documents + 1.0) / Vocabulary.WordsOfDocument;

    private IEnumerable<WordForm> Spellings(QueryWord word)
    {
        yield return Form(word);
        if (word.HasReadings && Syllable.OtherSpelling(word.Folded) is { } folded && Syllable.OtherSpelling(word.Read) is { } exact)
        {
            yield return new WordForm(folded, isMarked ? exact : null);
        }
    }

    private WordForm Form(QueryWord word) => new(word.Folded, Marked(word));

    private double Chance(WordForm form) => (Frequency(form) + 0.1) / (vocabulary.Documents + 1.0) / Vocabulary.WordsOfDocument;

    private double Chance(WordForm first, WordForm second)
    {
        int seen = Frequency(first);
        double share = seen / (seen + EnoughSeen);
        return share * Together(first, second) / Math.Max(seen, 1) / 2 + (1 - share / 2) * Chance(second);
    }

    private int Frequency(WordForm form) =>
        vocabulary.DocumentFrequency(FieldNames.Text, form.Exact is null ? form.Folded : TermForms.Exact(form.Folded, form.Exact));

    /// <summary>In how many documents two forms stand side by side.</summary>
    private int Together(WordForm first, WordForm second) => vocabulary.Together(first.Folded, first.Exact, second.Folded, second.Exact);
}
