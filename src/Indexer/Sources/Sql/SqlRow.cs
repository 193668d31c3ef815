using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Indexer.Sources.Sql;

/// <summary>Turns a row into the JSON that every record is read from.</summary>
internal static class SqlRow
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Reads a value, where there is a type here that can hold it: databases have numbers that are none or too large, and days before our era.
    /// </summary>
    /// <param name="value">Null of the database where it cannot be read.</param>
    /// <param name="fault">Why it cannot be read; empty where it can.</param>
    /// <exception cref="SourceException">When the database is at fault.</exception>
    public static bool TryRead(DbDataReader row, int at, out object value, out string fault)
    {
        try
        {
            (value, fault) = (row.GetValue(at), "");
            return true;
        }
        catch (Exception odd) when (odd is InvalidCastException or OverflowException or FormatException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            (value, fault) = (DBNull.Value, odd.Message.ReplaceLineEndings(" "));
            return false;
        }
        catch (Exception broken) when (broken is DbException or IOException or TimeoutException)
        {
            throw SqlFaults.Tell(broken);
        }
    }

    /// <summary>The row's columns as strings, in lists where the database has lists; without those that are null or bytes.</summary>
    /// <param name="unreadable">Told the name of each column whose value cannot be read, and why; it is left out.</param>
    public static byte[] ToJson(DbDataReader row, SqlColumns columns, Action<string, string> unreadable)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            writer.WriteStartObject();
            for (int at = 0; at < columns.Count; at++)
            {
                if (columns.Field(at) is not { } field)
                {
                    continue;
                }

                if (!TryRead(row, at, out object value, out string fault))
                {
                    unreadable(columns.Name(at), fault);
                }

                if (value is DBNull or byte[])
                {
                    continue;
                }

                writer.WritePropertyName(field);
                if (value is Array list)
                {
                    writer.WriteStartArray();
                    foreach (object? element in list)
                    {
                        writer.WriteStringValue(Text(element ?? ""));
                    }

                    writer.WriteEndArray();
                }
                else
                {
                    writer.WriteStringValue(Text(value));
                }
            }

            writer.WriteEndObject();
        }

        return json.WrittenSpan.ToArray();
    }

    /// <summary>A value as text. A time without a zone is Vietnam's, as everywhere.</summary>
    public static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateTime { Kind: DateTimeKind.Utc } moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Whether a value says that the row is deleted.</summary>
    public static bool IsSet(object value) => value switch
    {
        DBNull => false,
        bool flag => flag,
        string text => text.Trim() is not ("" or "0" or "false" or "f" or "n"),
        double number => number != 0,
        float number => number != 0,
        IConvertible number when value is not DateTime => Convert.ToDecimal(number, CultureInfo.InvariantCulture) != 0,
        _ => true,
    };
}
