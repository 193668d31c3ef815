using System.Buffers;
using Search.Analysis.Syllables;

namespace Search.Analysis.Keystrokes;

/// <summary>Reads raw keystrokes of an input method as the Vietnamese they were meant to be. Thread safe: no state.</summary>
/// <remarks>
/// Keys may come in any order behind the letter they change (<c>thafnh</c>, <c>thanhf</c>, <c>nhapaj</c>, <c>dand</c>), as input methods allow it. Where keys
/// can be read in several ways, the reading that makes a well-formed syllable is taken. Some English words and codes read as Vietnamese too
/// (<c>test</c>: tét, <c>his</c>: hí, <c>tw</c>: tư); whether they were meant so only an index can tell, and the caller has to ask it.
/// <c>covid</c>, <c>wifi</c>, <c>nq</c>, <c>office</c>, <c>data</c>, <c>user</c> are left alone.
/// </remarks>
public static class KeystrokeDecoder
{
    /// <summary>The longest syllable has 7 letters, each of which a key may change, and a tone that may be typed anew.</summary>
    private const int MaxKeys = 14;

    private const int MaxLetters = 7;

    private static readonly SearchValues<char> ViqrMarks = SearchValues.Create("'`?~^+*(.");
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyăâêôơư");

    /// <summary>
    /// Decodes one typed word (no white space). Null where the keys bear no tone or quality key of the method, or where what they
    /// give is not a well-formed syllable; then the word is better searched as it stands.
    /// </summary>
    /// <remarks>In VIQR a lone <c>.</c>, <c>?</c> or <c>'</c> at the end is punctuation: <c>la.</c> is not lạ, while <c>bo^.</c> is bộ.</remarks>
    /// <returns>The composed word in NFC with the case of the input.</returns>
    public static string? Decode(ReadOnlySpan<char> word, InputMethod method)
    {
        bool isReadable = word.Length is >= 2 and <= MaxKeys && System.Text.Ascii.IsValid(word)
            && !(method == InputMethod.Viqr && EndsInPunctuation(word));
        return !isReadable ? null : Decode(word, method, new Typed("", 0, null, false));
    }

    private static bool EndsInPunctuation(ReadOnlySpan<char> word) =>
        word[^1] is '.' or '?' or '\'' && word.IndexOfAny(ViqrMarks) == word.Length - 1
        && !word.StartsWith("dd", StringComparison.OrdinalIgnoreCase);

    private static string? Decode(ReadOnlySpan<char> keys, InputMethod method, Typed typed)
    {
        if (keys.IsEmpty)
        {
            return typed.HasMark ? typed.Compose() : null;
        }

        bool isUpper = char.IsAsciiLetterUpper(keys[0]) || keys[0] is '{' or '}';
        foreach (Typed next in typed.After(KeyMap.Of(char.ToLowerInvariant(keys[0]), method), isUpper))
        {
            if (next.Letters.Length <= MaxLetters && Decode(keys[1..], method, next) is string word)
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>What the keys so far have given.</summary>
    /// <param name="Letters">Lower case with quality, without tone.</param>
    /// <param name="Capitals">One bit for each letter that is upper case.</param>
    /// <param name="Tone">The combining mark.</param>
    /// <param name="HasMark">Whether any key was a tone or a quality.</param>
    private readonly record struct Typed(string Letters, uint Capitals, char? Tone, bool HasMark)
    {
        /// <summary>The readings of one more key, likeliest first.</summary>
        public IEnumerable<Typed> After(Key key, bool isUpper)
        {
            bool hasVowel = Letters.AsSpan().ContainsAny(Vowels);
            return key.Effect switch
            {
                KeyEffect.Tone when hasVowel => Tone == key.Gives ? [] : [this with { Tone = key.Gives, HasMark = true }],

                // Tone keys of Telex are letters of an onset before the first vowel.
                KeyEffect.Tone => [Add(key.Self, isUpper)],
                KeyEffect.Clear => hasVowel ? [this with { Tone = null }] : [],
                KeyEffect.Circumflex => Change("aâ eê oô"),
                KeyEffect.Breve => Change("aă"),
                KeyEffect.Horn => ChangeBoth().Concat(Change("oơ uư")),
                KeyEffect.HornOrBreve => hasVowel ? ChangeBoth().Concat(Change("aă oơ uư")) : [Add(key.Gives, isUpper) with { HasMark = true }],
                KeyEffect.Doubled => AfterDoubled(key.Gives, isUpper),
                KeyEffect.Stroke => Letters.StartsWith('d') ? Change("dđ") : [Add(key.Self, isUpper)],
                _ => [Add(key.Gives, isUpper) with { HasMark = HasMark || !char.IsAscii(key.Gives) }],
            };
        }

        public string? Compose()
        {
            // The second half of ươ need not be typed where only ươ can be meant.
            string letters = Letters.Replace("ưo", "ươ", StringComparison.Ordinal);
            if (!letters.EndsWith("uơ", StringComparison.Ordinal) && !letters.StartsWith("qu", StringComparison.Ordinal))
            {
                letters = letters.Replace("uơ", "ươ", StringComparison.Ordinal);
            }

            string exact = letters + Tone;
            if (!Syllable.IsWellFormed(exact))
            {
                return null;
            }

            uint capitals = Capitals;
            return string.Create(letters.Length, Syllable.Compose(exact), (span, composed) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = (capitals >> i & 1) != 0 ? char.ToUpperInvariant(composed[i]) : composed[i];
                }
            });
        }

        private Typed Add(char letter, bool isUpper) =>
            this with { Letters = Letters + letter, Capitals = Capitals | (isUpper ? 1u << Letters.Length : 0) };

        private IEnumerable<Typed> AfterDoubled(char marked, bool isUpper)
        {
            char plain = marked switch { 'â' => 'a', 'ê' => 'e', _ => 'o' };
            int already = Letters.LastIndexOf(marked);
            if (already >= 0)
            {
                yield return Put(already, plain).Add(plain, isUpper) with { HasMark = true };
            }

            foreach (Typed changed in Change($"{plain}{marked}"))
            {
                yield return changed;
            }

            yield return Add(plain, isUpper);
        }

        /// <summary>The horn of a key that is typed once for both letters of ươ.</summary>
        private IEnumerable<Typed> ChangeBoth()
        {
            int at = Letters.IndexOf("uo", StringComparison.Ordinal);
            return at < 0 ? [] : [Put(at, 'ư').Put(at + 1, 'ơ') with { HasMark = true }];
        }

        /// <summary>Changes the last letter that is the first of a pair into the second, then the one before it.</summary>
        private IEnumerable<Typed> Change(string pairs)
        {
            for (int at = Letters.Length - 1; at >= 0; at--)
            {
                foreach (string pair in pairs.Split(' '))
                {
                    if (Letters[at] == pair[0])
                    {
                        yield return Put(at, pair[1]) with { HasMark = true };
                    }
                }
            }
        }

        private Typed Put(int at, char letter) => this with { Letters = $"{Letters.AsSpan(0, at)}{letter}{Letters.AsSpan(at + 1)}" };
    }
}
