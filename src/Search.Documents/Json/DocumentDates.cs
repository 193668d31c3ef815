using System.Globalization;

namespace Search.Documents.Json;

/// <summary>Dates as sources write them. Times without a zone are those of Asia/Ho_Chi_Minh, +07:00 all the year since 1975; days are Vietnam's, whatever the offset.</summary>
public static class DocumentDates
{
    /// <summary>The offset of a time that names none.</summary>
    public static TimeSpan DefaultOffset { get; } = TimeSpan.FromHours(7);

    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyy/MM/dd", "d/M/yyyy", "d-M-yyyy"];

    private static readonly string[] ZonedFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "d/M/yyyy HH:mm", "d/M/yyyy HH:mm:ss", "d/M/yyyy - HH:mm", "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    ];

    /// <summary>A day: <c>2021-08-24</c>, <c>24/8/2021</c>, or the day of a moment in Vietnam. False where it is neither.</summary>
    public static bool TryReadDay(string text, out DateOnly day)
    {
        text = text.Trim();
        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return true;
        }

        if (TryReadMoment(text, out DateTimeOffset moment))
        {
            day = DayOf(moment);
            return true;
        }

        return false;
    }

    /// <summary>The day that a moment has in Vietnam: of 2021-08-23T17:00:00Z the 24th.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(ClockOf(moment));

    /// <summary>What clocks in Vietnam show at a moment. The last seven hours of the year 9999 have no later day to be of.</summary>
    public static DateTime ClockOf(DateTimeOffset moment) => new(Math.Min(moment.UtcTicks + DefaultOffset.Ticks, DateTime.MaxValue.Ticks));

    /// <summary>A moment: ISO 8601 with or without zone, or a day, which is its midnight at +07:00. False where it is neither.</summary>
    public static bool TryReadMoment(string text, out DateTimeOffset moment)
    {
        text = text.Trim();
        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            moment = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), DefaultOffset);
            return day.Year > 1;
        }

        // Parsed twice on purpose: a moment with a zone keeps it, one without gets +07:00 and not that of this machine.
        if (DateTime.TryParseExact(text, ZonedFormats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime plain) && plain.Year > 1)
        {
            if (plain.Kind == DateTimeKind.Unspecified && !text.EndsWith("GMT", StringComparison.Ordinal))
            {
                moment = new DateTimeOffset(plain, DefaultOffset);
                return true;
            }

            return DateTimeOffset.TryParseExact(text, ZonedFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
        }

        moment = default;
        return false;
    }

    internal static string Write(DateTimeOffset moment) =>
        moment.ToString(moment.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    internal static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
