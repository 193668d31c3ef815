using System.Text;
using Indexer.Extraction.Encodings;

namespace Indexer.Extraction.Json;

/// <summary>A JSON file as UTF-8 in blocks, whatever its byte order mark says it was.</summary>
internal sealed class JsonInput : IAsyncDisposable
{
    private readonly byte[] room = new byte[128 * 1024];
    private readonly Stream stream;
    private readonly bool transcodes;
    private ReadOnlyMemory<byte> head;

    private JsonInput(Stream stream, ReadOnlyMemory<byte> head, bool transcodes)
    {
        this.stream = stream;
        this.transcodes = transcodes;
        this.head = head;
    }

    /// <summary>Looks at the start of the file.</summary>
    /// <exception cref="ExtractionException">When the file is empty or binary.</exception>
    public static async Task<JsonInput> OpenAsync(Stream content, CancellationToken cancellation)
    {
        byte[] start = new byte[4096];
        int count = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        ReadOnlyMemory<byte> head = start.AsMemory(0, count);
        if (count == 0)
        {
            throw new ExtractionException(new("empty", "", "The file is empty.", "Remove it, or fill it."));
        }

        if (BinaryContent.Recognize(head.Span) is { } binary)
        {
            throw new ExtractionException(binary);
        }

        (Encoding Encoding, int Length)? mark = TextDecoding.ByteOrderMark(head.Span);
        if (mark is { } found)
        {
            head = head[found.Length..];
        }

        Encoding encoding = mark?.Encoding ?? TextDecoding.Utf16ByShape(head.Span) ?? Encoding.UTF8;
        return encoding is UTF8Encoding
            ? new JsonInput(content, head, transcodes: false)
            : new JsonInput(Encoding.CreateTranscodingStream(new PrefixedStream(head, content), encoding, Encoding.UTF8), default, transcodes: true);
    }

    /// <summary>The next block, which is good until the next call; empty at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation)
    {
        if (!head.IsEmpty)
        {
            ReadOnlyMemory<byte> first = head;
            head = default;
            return first;
        }

        return room.AsMemory(0, await stream.ReadAsync(room, cancellation));
    }

    /// <summary>Lets go of the decoder; the file is its opener's to close.</summary>
    public ValueTask DisposeAsync() => transcodes ? stream.DisposeAsync() : ValueTask.CompletedTask;
}
