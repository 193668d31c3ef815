using Search.Analysis.Syllables;

namespace Search.Engine.Understanding;

/// <summary>
/// Finds the likeliest marked reading of words typed without all their marks. It weighs who may have typed them: one who types every mark
/// means the words as they stand; one who leaves marks out, here and there or all the tones, means what his words become with them.
/// </summary>
internal sealed class AccentRestorer(Vocabulary vocabulary)
{
    /// <summary>The confidence from which a restored word is shown as understood.</summary>
    public const float Sure = 0.8f;

    /// <summary>What it takes to believe that somebody who types some marks leaves out others, as a natural logarithm: most people type all or none.</summary>
    private const double LeavesOut = 3;

    /// <summary>What each mark of a word takes, typed or left out by somebody who types every other one: ln 2.</summary>
    private const double EveryOther = 0.69;

    /// <summary>How much likelier the words must be with more marks than as they were typed before other readings are looked for as well.</summary>
    private const double Doubtful = -4;

    /// <summary>How much less likely than the likeliest a reading may be to be looked for as well.</summary>
    private const double FarOff = 4;

    /// <summary>Reads a run; words whose marks all stand are left as they are.</summary>
    /// <param name="words">The run.</param>
    /// <param name="isMarked">Whether the query bears marks anywhere.</param>
    public IReadOnlyList<QueryWord> Restore(IReadOnlyList<QueryWord> words, bool isMarked)
    {
        if (!words.Any(w => w.HasReadings))
        {
            return words;
        }

        if (!isMarked)
        {
            return Read(words, new ReadingLattice(vocabulary, words, (_, _) => 0), 1, withOthers: false);
        }

        var literal = new ReadingLattice(vocabulary, words, (word, reading) => reading == word.Typed ? 0 : null);
        var likeliest = new ReadingLattice(vocabulary, words, HalfTyped);
        if (!words.Any(w => w.HasReadings && w.HasTone))
        {
            var toneless = new ReadingLattice(vocabulary, words, Toneless);
            likeliest = toneless.Likelihood > likeliest.Likelihood ? toneless : likeliest;
        }

        double advantage = likeliest.Likelihood - literal.Likelihood - LeavesOut;
        return advantage > 0 ? Read(words, likeliest, Chance(advantage), withOthers: true)
            : advantage > Doubtful && !IsOneWord(words) ? [.. words.Select((word, i) => word with { Others = Others(word, word.Typed, likeliest, i) })]
            : words;
    }

    /// <summary>Gives the corrections in a run without marks the marks that they have beside its other words, so that they are told like those.</summary>
    public IReadOnlyList<QueryWord> ReadCorrections(IReadOnlyList<QueryWord> words)
    {
        if (words.All(w => Meant(w) is null))
        {
            return words;
        }

        IReadOnlyList<QueryWord> read = Restore(
            [.. words.Select(w => Meant(w) is { } meant ? w with { Folded = meant.Folded, Typed = meant.Folded, HasReadings = Syllable.IsPossible(meant.Folded) } : w)], isMarked: false);
        return [.. words.Zip(read, (word, like) => like.Confidence < Sure ? word : word with
        {
            Corrections = [.. word.Corrections.Select(c => c with { Exact = like.Read })],
            Offered = word.Offered is { } offered ? offered with { Exact = like.Read } : null,
        })];
    }

    private static Correction? Meant(QueryWord word) => word.Corrections is [{ } first, ..] ? first : word.Offered;

    /// <summary>A word by itself that documents have is meant as it stands: nothing around it says otherwise.</summary>
    private bool IsOneWord(IReadOnlyList<QueryWord> words) => words.Count == 1 && vocabulary.Frequency(words) > 0;

    private static double? HalfTyped(QueryWord word, string reading) =>
        reading == word.Typed || !word.IsMarked || Agreements.Grade(word.Typed, reading) == Agreement.Compatible ? -EveryOther * Marks(reading) : null;

    private static double? Toneless(QueryWord word, string reading) => Syllable.WithoutTone(reading).SequenceEqual(word.Typed) ? 0 : null;

    /// <summary>A canonical exact form has a letter that is not ASCII for each quality, and one for its tone.</summary>
    private static int Marks(string exact) => exact.Count(c => !char.IsAscii(c));

    private static float Chance(double advantage) => (float)(1 / (1 + Math.Exp(-advantage)));

    private static QueryWord[] Read(IReadOnlyList<QueryWord> words, ReadingLattice lattice, float chance, bool withOthers)
    {
        var read = new QueryWord[words.Count];
        for (int i = 0; i < read.Length; i++)
        {
            (string best, double margin) = lattice.Best(i);
            read[i] = words[i] with { Read = best, Confidence = chance * Chance(margin), Others = withOthers ? Others(words[i], best, lattice, i) : [] };
        }

        return read;
    }

    private static string[] Others(QueryWord word, string read, ReadingLattice lattice, int i) =>
        word.HasReadings ? [.. lattice.Near(i, FarOff).Where(r => r != read && r != word.Typed)] : [];
}
