using Search.Analysis.TokenStreams;
using Search.Engine.Schema;

namespace Search.Engine.Understanding;

/// <summary>
/// Abbreviations that the caller's documents explain themselves, <c>Ban Thường vụ (BTV)</c>, read from the index's own dictionary: they come and
/// go with the documents.
/// </summary>
internal sealed class LearntAbbreviations(Vocabulary vocabulary)
{
    /// <summary>Explanations of one abbreviation that are looked at; beyond, it says nothing certain.</summary>
    private const int MostLookedAt = 64;

    /// <summary>What the words from <paramref name="at"/> on abbreviate, or are abbreviated to.</summary>
    public IEnumerable<Equivalent> At(IReadOnlyList<QueryWord> words, int at)
    {
        if (!vocabulary.Has(FieldNames.Abbreviation) || !char.IsLetter(words[at].Folded[0]))
        {
            return [];
        }

        return Meant(words, at).Concat(at + 1 < words.Count ? Shortened(words, at) : []);
    }

    private IEnumerable<Equivalent> Meant(IReadOnlyList<QueryWord> words, int at) => words[at].IsMarked && words[at].HasTone
        ? []
        : vocabulary.Behind(FieldNames.Abbreviation, words[at].Folded + TermForms.Separator, MostLookedAt).Select(exact => Said(at, 1, exact));

    private IEnumerable<Equivalent> Shortened(IReadOnlyList<QueryWord> words, int at)
    {
        string start = TermForms.MeaningPrefix + words[at].Folded + " " + words[at + 1].Folded;
        foreach (string rest in vocabulary.Behind(FieldNames.Abbreviation, start, MostLookedAt))
        {
            string[] parts = rest.Split(TermForms.Separator);
            IReadOnlyList<QueryWord> meant = WordRun.OfExact(parts[^1]);
            if (parts.Length == 3 && LexiconEntry.StandsAt(words, at, meant))
            {
                yield return Said(at, meant.Count, parts[1]);
            }
        }
    }

    private static Equivalent Said(int at, int count, string exact)
    {
        IReadOnlyList<QueryWord> words = WordRun.OfExact(exact);
        string text = string.Join(' ', words.Select(w => w.AsWritten));
        return new Equivalent(at, count, words, words.Count == 1 ? text.ToUpperInvariant() : text, LexiconEntry.Abbreviation, false) { IsLearnt = true };
    }
}
