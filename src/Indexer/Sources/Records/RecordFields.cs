using System.Text.Json;
using Search.Documents.Json;

namespace Indexer.Sources.Records;

/// <summary>Finds what a record is known by.</summary>
internal static class RecordFields
{
    /// <summary>The name of the foreign field that stands for a field of the contract; where none is mapped, the field's own.</summary>
    public static string ForeignName(IReadOnlyDictionary<string, string> map, string field) =>
        map.FirstOrDefault(pair => pair.Value == field) is { Key: { } foreign } ? foreign : field;

    /// <summary>The record's id, else its address; null where it has neither.</summary>
    public static string? Key(JsonElement record, IReadOnlyDictionary<string, string> map) =>
        (Text(record, ForeignName(map, "id")) ?? Text(record, ForeignName(map, "url"))) is { } key ? PathId.Key(key) : null;

    private static string? Text(JsonElement record, string name)
    {
        try
        {
            return record.ValueKind == JsonValueKind.Object && TryGet(record, name, out JsonElement value) ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            } : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which is no text.
            return null;
        }
    }

    // Names in a map are compared without case; those of the contract are as they are.
    private static bool TryGet(JsonElement record, string name, out JsonElement value)
    {
        if (record.TryGetProperty(name, out value))
        {
            return true;
        }

        value = DocumentField.IsKnown(name) ? default : record.EnumerateObject().FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return value.ValueKind != JsonValueKind.Undefined;
    }
}
