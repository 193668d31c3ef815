using System.Buffers.Binary;
using System.Globalization;

namespace Indexer.Sources.Sql;

/// <summary>How far a query's changes were read: the highest value of its changed-column. Used by one thread.</summary>
internal sealed class SqlWatermark(SqlOptions options, string? before)
{
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
            return before is null ? "" : Earlier(before) ?? before;
        }

        DateTimeOffset moment = before is null ? new DateTimeOffset(FirstTime, TimeSpan.Zero) : DateTimeOffset.Parse(before, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) - options.Overlap;
        return before is { } text && (text.EndsWith('Z') || HasOffset(text)) ? (object)moment.ToUniversalTime() : DateTime.SpecifyKind(moment.DateTime, DateTimeKind.Unspecified);
    }

    /// <summary>Takes note of a row.</summary>
    /// <exception cref="SourceException">When the column is not of the type that the settings name.</exception>
    public void See(object value)
    {
        if (value is DBNull)
        {
            return;
        }

        string text = Text(value);
        try
        {
            IComparable order = Order(options, text);
            if (highest is not { } known || order.CompareTo(known.Order) > 0)
            {
                highest = (text, order);
            }
        }
        catch (FormatException fault)
        {
            throw new SourceException($"The column '{options.ChangedColumn}' holds '{text}', which is no {(options.ChangedIsNumber ? "whole number" : "time")}.", "Look at 'changedColumn' and 'changedType'.", fault);
        }
    }

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

    // In the form it was written in, so that it still sorts among its like.
    private string? Earlier(string text)
    {
        foreach (string format in (string[])["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'"])
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment))
            {
                return (moment - options.Overlap).ToString(format, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private sealed record OrdinalText(string Text) : IComparable
    {
        public int CompareTo(object? obj) => string.CompareOrdinal(Text, (obj as OrdinalText)?.Text);
    }
}
