using System.Globalization;

namespace Search.Analysis.Recognition;

/// <summary>A date among tokens.</summary>
internal readonly record struct DateSpan(int First, int Count, string Key);

/// <summary>Reads the date that begins at one number, with the word <c>ngày</c> or <c>tháng</c> before it; in a query also months and quarters in words.</summary>
internal readonly ref struct DateReader(Passage passage, bool isQuery)
{
    private const string Ngay = "ngay\u0300";
    private const string Thang = "thang\u0301";
    private const string Nam = "năm";
    private const string Mung = "mung\u0300";
    private const string Mong = "mông\u0300";

    /// <summary>Words after which a day and a month need no year: sáng, trưa, chiều, tối, đêm, hôm.</summary>
    private static readonly string[] PartsOfDay = ["sang\u0301", "trưa", "chiêu\u0300", "tôi\u0301", "đêm", "hôm"];

    /// <summary>In a question of many words <c>1/4</c> is a fraction, in a few words a day.</summary>
    private const int MaxTokensOfShortQuery = 8;

    private readonly Passage passage = passage;

    private bool IsShortQuery => isQuery && passage.Count <= MaxTokensOfShortQuery;

    /// <summary>Reads the date whose first number stands at <paramref name="at"/>, taking no token before <paramref name="floor"/>.</summary>
    public bool TryRead(int at, int floor, out DateSpan found)
    {
        found = default;
        int value = passage.Value(at);
        if (value <= 0)
        {
            return false;
        }

        if (IsNumberJoined(at - 1) && !(EndsSentence(at - 1) && passage.GapAfter(at) != Gap.Dot))
        {
            return false;
        }

        if (isQuery && (TryQuarter(value, at, floor, out found) || TryPeriodInWords(at, floor, out found)))
        {
            return true;
        }

        bool isMonth = at > floor && passage.Is(at - 1, Thang);
        if (isMonth)
        {
            return TryMonth(value, at, at - 1, out found);
        }

        bool isDay = at > floor && (passage.Is(at - 1, Ngay) || passage.Is(at - 1, Mung) || passage.Is(at - 1, Mong));
        int first = isDay ? at - 1 : at;
        return TryJoined(value, at, first, isDay || IsPartOfDayBefore(at), out found)
            || TryInWords(value, at, first, isDay, out found)
            || TryYearFirst(value, at, out found)
            || (isQuery && IsJoin(passage.GapAfter(at)) && TryMonth(value, at, at, out found));
    }

    private static bool IsJoin(Gap gap) => gap is Gap.Slash or Gap.Hyphen or Gap.Dot;

    private bool IsNumberJoined(int at) => IsJoin(passage.GapAfter(at)) && passage.IsNumber(at) && passage.IsNumber(at + 1);

    /// <summary>Whether the dot behind a number is that of a sentence or of a list (<c>1. 24/8/2021</c>): spaced.</summary>
    private bool EndsSentence(int at) => passage.GapAfter(at, out bool isSpaced) == Gap.Dot && isSpaced;

    /// <summary><c>24/8/2021</c>, <c>24-8-2021</c>, <c>24.8.2021</c>; <c>24/8</c> where something says that it is a date.</summary>
    private bool TryJoined(int day, int at, int first, bool isSaid, out DateSpan found)
    {
        found = default;
        Gap gap = passage.GapAfter(at);
        int month = passage.Value(at + 1);
        if (!IsJoin(gap) || month is < 1 or > 12)
        {
            return false;
        }

        if (IsJoin(passage.GapAfter(at + 1)) && passage.IsNumber(at + 2))
        {
            int year = YearAt(at + 2, isShortAllowed: isQuery);
            bool isLonger = IsNumberJoined(at + 2) && !EndsSentence(at + 2);
            return passage.GapAfter(at + 1) == gap && year > 0 && !isLonger && TryDate(year, month, day, first, at + 2, out found);
        }

        if (passage.Is(at + 2, Nam) && YearAt(at + 3) is > 0 and int named && isSaid)
        {
            return TryDate(named, month, day, first, at + 3, out found);
        }

        return (isSaid || IsShortQuery) && gap != Gap.Dot && TryDate(0, month, day, first, at + 1, out found);
    }

    /// <summary><c>ngày 24 tháng 8 năm 2021</c>, the year or the word <c>ngày</c> left out, but not both.</summary>
    private bool TryInWords(int day, int at, int first, bool isSaid, out DateSpan found)
    {
        found = default;
        if (passage.GapAfter(at) != Gap.Space || !passage.Is(at + 1, Thang))
        {
            return false;
        }

        // 3 tháng một lần is no day of January.
        bool isNumber = passage.IsNumber(at + 2);
        int words = 1;
        int month = isNumber ? passage.Value(at + 2) : isQuery ? NumberWord.MonthAt(passage, at + 2, out words) : 0;
        int year = YearBehind(at + 1 + words, out int last);
        return month is >= 1 and <= 12 && (year > 0 || isSaid || (isQuery && isNumber)) && TryDate(year, month, day, first, last, out found);
    }

    /// <summary><c>quý 3/2021</c>, <c>quý 3 năm 2021</c>.</summary>
    private bool TryQuarter(int quarter, int at, int floor, out DateSpan found)
    {
        found = default;
        return at > floor && quarter is >= 1 and <= 4 && IsQuarter(at - 1) && YearBehind(at, out int last) is > 0 and int year
            && Said(year, quarter, isQuarter: true, at - 1, last, out found);
    }

    /// <summary><c>tháng tám năm 2021</c>, <c>tháng Giêng 2021</c>, <c>quý III/2021</c>, <c>quý ba năm 2021</c>, whose first number is the year.</summary>
    private bool TryPeriodInWords(int at, int floor, out DateSpan found)
    {
        found = default;
        int year = YearAt(at);
        for (int first = at - 2; year > 0 && first >= Math.Max(floor, at - 4); first--)
        {
            bool isQuarter = IsQuarter(first);
            if (!isQuarter && !passage.Is(first, Thang))
            {
                continue;
            }

            int number = isQuarter ? NumberWord.QuarterAt(passage, first + 1, out int words) : NumberWord.MonthAt(passage, first + 1, out words);
            if (number > 0 && YearBehind(first + words, out int last) == year && last == at)
            {
                return Said(year, number, isQuarter, first, at, out found);
            }
        }

        return false;
    }

    private bool IsQuarter(int at) => passage.Is(at, "quy\u0301") || passage.Is(at, "qui\u0301");

    private static bool Said(int year, int number, bool isQuarter, int first, int last, out DateSpan found)
    {
        string key = isQuarter ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{number}") : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{number:00}");
        found = new DateSpan(first, last - first + 1, key);
        return true;
    }

    /// <summary><c>2021-08-24</c>, as machines write it.</summary>
    private bool TryYearFirst(int year, int at, out DateSpan found)
    {
        found = default;
        Gap gap = passage.GapAfter(at);
        return year is >= 1900 and <= 2100 && gap is Gap.Hyphen or Gap.Slash && passage.GapAfter(at + 1) == gap
            && TryDate(year, passage.Value(at + 1), passage.Value(at + 2), at, at + 2, out found);
    }

    /// <summary><c>tháng 8 năm 2021</c>, <c>tháng 8/2021</c>.</summary>
    private bool TryMonth(int month, int at, int first, out DateSpan found)
    {
        found = default;
        int year = YearBehind(at, out int last);
        if (month is < 1 or > 12 || year == 0)
        {
            return false;
        }

        found = new DateSpan(first, last - first + 1, string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}"));
        return true;
    }

    /// <summary>The year behind a month: <c>năm 2021</c>, <c>/2021</c>, in a query just <c>2021</c>; 0 and the month's place where there is none.</summary>
    private int YearBehind(int month, out int last)
    {
        last = month;
        Gap gap = passage.GapAfter(month);
        int at = passage.Is(month + 1, Nam) && gap is Gap.Space ? month + 2 : IsJoin(gap) || (isQuery && gap == Gap.Space) ? month + 1 : -1;
        int year = at < 0 ? 0 : YearAt(at);
        last = year > 0 ? at : month;
        return year;
    }

    private int YearAt(int at, bool isShortAllowed = false)
    {
        int value = passage.Value(at);
        if (value is >= 1900 and <= 2100)
        {
            return value;
        }

        return isShortAllowed && value is >= 10 and <= 99 ? 2000 + value : 0;
    }

    private bool IsPartOfDayBefore(int at)
    {
        bool isRelative = passage.Is(at - 1, "nay") || passage.Is(at - 1, "qua");
        int word = isRelative ? at - 2 : at - 1;
        foreach (string part in PartsOfDay)
        {
            if (passage.Is(word, part))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryDate(int year, int month, int day, int first, int last, out DateSpan found)
    {
        // A leap year stands in for the year that is not said.
        bool isDate = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
        string key = year == 0
            ? string.Create(CultureInfo.InvariantCulture, $"--{month:00}-{day:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        found = isDate ? new DateSpan(first, last - first + 1, key) : default;
        return isDate;
    }
}
