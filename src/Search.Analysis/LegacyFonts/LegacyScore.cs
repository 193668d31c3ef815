using System.Buffers;
using Search.Analysis.Syllables;
using Search.Analysis.Text;

namespace Search.Analysis.LegacyFonts;

/// <summary>How many of the words of a text that bear anything beyond ASCII are Vietnamese syllables.</summary>
/// <param name="Words">Words beyond ASCII; signs that belong to no text count as such, too.</param>
/// <param name="Syllables">Those that are well formed, marks included, each in a place where it is written.</param>
internal readonly record struct LegacyScore(int Words, int Syllables)
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("\u00A0“”‘’„…–—•«»°§±²³½¼×·€");

    public double Share => Words == 0 ? 0 : (double)Syllables / Words;

    public static LegacyScore operator +(LegacyScore one, LegacyScore other) => new(one.Words + other.Words, one.Syllables + other.Syllables);

    /// <summary>Scores a text as an encoding reads it, or as it stands where that is null.</summary>
    public static LegacyScore Of(ReadOnlySpan<char> text, LegacyEncoding? encoding)
    {
        int words = 0, syllables = 0;
        var word = new Word();
        Span<char> letters = stackalloc char[SyllableSet.MaxLength + 2];
        for (int at = 0; at < text.Length;)
        {
            int length = 1;
            char read = encoding?.Next(text, at, out length) ?? '\0';
            bool isLegacy = read != '\0';
            char letter = isLegacy ? read : text[at];
            bool isBeyond = isLegacy || !char.IsAscii(letter);
            at += length;
            if (char.IsAsciiLetter(letter) || isLegacy || (isBeyond && char.IsLetter(letter)))
            {
                word.Add(letters, letter, isBeyond, length);
                continue;
            }

            Count(letters);
            words += isBeyond && !Punctuation.Contains(letter) ? 1 : 0;
        }

        Count(letters);
        return new(words, syllables);

        void Count(ReadOnlySpan<char> form)
        {
            // A letter by itself is as likely a sign: "2 ÷ 8" is no ơ.
            if (word.IsBeyondAscii && !word.IsSingle)
            {
                words++;
                syllables += word.IsSyllable(form) ? 1 : 0;
            }

            word = new Word();
        }
    }

    /// <summary>Whether a word is a well-formed syllable, marks included.</summary>
    public static bool IsSyllable(ReadOnlySpan<char> text)
    {
        var word = new Word();
        Span<char> letters = stackalloc char[SyllableSet.MaxLength + 2];
        foreach (char letter in text)
        {
            word.Add(letters, letter, isBeyond: false, units: 1);
        }

        return word.IsSyllable(letters);
    }

    /// <summary>A word on its way to its canonical form: letters with their qualities, then the tone.</summary>
    private struct Word
    {
        private int length;
        private uint tone;
        private int tonePlace;
        private bool isOdd;

        public bool IsBeyondAscii { get; private set; }

        /// <summary>Whether it is one unit of the text and no more.</summary>
        public bool IsSingle { get; private set; }

        public void Add(Span<char> letters, char letter, bool isBeyond, int units)
        {
            IsBeyondAscii |= isBeyond;
            IsSingle = length == 0 && !isOdd && units == 1;
            uint entry = CharTable.Of(letter);
            uint own = CharTable.Tone(entry);
            isOdd |= CharTable.Class(entry) != CharClass.Letter || CharTable.Base(entry) == 0 || length == SyllableSet.MaxLength || (own != 0 && tone != 0) || letter is 'ð' or 'Ð';
            if (!isOdd)
            {
                (tone, tonePlace) = own != 0 ? (own, length) : (tone, tonePlace);
                letters[length++] = CharTable.Exact(entry);
            }
        }

        public readonly bool IsSyllable(ReadOnlySpan<char> letters)
        {
            if (isOdd || length == 0)
            {
                return false;
            }

            Span<char> form = stackalloc char[SyllableSet.MaxLength + 1];
            letters[..length].CopyTo(form);
            form[length] = CharTable.Tones[(int)tone];
            return Syllable.IsWellFormed(form[..(tone == 0 ? length : length + 1)]) && (tone == 0 || IsPlace(form[..length]));
        }

        // In its place of today, or in that of old spelling (hoà, thuỷ): "xaõ" is no way to write xão.
        private readonly bool IsPlace(ReadOnlySpan<char> letters)
        {
            int place = Syllable.TonePlace(letters);
            return tonePlace == place || (tonePlace == place + 1 && tonePlace == length - 1 && letters is [.., 'o', 'a' or 'e'] or [.., 'u', 'y']);
        }
    }
}
