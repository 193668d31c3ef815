using System.Buffers.Binary;

namespace Indexer.Extraction.Isolation;

/// <summary>Messages on a pipe: four bytes of length, least first, then so many bytes.</summary>
internal static class Frames
{
    public static async Task WriteAsync(Stream pipe, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, message.Length);
        await pipe.WriteAsync(length, cancellation);
        await pipe.WriteAsync(message, cancellation);
    }

    /// <summary>The next message; null where the other side has gone.</summary>
    /// <exception cref="InvalidDataException">When it is longer than <paramref name="longest"/>.</exception>
    public static async Task<byte[]?> ReadAsync(Stream pipe, int longest, CancellationToken cancellation)
    {
        byte[] length = new byte[4];
        if (await pipe.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false, cancellation) < length.Length)
        {
            return null;
        }

        int count = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (count < 0 || count > longest)
        {
            throw new InvalidDataException($"A message of {count} bytes.");
        }

        byte[] message = new byte[count];
        return await pipe.ReadAtLeastAsync(message, count, throwOnEndOfStream: false, cancellation) < count ? null : message;
    }
}
