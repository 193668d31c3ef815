using Search.Analysis.Text;

namespace Search.Analysis.Syllables;

/// <summary>How far the marks of two canonical exact forms are apart whose letters need not be the same. Thread safe: no state.</summary>
public static class MarkDistance
{
    /// <summary>
    /// The marks that differ on the letters both forms begin and end with, one for each quality and one for the tone. A tone that was typed
    /// nowhere does not differ where a vowel that may have borne it is missing or another.
    /// </summary>
    public static int Of(ReadOnlySpan<char> typed, ReadOnlySpan<char> found)
    {
        ReadOnlySpan<char> typedTone = Syllable.TakeTone(ref typed);
        ReadOnlySpan<char> foundTone = Syllable.TakeTone(ref found);
        int shorter = Math.Min(typed.Length, found.Length);
        int first = 0;
        while (first < shorter && CharTable.Fold(typed[first]) == CharTable.Fold(found[first]))
        {
            first++;
        }

        int last = 0;
        while (last < shorter - first && CharTable.Fold(typed[^(last + 1)]) == CharTable.Fold(found[^(last + 1)]))
        {
            last++;
        }

        int differ = Differing(typed[..first], found[..first]) + Differing(typed[^last..], found[^last..]);
        if (typedTone.IsEmpty && CountTones(typed) is > 0 and int tones)
        {
            // A letter typed twice took its tone along: the word bears it once.
            return differ + tones - (foundTone.IsEmpty || !HasTone(typed, foundTone[0]) ? 0 : tones);
        }

        return differ + (typedTone.SequenceEqual(foundTone) || (typedTone.IsEmpty && HasVowel(found[first..^last])) ? 0 : 1);
    }

    private static int Differing(ReadOnlySpan<char> typed, ReadOnlySpan<char> found)
    {
        int differ = 0;
        for (int i = 0; i < typed.Length; i++)
        {
            differ += Quality(typed[i]) == Quality(found[i]) ? 0 : 1;
        }

        return differ;
    }

    private static char Quality(char letter) => CharTable.Base(CharTable.Of(letter)) == 0 ? letter : CharTable.Exact(CharTable.Of(letter));

    private static int CountTones(ReadOnlySpan<char> letters)
    {
        int tones = 0;
        foreach (char letter in letters)
        {
            tones += CharTable.Tone(CharTable.Of(letter)) == 0 ? 0 : 1;
        }

        return tones;
    }

    private static bool HasTone(ReadOnlySpan<char> letters, char tone)
    {
        foreach (char letter in letters)
        {
            if (CharTable.Tones[(int)CharTable.Tone(CharTable.Of(letter))] == tone)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasVowel(ReadOnlySpan<char> letters)
    {
        foreach (char letter in letters)
        {
            if (CharTable.IsVowel(letter))
            {
                return true;
            }
        }

        return false;
    }
}
