using System.Text.Json;

namespace Indexer.Extraction.Json;

/// <summary>Tells JSON by how it begins.</summary>
internal static class JsonShape
{
    public enum Kind
    {
        None,

        /// <summary>One object, or a list of objects.</summary>
        Json,

        /// <summary>An object a line.</summary>
        Lines,
    }

    /// <summary>What the start of a file is, if it is sound JSON as far as it goes.</summary>
    public static Kind Of(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> json = start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? start[3..] : start;
        json = json.TrimStart(" \t\r\n"u8);
        if (json.IsEmpty || json[0] is not ((byte)'{' or (byte)'['))
        {
            return Kind.None;
        }

        // A start that was cut off is no error.
        var reader = new Utf8JsonReader(json, isFinalBlock: start.Length < Extractors.StartLength, default);
        try
        {
            reader.Read();
            bool isList = reader.TokenType == JsonTokenType.StartArray;
            bool isCut = !reader.Read();
            if (isList && !isCut && reader.TokenType != JsonTokenType.StartObject)
            {
                return Kind.None;
            }

            // At its first level: the rest of the value, or as much of it as is there.
            while (!isCut && reader.CurrentDepth > 0)
            {
                isCut = !reader.Read();
            }

            ReadOnlySpan<byte> rest = json[(int)reader.BytesConsumed..].TrimStart(" \t\r\n"u8);
            return isCut || rest.IsEmpty ? Kind.Json : !isList && rest[0] == '{' ? Kind.Lines : Kind.None;
        }
        catch (JsonException)
        {
            return Kind.None;
        }
    }
}
