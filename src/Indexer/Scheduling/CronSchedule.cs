using Cronos;
using Search.Documents.Json;

namespace Indexer.Scheduling;

/// <summary>Five fields of cron (minute, hour, day of month, month, day of week), in the time of Asia/Ho_Chi_Minh. Immutable.</summary>
public sealed class CronSchedule
{
    /// <summary>What may be written, a sentence.</summary>
    public const string Allowed = "five fields of cron (minute, hour, day, month, weekday) in Vietnam's time, e.g. '*/15 * * * *'.";

    // +07:00 all the year, so that no time zone database is needed.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", DocumentDates.DefaultOffset, null, null);

    private readonly string text;
    private readonly CronExpression expression;

    private CronSchedule(string text, CronExpression expression) => (this.text, this.expression) = (text, expression);

    /// <summary>Reads a schedule; null where it is none, or never comes.</summary>
    /// <param name="now">Some moment before which it need not come.</param>
    public static CronSchedule? Parse(string text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == 5
            && CronExpression.TryParse(text, CronFormat.Standard, out CronExpression? expression)
            && expression.GetNextOccurrence(now, Zone) is not null
            ? new CronSchedule(text, expression)
            : null;
    }

    /// <summary>The first time after a moment, with Vietnam's offset; null where there is none before the year 2100.</summary>
    public DateTimeOffset? After(DateTimeOffset moment) => expression.GetNextOccurrence(moment, Zone)?.ToOffset(DocumentDates.DefaultOffset);

    public override string ToString() => text;
}
