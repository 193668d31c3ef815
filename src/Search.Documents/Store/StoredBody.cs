using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Search.Documents.Json;

namespace Search.Documents.Store;

/// <summary>How a document lies in a row: one byte for the form, then JSON, plain or Brotli.</summary>
internal static class StoredBody
{
    private const byte Plain = 0;
    private const byte Brotli = 1;

    // Below this, compressing saves no page.
    private const int WorthCompressing = 512;

    /// <summary>What decides whether content changed.</summary>
    public static byte[] Hash(ReadOnlyMemory<byte> json) => SHA256.HashData(json.Span)[..16];

    public static byte[] Encode(ReadOnlyMemory<byte> json)
    {
        if (json.Length >= WorthCompressing)
        {
            byte[] room = ArrayPool<byte>.Shared.Rent(json.Length);
            try
            {
                room[0] = Brotli;
                BitConverter.TryWriteBytes(room.AsSpan(1), json.Length);

                // Quality 1: a third to half of the size at some 200 MB/s. Higher levels cost more than the disk they save.
                if (BrotliEncoder.TryCompress(json.Span, room.AsSpan(5, json.Length - 5), out int written, quality: 1, window: 18))
                {
                    return room.AsSpan(0, written + 5).ToArray();
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(room);
            }
        }

        byte[] plain = new byte[json.Length + 1];
        json.Span.CopyTo(plain.AsSpan(1));
        return plain;
    }

    /// <summary>The document, and how large its JSON is.</summary>
    /// <exception cref="InvalidDataException">When the bytes are no body.</exception>
    public static (Document Document, int Length) Decode(ReadOnlySpan<byte> body)
    {
        if (body.Length > 0 && body[0] == Plain)
        {
            return (DocumentJson.Deserialize(body[1..]), body.Length - 1);
        }

        int length = body.Length > 5 && body[0] == Brotli ? BitConverter.ToInt32(body[1..5]) : -1;
        if (length is < 0 or > 256 * 1024 * 1024)
        {
            throw new InvalidDataException("The stored document is in a form this program does not know.");
        }

        byte[] room = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return BrotliDecoder.TryDecompress(body[5..], room, out int written) && written == length
                ? (DocumentJson.Deserialize(room.AsSpan(0, length)), length)
                : throw new InvalidDataException("The stored document does not decompress.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }
}
