using System.Text.Json;
using System.Text.Json.Serialization;

namespace Search.Documents.Json;

/// <summary>
/// The contract's form for every serializer context that meets a <see cref="Document"/>. Written by hand because generated code gives absent
/// init-only properties null in place of their defaults.
/// </summary>
public sealed class DocumentJsonConverter : JsonConverter<Document>
{
    public override Document Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DocumentJson.Deserialize(JsonSerializer.SerializeToUtf8Bytes(JsonElement.ParseValue(ref reader), DocumentJsonContext.Default.JsonElement));

    public override void Write(Utf8JsonWriter writer, Document value, JsonSerializerOptions options) => DocumentWriter.Write(writer, value);
}

/// <summary>Source-generated; to be chained into a program's own resolver.</summary>
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class DocumentJsonContext : JsonSerializerContext;
