using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Documents.Json;

/// <summary>Writes documents as the contract has them; what is absent is left out.</summary>
internal static class DocumentWriter
{
    /// <summary>Leaves Vietnamese readable. Not for HTML.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Serialize(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>((document.Text.Length * 3 / 2) + 512);
        using var writer = new Utf8JsonWriter(buffer, Options);
        Write(writer, document);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter writer, Document document)
    {
        writer.WriteStartObject();
        WriteFields(writer, document);
        writer.WriteEndObject();
    }

    public static void WriteFields(Utf8JsonWriter writer, Document document)
    {
        writer.WriteString("id"u8, document.Id);
        writer.WriteString("kind"u8, document.Kind == DocumentKind.Notice ? "notice"u8 : "news"u8);
        writer.WriteString("title"u8, document.Title);
        writer.WriteString("text"u8, document.Text);
        Optional(writer, "url"u8, document.Url);
        Optional(writer, "type"u8, document.Type);
        Optional(writer, "symbol"u8, document.Symbol);
        Optional(writer, "issuer"u8, document.Issuer);
        Optional(writer, "summary"u8, document.Summary);
        Optional(writer, "signer"u8, document.Signer);
        Optional(writer, "signerTitle"u8, document.SignerTitle);
        List(writer, "recipients"u8, document.Recipients);
        List(writer, "people"u8, document.People);
        List(writer, "places"u8, document.Places);
        Optional(writer, "author"u8, document.Author);
        Optional(writer, "source"u8, document.Source);
        Optional(writer, "issuedOn"u8, document.IssuedOn is { } issued ? DocumentDates.Write(issued) : null);
        Optional(writer, "heldOn"u8, document.HeldOn is { } held ? DocumentDates.Write(held) : null);
        Optional(writer, "publishedAt"u8, document.PublishedAt is { } published ? DocumentDates.Write(published) : null);
        writer.WriteString("language"u8, document.Language);
        List(writer, "audience"u8, document.Audience);
        List(writer, "cites"u8, document.Cites);
        List(writer, "tags"u8, document.Tags);
        Attributes(writer, document.Attributes);
        Extracted(writer, document.Extracted);
    }

    private static void Optional(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void List(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    // Ordered, because the content hash is that of the bytes written.
    private static void Attributes(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("attributes"u8);
        foreach ((string key, string value) in attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void Extracted(Utf8JsonWriter writer, IReadOnlyDictionary<string, ExtractedValue> extracted)
    {
        if (extracted.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("extracted"u8);
        foreach ((string key, ExtractedValue value) in extracted.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(key);
            writer.WriteNumber("start"u8, value.Start);
            writer.WriteNumber("end"u8, value.End);
            writer.WriteNumber("confidence"u8, value.Confidence);
            Optional(writer, "in"u8, value.In);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
