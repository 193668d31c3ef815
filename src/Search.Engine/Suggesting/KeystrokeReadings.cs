using Search.Analysis.Keystrokes;

namespace Search.Engine.Suggesting;

/// <summary>Reads what may be the raw keys of an input method, also of a word that is not finished: <c>thanhf u</c>, <c>ho62</c>, <c>nghieej</c>. No state.</summary>
internal static class KeystrokeReadings
{
    /// <summary>What may still come to make letters a syllable.</summary>
    private static readonly string[] Endings = ["", "n", "ng", "c", "t", "u", "i", "m", "p", "nh", "ch", "y", "a"];

    /// <summary>The texts that the keys make, one a method, where they make any.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (InputMethod method in (InputMethod[])[InputMethod.Telex, InputMethod.Vni])
        {
            string[] words = text.Split(' ');
            string read = string.Join(' ', words.Select((word, i) => (i == words.Length - 1 ? Unfinished(word, method) : KeystrokeDecoder.Decode(word, method)) ?? word));
            if (read != text)
            {
                yield return read;
            }
        }
    }

    private static string? Unfinished(string keys, InputMethod method)
    {
        foreach (string ending in Endings)
        {
            if (KeystrokeDecoder.Decode(keys + ending, method) is { } word && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return null;
    }
}
