using System.Security.Cryptography;
using Indexer.Extraction;

namespace Indexer.Ingestion;

/// <summary>Reads a file, hashing and counting what goes by.</summary>
internal sealed class HashingStream(Stream inner, Action<int> counted) : ForwardStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The hash of the whole file, what was left unread included.</summary>
    public async Task<byte[]> FinishAsync(CancellationToken cancellation)
    {
        byte[] room = new byte[64 * 1024];
        while (await ReadAsync(room, cancellation) > 0)
        {
        }

        return hash.GetHashAndReset();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        Seen(buffer[..count]);
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await inner.ReadAsync(buffer, cancellationToken);
        Seen(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Seen(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        counted(bytes.Length);
    }
}
