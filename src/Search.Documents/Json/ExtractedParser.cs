using System.Text.Json;

namespace Search.Documents.Json;

/// <summary>Reads <c>extracted</c>. What is not in its form is left out: a client has no need to send it.</summary>
internal static class ExtractedParser
{
    public static IReadOnlyDictionary<string, ExtractedValue> Read(ref Utf8JsonReader reader)
    {
        var values = new Dictionary<string, ExtractedValue>(StringComparer.Ordinal);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return values;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonText.Read(ref reader);
            reader.Read();
            if (ReadOne(ref reader) is { } value)
            {
                values[name] = value;
            }
        }

        return values;
    }

    private static ExtractedValue? ReadOne(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        int start = -1, end = -1;
        string? field = null;
        double confidence = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonText.Read(ref reader);
            reader.Read();
            if (name == "in" && reader.TokenType == JsonTokenType.String)
            {
                field = JsonText.Read(ref reader) is { } named && DocumentField.IsKnown(named) ? named : null;
            }
            else if (reader.TokenType != JsonTokenType.Number)
            {
                reader.Skip();
            }
            else if (name == "start")
            {
                start = reader.TryGetInt32(out int value) ? value : -1;
            }
            else if (name == "end")
            {
                end = reader.TryGetInt32(out int value) ? value : -1;
            }
            else if (name == "confidence")
            {
                confidence = reader.TryGetDouble(out double value) ? value : -1;
            }
        }

        return start >= 0 && end >= start && confidence is >= 0 and <= 1 ? new(start, end, confidence, field) : null;
    }
}
