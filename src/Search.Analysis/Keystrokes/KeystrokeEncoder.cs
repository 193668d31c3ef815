using System.Text;
using Search.Analysis.Text;

namespace Search.Analysis.Keystrokes;

/// <summary>Writes Vietnamese text as the keys that type it: the inverse of <see cref="KeystrokeDecoder"/>. Thread safe: no state.</summary>
public static class KeystrokeEncoder
{
    private const string Qualities = "ăâêôơưđ";

    /// <summary>The keys of <see cref="Qualities"/>, each without its letter.</summary>
    private static readonly Dictionary<InputMethod, (string Quality, string Tones)> KeysOf = new()
    {
        [InputMethod.Telex] = ("waeowwd", " fsxrj"),
        [InputMethod.Vni] = ("8666779", " 21435"),
        [InputMethod.Viqr] = ("(^^^++d", " `'~?."),
    };

    /// <summary>
    /// Encodes every marked word of a text in NFC; all else is copied. Qualities are keyed after their letter, the tone at the end of the word in
    /// Telex and VNI (<c>thanhf</c>), after its vowel in VIQR (<c>tha`nh</c>), as each is mostly written.
    /// </summary>
    public static string Encode(ReadOnlySpan<char> text, InputMethod method)
    {
        (string quality, string tones) = KeysOf[method];
        TokenBuffer tokens = new();
        Tokenizer.Tokenize(text, tokens);
        StringBuilder keys = new(text.Length * 2);
        int copied = 0;
        for (int at = 0; at < tokens.Count; at++)
        {
            keys.Append(text[copied..tokens[at].Start]);
            copied = tokens[at].End;
            ReadOnlySpan<char> word = text[tokens[at].Start..copied];
            if (tokens[at].IsMarked)
            {
                AppendWord(word, keys, quality, tones, isToneInside: method == InputMethod.Viqr);
            }
            else
            {
                keys.Append(word);
            }
        }

        return keys.Append(text[copied..]).ToString();
    }

    private static void AppendWord(ReadOnlySpan<char> word, StringBuilder keys, string quality, string tones, bool isToneInside)
    {
        uint tone = 0;
        foreach (char unit in word)
        {
            uint entry = CharTable.Of(unit);
            uint ownTone = CharTable.Tone(entry);
            tone = ownTone != 0 ? ownTone : tone;
            AppendLetter(unit, keys, quality);
            if (isToneInside && ownTone != 0)
            {
                keys.Append(tones[(int)ownTone]);
            }
        }

        if (tone != 0 && !isToneInside)
        {
            char key = tones[(int)tone];
            keys.Append(char.IsUpper(word[^1]) ? char.ToUpperInvariant(key) : key);
        }
    }

    private static void AppendLetter(char unit, StringBuilder keys, string quality)
    {
        char exact = CharTable.Exact(CharTable.Of(unit));
        char plain = CharTable.Fold(exact);
        int place = Qualities.IndexOf(exact, StringComparison.Ordinal);
        string typed = place < 0 ? $"{plain}" : $"{plain}{quality[place]}";
        keys.Append(char.IsUpper(unit) ? typed.ToUpperInvariant() : typed);
    }
}
