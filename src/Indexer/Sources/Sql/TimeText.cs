using System.Globalization;
using System.Text.RegularExpressions;
using Search.Documents.Json;

namespace Indexer.Sources.Sql;

/// <summary>
/// Times as SQLite has them: texts that sort like times, of which only the form tells: a day, with a time to the minute, the second or parts of it, and a zone.
/// </summary>
internal static partial class TimeText
{
    private const int MostDigits = 7;

    /// <summary>The moment; null where the text is no time. Without a zone it is Vietnam's.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (Read(text) is not { } read)
        {
            return null;
        }

        TimeSpan zone = read.Zone.Trim() switch
        {
            "" => DocumentDates.DefaultOffset,
            "Z" or "z" => TimeSpan.Zero,
            { } written => (written[0] == '-' ? -1 : 1) * new TimeSpan(int.Parse(written.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(written.AsSpan(written.Length - 2), CultureInfo.InvariantCulture), 0),
        };
        long utc = read.Wall.Ticks - zone.Ticks;
        return new DateTimeOffset(Math.Clamp(utc, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    /// <summary>A time so much earlier, or a little more, in the form it was written in, so that it still sorts among its like; null where the text is no time.</summary>
    public static string? Earlier(string text, TimeSpan by)
    {
        if (Read(text) is not { } read)
        {
            return null;
        }

        DateTime wall = read.Wall.Ticks > by.Ticks ? read.Wall - by : DateTime.MinValue;
        string written = wall.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (read.Gap.Length > 0)
        {
            written += read.Gap + wall.ToString(read.HasSeconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);
        }

        if (read.Fraction.Length > 0)
        {
            string digits = wall.ToString("fffffff", CultureInfo.InvariantCulture).PadRight(read.Fraction.Length - 1, '0');
            written += read.Fraction[..1] + digits[..(read.Fraction.Length - 1)];
        }

        return written + read.Zone;
    }

    private static (DateTime Wall, string Gap, bool HasSeconds, string Fraction, string Zone)? Read(string text)
    {
        Match match = Form().Match(text);
        string Part(string name) => match.Groups[name].Value;
        string minute = Part("minute") is { Length: > 0 } some ? some : "00:00", second = Part("second") is { Length: > 0 } given ? given : ":00";
        if (!match.Success || !DateTime.TryParseExact($"{Part("day")} {minute}{second}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime wall))
        {
            return null;
        }

        string fraction = Part("fraction");
        string ticks = fraction.Length > 1 ? fraction[1..].PadRight(MostDigits, '0')[..MostDigits] : "0";
        return (wall.AddTicks(long.Parse(ticks, CultureInfo.InvariantCulture)), Part("gap"), Part("second").Length > 0, fraction, Part("zone"));
    }

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:(?<gap>[T ])(?<minute>[0-9]{2}:[0-9]{2})(?:(?<second>:[0-9]{2})(?<fraction>[.,][0-9]+)?)?(?<zone> ?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2}))?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Form();
}
