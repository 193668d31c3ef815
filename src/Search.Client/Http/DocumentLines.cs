using System.Buffers;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Search.Client;

/// <summary>Some documents as NDJSON.</summary>
internal sealed class DocumentLines
{
    /// <summary>The most documents of a request.</summary>
    public const int MaxCount = 500;

    /// <summary>The bytes after which a request takes no further document.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    /// <summary>Cuts documents into requests; the last has what is left.</summary>
    public static async IAsyncEnumerable<DocumentLines> CutAsync(IAsyncEnumerable<SearchDocument> documents, [EnumeratorCancellation] CancellationToken cancellation)
    {
        DocumentLines lines = new();
        await foreach (SearchDocument document in documents.WithCancellation(cancellation).ConfigureAwait(false))
        {
            lines.Add(document);
            if (lines.Count == MaxCount || lines.bytes.WrittenCount >= MaxBytes)
            {
                yield return lines;
                lines = new DocumentLines();
            }
        }

        if (lines.Count > 0)
        {
            yield return lines;
        }
    }

    /// <summary>The body of a request.</summary>
    public HttpContent ToContent()
    {
        ReadOnlyMemoryContent content = new(bytes.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return content;
    }

    private void Add(SearchDocument document)
    {
        bytes.Write(JsonSerializer.SerializeToUtf8Bytes(document, ClientJson.Of<SearchDocument>()));
        bytes.Write("\n"u8);
        Count++;
    }
}
