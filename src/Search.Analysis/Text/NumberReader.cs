using System.Buffers;
using System.Globalization;
using System.Text;

namespace Search.Analysis.Text;

/// <summary>
/// Reads one number as it is written in Vietnamese: dots between groups of three digits are dropped, one comma before more digits is the
/// decimal sign, leading zeros go. Anything else between digits separates numbers (<c>24.8.2021</c>).
/// </summary>
internal static class NumberReader
{
    /// <summary>Reads the number that starts at <paramref name="start"/>, adds it to the buffer, and returns where it ends.</summary>
    public static int Read(ReadOnlySpan<char> text, int start, TokenBuffer tokens)
    {
        Span<char> form = tokens.Room(Tokenizer.FormRoom);
        int length = 0;
        int digits = ReadDigits(text, start, form, ref length, out int end);
        if (digits <= 3 && form[0] != '0' && !FollowsDigitAnd('.', text, start))
        {
            end = ReadThousands(text, end, form, ref length);
        }

        length = StripZeros(form, length);
        if (IsDecimalComma(text, start, end) && length < Tokenizer.MaxTokenLength - 1)
        {
            form[length++] = ',';
            _ = ReadDigits(text, end + 1, form, ref length, out end);
        }

        end = Tokenizer.AfterMarks(text, end);
        tokens.Add(start, end, TokenKind.Number, length, [], isMarked: false);
        return end;
    }

    private static int StripZeros(Span<char> form, int length)
    {
        int zeros = 0;
        while (zeros < length - 1 && form[zeros] == '0')
        {
            zeros++;
        }

        form[zeros..length].CopyTo(form);
        return length - zeros;
    }

    /// <summary>Takes groups of a dot and exactly three digits, or none where any of the dotted groups is of another length.</summary>
    private static int ReadThousands(ReadOnlySpan<char> text, int at, Span<char> form, ref int length)
    {
        int before = length;
        int end = at;
        while (end + 1 < text.Length && text[end] == '.' && IsDigit(text, end + 1))
        {
            if (length + 3 > Tokenizer.MaxTokenLength || ReadDigits(text, end + 1, form, ref length, out end) != 3)
            {
                length = before;
                return at;
            }
        }

        return end;
    }

    /// <summary>Whether a comma at <paramref name="end"/> is the only one between digits here: in <c>1,2,3</c> commas separate.</summary>
    private static bool IsDecimalComma(ReadOnlySpan<char> text, int start, int end)
    {
        if (end >= text.Length || text[end] != ',' || !IsDigit(text, end + 1) || FollowsDigitAnd(',', text, start))
        {
            return false;
        }

        int after = end + 1;
        while (IsDigit(text, after))
        {
            after++;
        }

        return after >= text.Length || text[after] != ',' || !IsDigit(text, after + 1);
    }

    private static bool FollowsDigitAnd(char sign, ReadOnlySpan<char> text, int start) =>
        start > 1 && text[start - 1] == sign && IsDigit(text, start - 2);

    private static bool IsDigit(ReadOnlySpan<char> text, int at) =>
        at < text.Length && CharTable.Class(CharTable.Of(text[at])) == CharClass.Digit;

    /// <summary>Appends a run of digits, as many as a token may hold, and returns how many there were.</summary>
    private static int ReadDigits(ReadOnlySpan<char> text, int at, Span<char> form, ref int length, out int end)
    {
        int before = length;
        end = at;
        while (at < text.Length && length < Tokenizer.MaxTokenLength)
        {
            uint entry = CharTable.Of(text[at]);
            CharClass kind = CharTable.Class(entry);
            if (kind == CharClass.Digit)
            {
                form[length++] = CharTable.Exact(entry);
                end = ++at;
            }
            else if (kind == CharClass.Surrogate && TryDigit(text[at..], out char digit))
            {
                form[length++] = digit;
                end = at += 2;
            }
            else if (kind == CharClass.Invisible)
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return length - before;
    }

    private static bool TryDigit(ReadOnlySpan<char> text, out char digit)
    {
        digit = '0';
        if (Rune.DecodeFromUtf16(text, out Rune rune, out int units) != OperationStatus.Done || units != 2
            || Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber)
        {
            return false;
        }

        digit = (char)('0' + (int)Rune.GetNumericValue(rune));
        return true;
    }
}
