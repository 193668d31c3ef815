using System.Buffers;
using System.Text;
using Search.Analysis.Syllables;

namespace Search.Analysis.Text;

/// <summary>
/// Reads one word with everything that can befall it: combining marks in any order, invisible characters, ligatures, several tones, letters
/// outside the basic plane. The slow twin of the tokenizer's quick loop, with the same result where both can read.
/// </summary>
internal ref struct WordReader
{
    private readonly Span<char> letters;
    private readonly Span<byte> tones;
    private int count;

    /// <summary>Index of the letter that a mark applies to; marks that are kept as units of their own do not count.</summary>
    private int last;

    private WordReader(Span<char> letters, Span<byte> tones)
    {
        this.letters = letters;
        this.tones = tones;
        last = -1;
    }

    /// <summary>Reads the word that starts at <paramref name="start"/> with a letter, adds it to the buffer, and returns where it ends.</summary>
    public static int Read(ReadOnlySpan<char> text, int start, TokenBuffer tokens)
    {
        Span<char> letters = stackalloc char[Tokenizer.MaxTokenLength];
        Span<byte> tones = stackalloc byte[Tokenizer.MaxTokenLength];
        tones.Clear();
        WordReader reader = new(letters, tones);
        int end = reader.Scan(text, start);
        reader.Emit(start, end, tokens);
        return end;
    }

    private int Scan(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        int at = start;
        while (at < text.Length)
        {
            char unit = text[at];
            uint entry = CharTable.Of(unit);
            CharClass kind = CharTable.Class(entry);
            bool isFull = count >= Tokenizer.MaxLetters;
            switch (kind)
            {
                case CharClass.Letter or CharClass.TonedForeign when !isFull:
                    Push(CharTable.Exact(entry), CharTable.Tone(entry));
                    end = ++at;
                    continue;
                case CharClass.Ligature when !isFull:
                    foreach (char letter in CharTable.Ligature(unit))
                    {
                        Push(letter, 0);
                    }

                    end = ++at;
                    continue;
                case CharClass.Mark:
                    Apply(CharTable.Exact(entry), CharTable.Tone(entry));
                    end = ++at;
                    continue;
                case CharClass.Invisible:
                case CharClass.HairSpace when IsLetterNext(text, at + 1):
                    at++;
                    continue;
                case CharClass.Surrogate when TryPushSupplementary(text, at, isFull):
                    end = at += 2;
                    continue;
                default:
                    return end;
            }
        }

        return end;
    }

    private void Push(char letter, uint tone)
    {
        last = count;
        letters[count] = letter;
        tones[count++] = (byte)tone;
    }

    private bool TryPushSupplementary(ReadOnlySpan<char> text, int at, bool isFull)
    {
        if (Tokenizer.IsSupplementaryMark(text, at))
        {
            if (count <= Tokenizer.MaxLetters)
            {
                letters[count++] = text[at];
                letters[count++] = text[at + 1];
            }

            return true;
        }

        if (isFull || Rune.DecodeFromUtf16(text[at..], out Rune rune, out int units) != OperationStatus.Done || units != 2
            || !Rune.IsLetter(rune) || rune.Value is >= 0x20000 and <= 0x3FFFF)
        {
            return false;
        }

        Span<char> lower = stackalloc char[2];
        Rune.ToLowerInvariant(rune).EncodeToUtf16(lower);
        letters[count++] = lower[0];
        Push(lower[1], 0);
        return true;
    }

    private void Apply(char mark, uint tone)
    {
        char letter = letters[last];
        if (tone != 0 && Composition.IsLatin(letter))
        {
            if (tones[last] == 0)
            {
                tones[last] = (byte)tone;
                return;
            }

            if (tones[last] == tone)
            {
                return;
            }
        }
        else if (last == count - 1 && Composition.Compose(letter, mark) is not '\0' and char composed)
        {
            letters[last] = composed;
            return;
        }

        if (count <= Tokenizer.MaxLetters)
        {
            letters[count++] = mark;
        }
    }

    /// <summary>Whether a letter follows, invisible characters left aside.</summary>
    private static bool IsLetterNext(ReadOnlySpan<char> text, int at)
    {
        for (; at < text.Length; at++)
        {
            CharClass kind = CharTable.Class(CharTable.Of(text[at]));
            if (kind is not (CharClass.Invisible or CharClass.HairSpace))
            {
                return kind is CharClass.Letter or CharClass.TonedForeign or CharClass.Ligature or CharClass.Mark;
            }
        }

        return false;
    }

    /// <summary>The place of the one tone of the word, -1 where there is none or there are several. A tone over a consonant counts only on the
    /// last letter, where the canonical exact form itself has it; elsewhere it makes a foreign letter (señor).</summary>
    private readonly int FindTone()
    {
        int found = -1;
        for (int i = 0; i < count; i++)
        {
            bool isExtra = i > last || CharTable.Class(CharTable.Of(letters[i])) == CharClass.Mark;
            if ((isExtra && CharTable.Tone(CharTable.Of(letters[i])) != 0 && i > 0 && Composition.IsLatin(letters[i - 1]))
                || (tones[i] != 0 && (i == last || CharTable.IsVowel(letters[i]))))
            {
                if (found >= 0)
                {
                    return -1;
                }

                found = i;
            }
        }

        return found;
    }

    private readonly void Emit(int start, int end, TokenBuffer tokens)
    {
        Span<char> folded = tokens.Room(Tokenizer.FormRoom);
        Span<char> exact = stackalloc char[Tokenizer.FormRoom];
        int toneAt = FindTone();
        ulong key = 0;
        int foldedLength = 0;
        int exactLength = 0;
        for (int i = 0; i < count; i++)
        {
            char letter = letters[i];
            uint entry = CharTable.Of(letter);
            uint tone = i == toneAt ? 0u : tones[i];
            char composed = tone == 0 ? letter : Composed(letter, tone);
            bool isForeign = tone != 0 && composed != '\0' && !CharTable.IsVowel(letter);
            if (CharTable.Class(entry) == CharClass.Mark && foldedLength > 0 && (CharTable.Tone(entry) != 0 || Composition.IsLatin(folded[foldedLength - 1])))
            {
                // A mark too many on a Latin letter is kept in the exact form only.
                exact[exactLength++] = letter;
                continue;
            }

            char plain = isForeign && i != last ? composed : CharTable.Fold(letter);
            key = SyllableSet.Append(key, CharTable.Base(CharTable.Of(plain)));
            folded[foldedLength++] = plain;
            exact[exactLength++] = composed != '\0' ? composed : letter;
            if (composed == '\0' && exactLength + count - i < Tokenizer.MaxTokenLength)
            {
                exact[exactLength++] = CharTable.Tones[(int)tone];
            }
        }

        if (toneAt >= 0)
        {
            exact[exactLength++] = CharTable.Tones[tones[toneAt]];
        }

        TokenKind kind = SyllableSet.Contains(key, foldedLength) ? TokenKind.Syllable : TokenKind.Word;
        bool isMarked = !folded[..foldedLength].SequenceEqual(exact[..exactLength]);
        tokens.Add(start, end, kind, foldedLength, exact[..exactLength], isMarked);
    }

    /// <summary>The letter with its tone in one unit, or NUL where there is none.</summary>
    private static char Composed(char letter, uint tone)
    {
        char composed = CharTable.WithTone(letter, tone);
        return composed == '\0' ? Composition.Compose(letter, CharTable.Tones[(int)tone]) : composed;
    }
}
