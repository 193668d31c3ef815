using Search.Analysis.Syllables;

namespace Search.Engine.Understanding;

/// <summary>A folded form one slip away from a typed one.</summary>
/// <param name="Folded">The form.</param>
/// <param name="Likelihood">How likely who means it types the other, as a natural logarithm.</param>
internal readonly record struct SlipCandidate(string Folded, double Likelihood);

/// <summary>
/// The folded forms one slip away from a typed one: a letter changed, missing, doubled or swapped with its neighbour (Damerau 1964), and
/// the spellings that sound alike in part of the country (tr/ch, s/x, d/gi/r, n/l, -n/-ng, -c/-t).
/// </summary>
internal static class SlipCandidates
{
    // One word in fifty is typed with a slip; a slip of one kind can be made in as many places as a syllable has letters.
    private const double Swapped = -5;
    private const double Doubled = -5;
    private const double Missing = -5.5;
    private const double Neighbour = -6;
    private const double Confused = -5.5;
    private const double Surplus = -7.5;
    private const double Changed = -9;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly (string One, string Other)[] Onsets =
        [("tr", "ch"), ("s", "x"), ("d", "gi"), ("r", "gi"), ("d", "r"), ("n", "l"), ("ngh", "ng"), ("gh", "g"), ("c", "k")];

    private static readonly (string One, string Other)[] Finals = [("n", "ng"), ("c", "t"), ("nh", "n")];

    /// <summary>Each once with its likeliest slip, without the typed form itself; <paramref name="onlySyllables"/> leaves out what can be none.</summary>
    public static IEnumerable<SlipCandidate> Of(string folded, bool onlySyllables) =>
        Edits(folded).Concat(SoundsAlike(folded).Select(s => new SlipCandidate(s, Confused)))
            .Where(c => c.Folded.Length > 0 && c.Folded != folded && (!onlySyllables || Syllable.IsPossible(c.Folded)))
            .GroupBy(c => c.Folded, (_, same) => same.MaxBy(c => c.Likelihood));

    private static IEnumerable<SlipCandidate> Edits(string word)
    {
        for (int i = 0; i <= word.Length; i++)
        {
            if (i < word.Length)
            {
                bool doubled = i > 0 && word[i] == word[i - 1];
                bool brushed = (i > 0 && AreNeighbours(word[i], word[i - 1])) || (i + 1 < word.Length && AreNeighbours(word[i], word[i + 1]));
                yield return new SlipCandidate(word.Remove(i, 1), doubled ? Doubled : brushed ? Neighbour : Surplus);
            }

            if (i + 1 < word.Length)
            {
                yield return new SlipCandidate(word[..i] + word[i + 1] + word[i] + word[(i + 2)..], Swapped);
            }

            foreach (char letter in Letters)
            {
                yield return new SlipCandidate(word.Insert(i, letter.ToString()), Missing);
                if (i < word.Length)
                {
                    yield return new SlipCandidate(word[..i] + letter + word[(i + 1)..], AreNeighbours(letter, word[i]) ? Neighbour : Changed);
                }
            }
        }
    }

    /// <summary>Whether two keys touch: side by side in a row, or one above the other, each row half a key further right.</summary>
    private static bool AreNeighbours(char one, char other)
    {
        (int row1, int column1) = Place(one);
        (int row2, int column2) = Place(other);
        int right = column2 - column1;
        return row1 >= 0 && row2 >= 0 && (row2 - row1) switch
        {
            0 => right is 1 or -1,
            1 => right is 0 or -1,
            -1 => right is 0 or 1,
            _ => false,
        };
    }

    private static (int Row, int Column) Place(char letter)
    {
        int row = Array.FindIndex(Keyboard, r => r.Contains(letter));
        return (row, row < 0 ? -1 : Keyboard[row].IndexOf(letter, StringComparison.Ordinal));
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
