using Search.Analysis.Syllables;

namespace Search.Engine.Understanding;

/// <summary>
/// The folded forms that one slip away from a typed one: a letter changed, missing, doubled or swapped with its neighbour (Damerau 1964), and
/// the spellings that sound alike in part of the country (tr/ch, s/x, d/gi/r, n/l, -n/-ng, -c/-t).
/// </summary>
internal static class SlipCandidates
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private static readonly (string One, string Other)[] Onsets =
        [("tr", "ch"), ("s", "x"), ("d", "gi"), ("r", "gi"), ("d", "r"), ("n", "l"), ("ngh", "ng"), ("gh", "g"), ("c", "k")];

    private static readonly (string One, string Other)[] Finals = [("n", "ng"), ("c", "t"), ("nh", "n")];

    /// <summary>Each once, without the typed form itself. Of a word that can be no syllable also forms that are none.</summary>
    public static IEnumerable<string> Of(string folded, bool onlySyllables)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { folded };
        foreach (string candidate in Edits(folded).Concat(SoundsAlike(folded)))
        {
            if (candidate.Length > 0 && seen.Add(candidate) && (!onlySyllables || Syllable.IsPossible(candidate)))
            {
                yield return candidate;
            }
        }
    }

    private static IEnumerable<string> Edits(string word)
    {
        for (int i = 0; i <= word.Length; i++)
        {
            if (i < word.Length)
            {
                yield return word.Remove(i, 1);
            }

            if (i + 1 < word.Length)
            {
                yield return word[..i] + word[i + 1] + word[i] + word[(i + 2)..];
            }

            foreach (char letter in Letters)
            {
                yield return word.Insert(i, letter.ToString());
                if (i < word.Length)
                {
                    yield return word[..i] + letter + word[(i + 1)..];
                }
            }
        }
    }

    private static IEnumerable<string> SoundsAlike(string word)
    {
        foreach ((string one, string other) in Onsets)
        {
            if (word.StartsWith(one, StringComparison.Ordinal))
            {
                yield return other + word[one.Length..];
            }

            if (word.StartsWith(other, StringComparison.Ordinal))
            {
                yield return one + word[other.Length..];
            }
        }

        foreach ((string one, string other) in Finals)
        {
            if (word.EndsWith(one, StringComparison.Ordinal))
            {
                yield return word[..^one.Length] + other;
            }

            if (word.EndsWith(other, StringComparison.Ordinal))
            {
                yield return word[..^other.Length] + one;
            }
        }
    }
}
