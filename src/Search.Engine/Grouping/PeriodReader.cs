using System.Collections.Frozen;
using Search.Analysis.Text;
using Search.Engine.Schema;

namespace Search.Engine.Grouping;

/// <summary>
/// Reads what counts periods in a title, so that <c>tháng 3/2024</c>, <c>tháng tư năm 2024</c>, <c>tháng Giêng</c> and <c>T6/2024</c> say the same of a series:
/// that it is of months.
/// </summary>
/// <param name="tokens">The title.</param>
internal sealed class PeriodReader(TokenBuffer tokens)
{
    /// <summary>Words behind which a number counts periods.</summary>
    private static readonly FrozenSet<string> Counters = Folded("năm tuần kỳ đợt phiên lần thứ khóa");

    private static readonly FrozenSet<string> NumberWords = Folded("giêng chạp một nhất hai nhì ba bốn tư năm sáu bảy tám chín mười");

    /// <summary>What stands behind <c>mười</c> and <c>mươi</c>; with <c>lăm</c>, not <c>năm</c>, which is a year.</summary>
    private static readonly FrozenSet<string> Units = Folded("một mốt hai ba bốn lăm sáu bảy tám chín");

    /// <summary>The kind of the period that begins at a token, and of how many tokens it is; null where none does.</summary>
    public (string Kind, int Count)? At(int at) => Month(at) ?? Quarter(at) ?? PartOfYear(at) ?? Year(at) ?? Counted(at);

    private (string Kind, int Count)? Month(int at)
    {
        bool isShort = Is(at, "t") && IsNumber(at + 1) && tokens[at].End == tokens[at + 1].Start && IsYear(at + 2);
        return isShort ? ("#tháng", WithYear(at + 2) - at)
            : Is(at, "thang") && NumberAt(at + 1, inWords: true) is > 0 and var words ? ("#tháng", WithYear(at + 1 + words) - at) : null;
    }

    private (string Kind, int Count)? Quarter(int at) =>
        (Is(at, "quy") || Is(at, "qui")) && NumberAt(at + 1, inWords: true) is > 0 and var words ? ("#quý", WithYear(at + 1 + words) - at) : null;

    /// <summary><c>6 tháng đầu năm 2024</c>.</summary>
    private (string Kind, int Count)? PartOfYear(int at) =>
        IsPartOfYear(at) ? (Is(at + 2, "dau") ? "#đầu năm" : "#cuối năm", (IsYear(at + 4) ? 5 : 4)) : null;

    private (string Kind, int Count)? Year(int at)
    {
        if (Is(at, "nam") && IsYear(at + 1))
        {
            return ("#năm", 2);
        }

        // 05/2010 is a number of that year, 2016-2020 a period.
        return IsYear(at) && (at == 0 || !IsNumber(at - 1) || IsYear(at - 1)) ? ("#năm", 1) : null;
    }

    /// <summary>The number in <c>tuần 23</c>, <c>lần thứ XII</c>, <c>lần thứ mười hai</c>.</summary>
    private (string Kind, int Count)? Counted(int at) =>
        at > 0 && !IsYear(at) && Counters.Contains(tokens.Folded(at - 1).ToString()) && NumberAt(at, inWords: Is(at - 1, "thu")) is > 0 and var words ? ("#", words) : null;

    /// <summary>The end of a month or quarter with the year behind it, and with <c>5 tháng đầu năm</c> behind that.</summary>
    private int WithYear(int end)
    {
        end += IsYear(end) ? 1 : Is(end, "nam") && IsYear(end + 1) ? 2 : 0;
        int more = Is(end, "va") ? end + 1 : end;
        return IsPartOfYear(more) ? more + PartOfYear(more)!.Value.Count : end;
    }

    private bool IsPartOfYear(int at) => IsNumber(at) && Is(at + 1, "thang") && (Is(at + 2, "dau") || Is(at + 2, "cuoi")) && Is(at + 3, "nam");

    /// <summary>Of how many tokens the number at a place is, in digits, Roman or in words; 0 where there is none.</summary>
    private int NumberAt(int at, bool inWords)
    {
        if (at >= tokens.Count)
        {
            return 0;
        }

        ReadOnlySpan<char> word = tokens.Folded(at);
        if (IsNumber(at) || word.IndexOfAnyExcept("ivx") < 0)
        {
            return IsYear(at) ? 0 : 1;
        }

        if (!inWords || !NumberWords.Contains(word.ToString()))
        {
            return 0;
        }

        // mười hai, ba mươi, hai mươi mốt
        int tens = word is "muoi" ? 1 : Is(at + 1, "muoi") ? 2 : 0;
        return tens > 0 && at + tens < tokens.Count && Units.Contains(tokens.Folded(at + tens).ToString()) ? tens + 1 : Math.Max(1, tens);
    }

    private bool Is(int at, string folded) => at < tokens.Count && tokens.Folded(at).SequenceEqual(folded);

    private bool IsNumber(int at) => at < tokens.Count && tokens[at].Kind == TokenKind.Number;

    private bool IsYear(int at) => IsNumber(at) && tokens.Folded(at) is ['1', '9', _, _] or ['2', '0', _, _];

    private static FrozenSet<string> Folded(string words) => ValueKey.Of(words).Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
