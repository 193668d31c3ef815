using System.Collections.Frozen;
using Search.Analysis.Text;

namespace Search.Analysis.Syllables;

/// <summary>The table of onsets and rhymes: which letters can be a Vietnamese syllable. Thread safe: no state.</summary>
public static class Syllable
{
    private const string Sac = "\u0301";
    private const string Nang = "\u0323";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Toneless =
        Rhymes.Syllables().ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Spellings =
        PairsInY().ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a folded form can be a syllable (<c>nghieng</c>, <c>duoc</c>), whatever marks it might bear.</summary>
    public static bool IsPossible(ReadOnlySpan<char> folded)
    {
        if (folded.Length > SyllableSet.MaxLength)
        {
            return false;
        }

        ulong key = 0;
        foreach (char letter in folded)
        {
            if (!char.IsAsciiLetterLower(letter))
            {
                return false;
            }

            key = SyllableSet.Append(key, letter);
        }

        return SyllableSet.Contains(key, folded.Length);
    }

    /// <summary>Whether a canonical exact form is a well-formed syllable with its marks: <c>trường</c> yes, <c>trươg</c> no, <c>cac</c> without a tone no.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> exact)
    {
        ReadOnlySpan<char> letters = exact;
        ReadOnlySpan<char> tone = TakeTone(ref letters);
        return Toneless.Contains(letters) && (!EndsInStop(letters) || tone is Sac or Nang);
    }

    /// <summary>The other spelling of an open syllable in i or y, folded or exact (<c>ky</c> for <c>ki</c>, <c>quyt</c> for <c>quit</c>); null where there is none.</summary>
    public static string? OtherSpelling(ReadOnlySpan<char> form)
    {
        ReadOnlySpan<char> letters = form;
        ReadOnlySpan<char> tone = TakeTone(ref letters);
        return Spellings.TryGetValue(letters, out string? other) ? string.Concat(other, tone) : null;
    }

    /// <summary>
    /// Writes a canonical exact form the way it is written today, NFC with the tone in its modern place: <c>hoa</c>+huyền as <c>hòa</c>.
    /// A form without a tone is returned as it is; a tone that finds no vowel stays behind the last letter.
    /// </summary>
    public static string Compose(ReadOnlySpan<char> exact)
    {
        ReadOnlySpan<char> letters = exact;
        ReadOnlySpan<char> tone = TakeTone(ref letters);
        int at = tone.IsEmpty ? -1 : TonePlace(letters);
        if (at < 0)
        {
            return exact.ToString();
        }

        Span<char> composed = stackalloc char[Tokenizer.MaxTokenLength];
        composed = letters.Length <= composed.Length ? composed[..letters.Length] : new char[letters.Length];
        letters.CopyTo(composed);
        composed[at] = CharTable.WithTone(letters[at], CharTable.Tone(CharTable.Of(tone[0])));
        return composed.ToString();
    }

    /// <summary>Where the tone is written: on the last vowel with a quality (ươ, uyê); else on the middle one of three; of two on the second
    /// before a final consonant, on the first in an open syllable (hòa, thủy).</summary>
    internal static int TonePlace(ReadOnlySpan<char> letters)
    {
        int start = letters.StartsWith("qu") || letters.StartsWith("gi") ? 2 : 0;
        start = start < letters.Length && start > 0 && CharTable.IsVowel(letters[start]) ? start : 0;
        int end = letters.Length;
        while (end > start && !CharTable.IsVowel(letters[end - 1]))
        {
            end--;
        }

        int first = end;
        while (first > start && CharTable.IsVowel(letters[first - 1]))
        {
            first--;
        }

        for (int i = end - 1; i >= first; i--)
        {
            if (!char.IsAscii(letters[i]))
            {
                return i;
            }
        }

        return (end - first) switch
        {
            0 => -1,
            1 => first,
            2 when end == letters.Length => first,
            _ => first + 1,
        };
    }

    /// <summary>A canonical exact form without its tone.</summary>
    public static ReadOnlySpan<char> WithoutTone(ReadOnlySpan<char> exact)
    {
        TakeTone(ref exact);
        return exact;
    }

    /// <summary>Takes the tone off a canonical exact form; empty where it bears none.</summary>
    internal static ReadOnlySpan<char> TakeTone(ref ReadOnlySpan<char> exact)
    {
        if (exact.Length < 2 || !CharTable.Tones.AsSpan(1).Contains(exact[^1]))
        {
            return [];
        }

        ReadOnlySpan<char> tone = exact[^1..];
        exact = exact[..^1];
        return tone;
    }

    internal static bool EndsInStop(ReadOnlySpan<char> letters) =>
        letters is [_, .., 'c' or 'p' or 't'] || letters.EndsWith("ch");

    private static IEnumerable<KeyValuePair<string, string>> PairsInY()
    {
        // Open syllables, then qu with a final; th and n in names only (Thy/Thi, Ny/Ni).
        string[] frames = ["h_", "k_", "l_", "m_", "qu_", "s_", "t_", "v_", "th_", "n_", "qu_t", "qu_n", "qu_nh", "qu_ch", "qu_p"];
        foreach (string frame in frames)
        {
            string inY = frame.Replace('_', 'y');
            string inI = frame.Replace('_', 'i');
            yield return KeyValuePair.Create(inY, inI);
            yield return KeyValuePair.Create(inI, inY);
        }
    }
}
