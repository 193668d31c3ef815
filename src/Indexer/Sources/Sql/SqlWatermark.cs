using System.Buffers.Binary;
using System.Globalization;

namespace Indexer.Sources.Sql;

/// <summary>How far a query's changes were read: the highest value of its changed-column. Used by one thread.</summary>
/// <param name="before">Where the last visit came to; null where there was none.</param>
/// <param name="now">Nothing is remembered that is more than a day later: one slip of the pen would hide every change until then.</param>
internal sealed class SqlWatermark(SqlOptions options, string? before, DateTimeOffset now)
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    private static readonly DateTime FirstTime = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private (string Text, IComparable Order)? highest = before is null ? null : (before, Order(options, before));

    /// <summary>What the next visit is to go on from.</summary>
    public string? Value => highest?.Text;

    /// <summary>The value of <c>@since</c>: where the last visit came to, less the overlap.</summary>
    public object Since()
    {
        if (options.ChangedIsNumber)
        {
            return before is null ? 0L : long.Parse(before, CultureInfo.InvariantCulture);
        }

        if (options.Provider == "sqlite")
        {
            // SQLite has no times, only texts that sort like them.
            return before is null ? "" : options.Overlap == TimeSpan.Zero ? before : TimeText.Earlier(before, options.Overlap) ?? throw NoTime(before);
        }

        DateTimeOffset last = before is null ? default : DateTimeOffset.Parse(before, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        DateTimeOffset moment = last.UtcTicks <= options.Overlap.Ticks ? new DateTimeOffset(FirstTime, TimeSpan.Zero) : last - options.Overlap;
        return before is { } text && (text.EndsWith('Z') || HasOffset(text)) ? (object)moment.ToUniversalTime() : DateTime.SpecifyKind(moment.DateTime, DateTimeKind.Unspecified);
    }

    /// <summary>Takes note of a row.</summary>
    /// <returns>False where its time is still to come, and is not remembered.</returns>
    /// <exception cref="SourceException">When the column is not of the type that the settings name.</exception>
    public bool See(object value)
    {
        if (value is DBNull)
        {
            return true;
        }

        string text = Text(value);
        if (!options.ChangedIsNumber && value is (sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal))
        {
            throw new SourceException($"The column '{options.ChangedColumn}' holds the number {text}, and no time.", "Set 'changedType' to 'number', or name a column of times.");
        }

        try
        {
            if (Moment(value, text) > now + MostAhead)
            {
                return false;
            }

            IComparable order = Order(options, text);
            if (highest is not { } known || order.CompareTo(known.Order) > 0)
            {
                highest = (text, order);
            }

            return true;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw new SourceException($"The column '{options.ChangedColumn}' holds '{text}', which is no {(options.ChangedIsNumber ? "whole number" : "time")}.", "Look at 'changedColumn' and 'changedType'.", fault);
        }
    }

    // What moment a value is, as far as that can be told; only texts that are asked for as they stand need be none.
    private DateTimeOffset? Moment(object value, string text) =>
        options.ChangedIsNumber ? null
        : options.Provider != "sqlite" ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : value is Array ? throw new FormatException()
        : TimeText.Parse(text) ?? (options.Overlap == TimeSpan.Zero ? null : throw NoTime(text));

    private SourceException NoTime(string text) => new(
        $"The column '{options.ChangedColumn}' holds '{text}', of which 'overlapSeconds' cannot be taken.",
        "Let the query give times such as 2021-08-24, 2021-08-24 08:30, 2021-08-24 08:30:00.123 or 2021-08-24T08:30:00+07:00, or set 'overlapSeconds' to 0.");

    private string Text(object value) => value switch
    {
        // Kept with the time even at midnight, so that what was read can be written back.
        DateTime { Kind: not DateTimeKind.Utc } moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),

        // A rowversion of SQL Server, which counts the writes of its database.
        byte[] { Length: sizeof(long) } version when options.ChangedIsNumber => BinaryPrimitives.ReadInt64BigEndian(version).ToString(CultureInfo.InvariantCulture),
        _ => SqlRow.Text(value),
    };

    private static IComparable Order(SqlOptions options, string text) => options.ChangedIsNumber ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        : options.Provider == "sqlite" ? new OrdinalText(text)
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static bool HasOffset(string text) => text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':';

    private sealed record OrdinalText(string Text) : IComparable
    {
        public int CompareTo(object? obj) => string.CompareOrdinal(Text, (obj as OrdinalText)?.Text);
    }
}
