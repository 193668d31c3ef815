using System.Text.Json;

namespace Search.Documents.Json;

/// <summary>A document in JSON, as the contract has it. Thread safe: no state.</summary>
public static class DocumentJson
{
    /// <summary>Reads what a client or a file supplied; bad input is a result with errors, never an exception.</summary>
    /// <param name="utf8">One JSON object, without a byte order mark.</param>
    public static DocumentParse Parse(ReadOnlySpan<byte> utf8, DocumentJsonOptions? options = null) =>
        DocumentParser.Parse(utf8, options ?? DocumentJsonOptions.Default);

    /// <summary>The document as UTF-8 JSON. Equal documents give equal bytes.</summary>
    public static ReadOnlyMemory<byte> Serialize(Document document) => DocumentWriter.Serialize(document);

    /// <summary>Writes the document as one object.</summary>
    public static void Write(Utf8JsonWriter writer, Document document) => DocumentWriter.Write(writer, document);

    /// <summary>Writes the document's fields into an object that the caller started and will end.</summary>
    public static void WriteFields(Utf8JsonWriter writer, Document document) => DocumentWriter.WriteFields(writer, document);

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <exception cref="JsonException">When it is something else.</exception>
    public static Document Deserialize(ReadOnlySpan<byte> utf8)
    {
        DocumentParse parse = DocumentParser.Parse(utf8, DocumentJsonOptions.Stored);
        return parse.Draft?.Document ?? throw new JsonException(parse.Errors.Count > 0 ? parse.Errors[0].ToString() : "Not a document.");
    }
}
