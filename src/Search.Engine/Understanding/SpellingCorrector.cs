using Search.Analysis.Syllables;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;

namespace Search.Engine.Understanding;

/// <summary>
/// Finds what was meant by a word that looks like a slip: one the caller's documents do not have, or never have beside its neighbours.
/// Candidates come from the documents and are weighed by how often they stand beside the other words, since to a short Vietnamese
/// syllable edit distance alone offers everything. What was typed stays searched; a correction stands beside it.
/// </summary>
internal sealed class SpellingCorrector(Vocabulary vocabulary, bool isMarked)
{
    /// <summary>What a candidate for a word that no document has is worth by itself, against one that stands beside a neighbour.</summary>
    private const double WorthAlone = 1e-6;

    /// <summary>Longer words have too many neighbours to try.</summary>
    private const int LongestWord = 16;

    /// <summary>Words tried in a query; one with more slips than this is in no language the documents are in.</summary>
    private const int MostTried = 4;

    private int tried;
    private readonly string pairs = FieldNames.Pairs(FieldNames.Text);

    public IReadOnlyList<QueryWord> Correct(IReadOnlyList<QueryWord> words)
    {
        QueryWord[]? corrected = null;
        for (int i = 0; i < words.Count; i++)
        {
            if (IsSuspicious(words, i) && tried++ < MostTried && Best(words, i) is { } correction)
            {
                corrected ??= [.. words];
                corrected[i] = words[i] with { Corrections = [correction] };
            }
        }

        return corrected ?? words;
    }

    private bool IsSuspicious(IReadOnlyList<QueryWord> words, int i)
    {
        QueryWord word = words[i];
        if (word.Equivalents.Count > 0 || word.Folded.Length is < 2 or > LongestWord || char.IsAsciiDigit(word.Folded[0]) || !char.IsAsciiLetter(word.Folded[0]))
        {
            return false;
        }

        bool hasLeft = i > 0;
        bool hasRight = i + 1 < words.Count;
        if (!hasLeft && !hasRight)
        {
            return vocabulary.DocumentFrequency(FieldNames.Text, word.Folded) == 0;
        }

        return !(hasLeft && Together(words[i - 1], word) > 0) && !(hasRight && Together(word, words[i + 1]) > 0);
    }

    /// <summary>In how many documents two words stand side by side as they are read.</summary>
    private int Together(QueryWord first, QueryWord second) => Together(first.Folded, Marked(first), second.Folded, Marked(second));

    private string? Marked(QueryWord word) => isMarked && word.HasReadings ? word.Read : null;

    private int Together(string folded1, string? exact1, string folded2, string? exact2)
    {
        if (exact1 is not null && exact2 is not null)
        {
            return vocabulary.DocumentFrequency(pairs, TermForms.ExactPair(folded1, exact1, folded2, exact2));
        }

        int sum = vocabulary.DocumentFrequency(pairs, folded1 + " " + folded2);
        foreach (Reading reading in vocabulary.Readings(pairs, folded1 + " " + folded2))
        {
            int blank = reading.Exact.IndexOf(' ', StringComparison.Ordinal);
            if ((exact1 is null || reading.Exact.AsSpan(0, blank).SequenceEqual(exact1)) && (exact2 is null || reading.Exact.AsSpan(blank + 1).SequenceEqual(exact2)))
            {
                sum += reading.DocumentFrequency;
            }
        }

        return sum;
    }

    private Correction? Best(IReadOnlyList<QueryWord> words, int i)
    {
        QueryWord word = words[i];
        Correction? best = null;
        double bestWorth = 0;
        bool known = vocabulary.DocumentFrequency(FieldNames.Text, word.Folded) > 0;
        foreach (string folded in SlipCandidates.Of(word.Folded, onlySyllables: Syllable.IsPossible(word.Folded) && known).Prepend(word.Folded))
        {
            if (vocabulary.DocumentFrequency(FieldNames.Text, folded) == 0)
            {
                continue;
            }

            foreach (Reading reading in ReadingsOf(word, folded))
            {
                double worth = Worth(words, i, folded, reading, known);
                if (worth > bestWorth)
                {
                    (best, bestWorth) = (new Correction(folded, reading.Exact), worth);
                }
            }
        }

        return best;
    }

    /// <summary>The readings a slip can have come from: with the tone that was typed, where one was; swapped hỏi and ngã count as a slip themselves.</summary>
    private IEnumerable<Reading> ReadingsOf(QueryWord word, string folded)
    {
        int plain = vocabulary.DocumentFrequency(FieldNames.Text, folded);
        if (!isMarked)
        {
            return folded == word.Folded ? [] : [new Reading(folded, plain)];
        }

        IReadOnlyList<Reading> readings = vocabulary.Readings(FieldNames.Text, folded);
        if (readings.Count == 0)
        {
            return folded == word.Folded ? [] : [new Reading(folded, plain)];
        }

        return folded == word.Folded
            ? readings.Where(r => word.HasTone && r.Exact != word.Typed && r.Exact.AsSpan(0, r.Exact.Length - 1).SequenceEqual(word.Typed.AsSpan(0, word.Typed.Length - 1)))
            : readings.Where(r => !word.HasTone || r.Exact[^1] == word.Typed[^1]);
    }

    /// <summary>How well a candidate stands beside its neighbours; alone, how common it is. 0 where it does not.</summary>
    private double Worth(IReadOnlyList<QueryWord> words, int i, string folded, Reading candidate, bool known)
    {
        if (words.Count == 1)
        {
            return candidate.DocumentFrequency;
        }

        string? exact = isMarked && candidate.Exact != folded || isMarked && Syllable.IsPossible(folded) ? candidate.Exact : null;
        int left = i > 0 ? Together(words[i - 1].Folded, Marked(words[i - 1]), folded, exact) : 0;
        int right = i + 1 < words.Count ? Together(folded, exact, words[i + 1].Folded, Marked(words[i + 1])) : 0;
        return left + right == 0 ? known ? 0 : WorthAlone * candidate.DocumentFrequency : (left + 1.0) * (right + 1.0) / Math.Sqrt(candidate.DocumentFrequency + 1.0);
    }
}
