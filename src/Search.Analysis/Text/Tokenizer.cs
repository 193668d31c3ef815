using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Search.Analysis.Syllables;

namespace Search.Analysis.Text;

/// <summary>
/// Cuts a text into tokens and gives each its folded and its canonical exact form, in one pass over the original. Index, query and
/// marks all go through here. Any string is accepted, lone surrogates and NUL included. Thread safe: no state.
/// </summary>
/// <remarks>
/// Letters and digits part (<c>covid19</c>); hyphen, slash, dot, apostrophe and every other sign separate. The tone of a token that has
/// exactly one is moved to the end of its exact form, so that neither its place nor its encoding matters; a token with several
/// (<c>thànhphố</c>, <c>résumé</c>) keeps them where they are in its exact form. Letters with marks that are not Vietnamese (ñ, ü, ç) are kept.
/// </remarks>
public static class Tokenizer
{
    /// <summary>Longest token in UTF-16 units of its form; a longer run is cut, so that no text makes a term the index refuses.</summary>
    public const int MaxTokenLength = 255;

    /// <summary>Room that is asked for before a token: both forms of the longest fit.</summary>
    internal const int FormRoom = 2 * (MaxTokenLength + 1);

    /// <summary>Letters of a word before it is cut: leaves room for the tone and for a last letter of several units.</summary>
    internal const int MaxLetters = MaxTokenLength - 7;

    /// <summary>Tokenizes <paramref name="text"/> into <paramref name="tokens"/>, which is cleared first.</summary>
    public static void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        tokens.Clear();
        ReadOnlySpan<uint> table = CharTable.All;
        Span<char> exact = stackalloc char[FormRoom];
        int at = 0;
        while (at < text.Length)
        {
            CharClass kind = CharTable.Class(Entry(table, text[at]));
            if (kind == CharClass.Separator)
            {
                at++;
                continue;
            }

            at = kind switch
            {
                CharClass.Letter => QuickWord(text, at, table, exact, tokens),
                CharClass.Digit => NumberReader.Read(text, at, tokens),
                CharClass.Ideograph => Ideograph(text, at, 1, tokens),
                CharClass.TonedForeign or CharClass.Ligature => WordReader.Read(text, at, tokens),
                CharClass.Surrogate => Supplementary(text, at, tokens),
                _ => at + 1,
            };
        }
    }

    /// <summary>The end of the combining marks that follow <paramref name="end"/>; invisible characters between them are passed over.</summary>
    internal static int AfterMarks(ReadOnlySpan<char> text, int end)
    {
        for (int at = end; at < text.Length; at++)
        {
            CharClass kind = CharTable.Class(CharTable.Of(text[at]));
            if (kind == CharClass.Mark)
            {
                end = at + 1;
            }
            else if (kind == CharClass.Surrogate && IsSupplementaryMark(text, at))
            {
                end = ++at + 1;
            }
            else if (kind != CharClass.Invisible)
            {
                break;
            }
        }

        return end;
    }

    internal static bool IsSupplementaryMark(ReadOnlySpan<char> text, int at) =>
        Rune.DecodeFromUtf16(text[at..], out Rune rune, out int units) == System.Buffers.OperationStatus.Done && units == 2
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Reads a word of precomposed letters; hands over to <see cref="WordReader"/> at anything that needs more care.</summary>
    private static int QuickWord(ReadOnlySpan<char> text, int start, ReadOnlySpan<uint> table, Span<char> exact, TokenBuffer tokens)
    {
        Span<char> folded = tokens.Room(FormRoom)[..MaxLetters];
        exact = exact[..(MaxLetters + 1)];
        ReadOnlySpan<char> rest = text[start..];
        ulong key = 0;
        uint tone = 0;
        uint difference = 0;
        int length = 0;
        for (; length < rest.Length; length++)
        {
            uint entry = Entry(table, rest[length]);
            if (CharTable.Class(entry) != CharClass.Letter)
            {
                if (CharTable.Class(entry) >= CharClass.Mark)
                {
                    return WordReader.Read(text, start, tokens);
                }

                break;
            }

            uint ownTone = CharTable.Tone(entry);
            if ((ownTone != 0 && tone != 0) || length >= folded.Length)
            {
                return WordReader.Read(text, start, tokens);
            }

            tone |= ownTone;
            uint letter = CharTable.Exact(entry);
            uint plain = CharTable.Base(entry);
            key = SyllableSet.Append(key, plain);
            plain = plain == 0 ? letter : plain;
            difference |= plain ^ letter;
            folded[length] = (char)plain;
            exact[length] = (char)letter;
        }

        int exactLength = length;
        if (tone != 0)
        {
            exact[exactLength++] = CharTable.Tones[(int)tone];
        }

        TokenKind kind = SyllableSet.Contains(key, length) ? TokenKind.Syllable : TokenKind.Word;
        tokens.Add(start, start + length, kind, length, exact[..exactLength], (difference | tone) != 0);
        return start + length;
    }

    /// <summary>An entry without a bounds check: the table has one for every UTF-16 unit.</summary>
    private static uint Entry(ReadOnlySpan<uint> table, char unit) => Unsafe.Add(ref MemoryMarshal.GetReference(table), unit);

    private static int Ideograph(ReadOnlySpan<char> text, int at, int units, TokenBuffer tokens)
    {
        Span<char> folded = tokens.Room(FormRoom);
        text.Slice(at, units).CopyTo(folded);
        int end = AfterMarks(text, at + units);
        tokens.Add(at, end, TokenKind.Word, units, [], isMarked: false);
        return end;
    }

    private static int Supplementary(ReadOnlySpan<char> text, int at, TokenBuffer tokens)
    {
        if (Rune.DecodeFromUtf16(text[at..], out Rune rune, out int units) != System.Buffers.OperationStatus.Done)
        {
            return at + 1;
        }

        return rune.Value switch
        {
            >= 0x20000 and <= 0x3FFFF => Ideograph(text, at, units, tokens),
            _ when Rune.IsLetter(rune) => WordReader.Read(text, at, tokens),
            _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber => NumberReader.Read(text, at, tokens),
            _ => at + units,
        };
    }
}
