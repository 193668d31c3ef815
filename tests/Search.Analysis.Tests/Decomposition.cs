using System.Text;
using Search.Analysis.Text;

namespace Search.Analysis.Tests;

/// <summary>Other encodings and spellings of Vietnamese text that mean the same. <c>string.Normalize</c> does nothing without culture data.</summary>
internal static class Decomposition
{
    private static readonly Dictionary<char, string> Qualities = new()
    {
        ['ă'] = "a\u0306",
        ['â'] = "a\u0302",
        ['ê'] = "e\u0302",
        ['ô'] = "o\u0302",
        ['ơ'] = "o\u031B",
        ['ư'] = "u\u031B",
    };

    /// <summary>Canonical decomposition: nặng stands before the circumflex and the breve, but behind the horn.</summary>
    public static string Nfd(string text) => Rewrite(text, (letter, tone) =>
        Qualities.GetValueOrDefault(letter, $"{letter}") is [var plain, var quality]
            ? tone == "\u0323" && quality != '\u031B' ? $"{plain}{tone}{quality}" : $"{plain}{quality}{tone}"
            : $"{letter}{tone}");

    /// <summary>As Windows-1258 writes it: letters with their quality in one unit, tones apart.</summary>
    public static string HalfComposed(string text) => Rewrite(text, (letter, tone) => $"{letter}{tone}");

    /// <summary>Marks in the wrong order.</summary>
    public static string Reversed(string text) => Rewrite(text, (letter, tone) =>
        Qualities.GetValueOrDefault(letter, $"{letter}") is [var plain, var quality] ? $"{plain}{tone}{quality}" : $"{letter}{tone}");

    /// <summary>Moves the tone of a word to another of its vowels.</summary>
    public static string MoveTone(string word, int to)
    {
        int from = -1;
        uint tone = 0;
        List<int> vowels = [];
        char[] letters = word.ToCharArray();
        for (int i = 0; i < letters.Length; i++)
        {
            uint entry = CharTable.Of(letters[i]);
            if (CharTable.Tone(entry) != 0)
            {
                (from, tone) = (i, CharTable.Tone(entry));
                letters[i] = CharTable.Exact(entry);
            }

            if (CharTable.IsVowel(CharTable.Exact(entry)))
            {
                vowels.Add(i);
            }
        }

        if (from >= 0)
        {
            int place = vowels[to % vowels.Count];
            letters[place] = CharTable.WithTone(letters[place], tone);
        }

        return new string(letters);
    }

    private static string Rewrite(string text, Func<char, string, string> write)
    {
        StringBuilder rewritten = new();
        foreach (char unit in text)
        {
            uint entry = CharTable.Of(char.ToLowerInvariant(unit));
            bool isVowel = CharTable.Class(entry) == CharClass.Letter && CharTable.IsVowel(CharTable.Exact(entry));
            string tone = CharTable.Tone(entry) == 0 ? "" : $"{CharTable.Tones[(int)CharTable.Tone(entry)]}";
            string written = isVowel ? write(CharTable.Exact(entry), tone) : $"{unit}";
            rewritten.Append(char.IsUpper(unit) ? written.ToUpperInvariant() : written);
        }

        return rewritten.ToString();
    }
}
