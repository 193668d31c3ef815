using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Search.Documents.Json;

/// <summary>Any JSON value written again without blanks, Vietnamese left readable.</summary>
internal static class CompactJson
{
    /// <summary>Reads the object or list the reader stands on, and leaves the reader at its end.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, DocumentWriter.Options);
        int depth = reader.CurrentDepth;
        do
        {
            Copy(ref reader, writer);
        }
        while ((reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray) || reader.CurrentDepth > depth) && reader.Read());
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: writer.WriteStartObject(); break;
            case JsonTokenType.EndObject: writer.WriteEndObject(); break;
            case JsonTokenType.StartArray: writer.WriteStartArray(); break;
            case JsonTokenType.EndArray: writer.WriteEndArray(); break;
            case JsonTokenType.PropertyName: writer.WritePropertyName(Sound(JsonText.Read(ref reader))); break;
            case JsonTokenType.String: writer.WriteStringValue(Sound(JsonText.Read(ref reader))); break;
            default: writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true); break;
        }
    }

    // The writer throws at half a surrogate pair.
    private static string Sound(string text) => DocumentRules.SurrogateFault(text) < 0 ? text : string.Concat(text.EnumerateRunes());
}
