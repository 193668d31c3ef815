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
        TokenBuffer tokens = new();
        Tokenizer.Tokenize(text, tokens);
        StringBuilder keys = new(text.Length * 2);
        int copied = 0;
        for (int at = 0; at < tokens.Count; at++)
        {
            keys.Append(text[copied..tokens[at].Start]);
            copied = tokens[at].End;
            ReadOnlySpan<char> word = text[tokens[at].Start..copied];
            bool hasLongO = method == InputMethod.Telex && tokens[at].Kind == TokenKind.Syllable && tokens.Folded(at).Contains("oo", StringComparison.Ordinal);
            if (tokens[at].IsMarked || hasLongO)
            {
                AppendWord(word, keys, method);
            }
            else
            {
                keys.Append(word);
            }
        }

        return keys.Append(text[copied..]).ToString();
    }

    private static void AppendWord(ReadOnlySpan<char> word, StringBuilder keys, InputMethod method)
    {
        (string quality, string tones) = KeysOf[method];
        uint tone = 0;
        char before = '\0';
        foreach (char unit in word)
        {
            uint entry = CharTable.Of(unit);
            char letter = CharTable.Exact(entry);
            int place = Qualities.IndexOf(letter, StringComparison.Ordinal);
            string typed = place < 0 ? $"{CharTable.Fold(letter)}" : $"{CharTable.Fold(letter)}{quality[place]}";

            // In Telex two o make ô; a third one undoes it.
            typed = method == InputMethod.Telex && before == 'o' && letter == 'o' ? "oo" : typed;
            keys.Append(char.IsUpper(unit) ? typed.ToUpperInvariant() : typed);
            before = letter;
            uint ownTone = CharTable.Tone(entry);
            tone = ownTone != 0 ? ownTone : tone;
            if (method == InputMethod.Viqr && ownTone != 0)
            {
                keys.Append(tones[(int)ownTone]);
            }
        }

        if (tone != 0 && method != InputMethod.Viqr)
        {
            char key = tones[(int)tone];
            keys.Append(char.IsUpper(word[^1]) ? char.ToUpperInvariant(key) : key);
        }
    }
}
