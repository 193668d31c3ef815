using System.Globalization;
using System.Text;

namespace Search.Analysis.Text;

/// <summary>
/// A text in the one spelling that patterns can be written for, with the way back to the original: letters and their marks composed, look-alikes of Đ
/// replaced, every blank that is not the common one made common, invisible characters left out. Line ends and tabs stay; case stays; letters that differ
/// in more than their encoding (fullwidth, ligatures, legacy fonts) stay. Any string is accepted. Immutable, so thread safe.
/// </summary>
/// <remarks>Marks in the wrong order compose too. A mark that no letter takes stays behind the letter it stands on.</remarks>
public sealed class NormalizedText
{
    // Both null where nothing changed.
    private readonly int[]? starts;
    private readonly int[]? ends;

    private NormalizedText(string text, int[]? starts, int[]? ends) => (Text, this.starts, this.ends) = (text, starts, ends);

    /// <summary>The normalized text, never longer than the original; the original itself where there was nothing to do.</summary>
    public string Text { get; }

    /// <summary>Normalizes <paramref name="original"/>.</summary>
    public static NormalizedText Of(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        foreach (char unit in original)
        {
            if (IsOdd(unit))
            {
                return new Writer(original).Write();
            }
        }

        return new NormalizedText(original, null, null);
    }

    /// <summary>Where in the original a part of <see cref="Text"/> starts that starts at <paramref name="at"/>. Never falls as <paramref name="at"/> grows.</summary>
    /// <param name="at">0 to the length of <see cref="Text"/>, both included.</param>
    /// <returns>0 to the length of the original, both included: the start of the letter with its marks; behind the last letter for the end.</returns>
    public int ToOriginal(int at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, Text.Length);
        return starts is null ? at : at < Text.Length ? starts[at] : ToOriginalEnd(at);
    }

    /// <summary>Where in the original a part of <see cref="Text"/> ends that ends before <paramref name="at"/>: behind the marks of its last letter,
    /// before invisible characters that follow. Never falls as <paramref name="at"/> grows.</summary>
    /// <param name="at">0 to the length of <see cref="Text"/>, both included.</param>
    /// <returns>0 to the length of the original, both included.</returns>
    public int ToOriginalEnd(int at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, Text.Length);
        return ends is null ? at : at > 0 ? ends[at - 1] : 0;
    }

    private static bool IsOdd(char unit) => unit >= '\u0080'
        && (CharTable.Class(CharTable.Of(unit)) is CharClass.Mark or CharClass.Invisible or CharClass.HairSpace || Plain(unit) != unit);

    private static char Plain(char unit) => unit switch
    {
        '\u00D0' or '\u0189' => 'Đ',
        '\u00F0' or '\u0256' => 'đ',
        >= '\u0080' when CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.SpaceSeparator => ' ',
        _ => unit,
    };

    private ref struct Writer(string original)
    {
        private readonly StringBuilder text = new(original.Length);
        private readonly List<int> starts = new(original.Length);
        private readonly List<int> ends = new(original.Length);
        private readonly List<char> extra = [];

        public NormalizedText Write()
        {
            int at = 0;
            while (at < original.Length)
            {
                CharClass kind = Class(at);
                at = IsLeftOut(at, kind) ? at + 1 : Cluster(at);
            }

            return new NormalizedText(text.ToString(), [.. starts], [.. ends]);
        }

        private readonly CharClass Class(int at) => CharTable.Class(CharTable.Of(original[at]));

        // A letter with the marks on it, invisible characters between them passed over; or any other unit.
        private readonly int Cluster(int start)
        {
            char first = Plain(original[start]);
            char letter = char.ToLowerInvariant(first);
            bool isUpper = letter != first && char.ToUpperInvariant(letter) == first;
            letter = isUpper ? letter : first;
            uint tone = 0;
            if (CharTable.WithTone(CharTable.Exact(CharTable.Of(letter)), CharTable.Tone(CharTable.Of(letter))) == letter)
            {
                tone = CharTable.Tone(CharTable.Of(letter));
                letter = CharTable.Exact(CharTable.Of(letter));
            }

            extra.Clear();
            int end = start + 1;
            for (int at = end; at < original.Length; at++)
            {
                CharClass kind = Class(at);
                if (kind == CharClass.Mark)
                {
                    (letter, tone) = Take(letter, tone, original[at], isUpper);
                    end = at + 1;
                }
                else if (!IsLeftOut(at, kind))
                {
                    break;
                }
            }

            char composed = tone == 0 ? letter : WithTone(letter, tone);
            Add(isUpper ? char.ToUpperInvariant(composed) : composed, start, end);
            foreach (char mark in extra)
            {
                Add(mark, start, end);
            }

            return end;
        }

        private readonly (char Letter, uint Tone) Take(char letter, uint tone, char mark, bool isUpper)
        {
            uint entry = CharTable.Of(mark);
            uint taken = CharTable.Tone(entry);
            if (taken != 0 && tone == 0 && WithTone(letter, taken) is not '\0' and char toned && HasCase(toned, isUpper))
            {
                return (letter, taken);
            }

            // A quality; or a tone's mark upon a letter that already bears one, and makes a letter with it in no spelling.
            if (taken == 0 && Composition.Compose(letter, mark) is not '\0' and char composed && HasCase(composed, isUpper)
                && (tone == 0 || WithTone(composed, tone) != '\0'))
            {
                return (composed, tone);
            }

            extra.Add(mark);
            return (letter, tone);
        }

        private readonly void Add(char unit, int start, int end)
        {
            text.Append(unit);
            starts.Add(start);
            ends.Add(end);
        }

        private readonly bool IsLeftOut(int at, CharClass kind) =>
            kind == CharClass.Invisible || (kind == CharClass.HairSpace && IsBetweenLetters(at));

        private readonly bool IsBetweenLetters(int at) =>
            at > 0 && at + 1 < original.Length && IsOfWord(at - 1) && IsOfWord(at + 1);

        private readonly bool IsOfWord(int at) => Class(at) is CharClass.Letter or CharClass.TonedForeign or CharClass.Mark;

        private static char WithTone(char letter, uint tone) =>
            CharTable.WithTone(letter, tone) is not '\0' and char vowel ? vowel : Composition.Compose(letter, CharTable.Tones[(int)tone]);

        // Some small letters have no capital in one unit.
        private static bool HasCase(char letter, bool isUpper) => !isUpper || char.ToUpperInvariant(letter) != letter;
    }
}
