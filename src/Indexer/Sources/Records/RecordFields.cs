using System.Text.Json;

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
            return record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out JsonElement value) ? value.ValueKind switch
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
}
