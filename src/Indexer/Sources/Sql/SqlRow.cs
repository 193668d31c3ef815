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

    /// <summary>The row's columns as strings, in lists where the database has lists; without those that are null or bytes.</summary>
    /// <param name="without">Columns that say something of the row rather than of the document.</param>
    public static byte[] ToJson(DbDataReader row, IReadOnlySet<string> without)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            writer.WriteStartObject();
            for (int at = 0; at < row.FieldCount; at++)
            {
                object value = row.GetValue(at);
                if (value is DBNull or byte[] || without.Contains(row.GetName(at)))
                {
                    continue;
                }

                writer.WritePropertyName(row.GetName(at));
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
        IConvertible number when value is not DateTime => Convert.ToDecimal(number, CultureInfo.InvariantCulture) != 0,
        _ => true,
    };
}
