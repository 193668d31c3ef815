using System.IO.Compression;

namespace Indexer.Extraction;

/// <summary>A gzip file being unpacked, which ends with an error where it unpacks to more than any honest text would.</summary>
/// <param name="packedLength">How long the packed file is, or what of it has come so far.</param>
internal sealed class UnpackingStream(Stream packed, Func<long> packedLength) : ForwardStream
{
    private readonly GZipStream unpacked = new(packed, CompressionMode.Decompress, leaveOpen: true);
    private long count;

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Count(unpacked.Read(buffer));
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Count(await unpacked.ReadAsync(buffer, cancellationToken));
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private static ExtractionException Damaged() => new(new("gzip-damaged", "", "The file is not gzip, or damaged, or cut off.", "Pack it again."));

    private int Count(int read)
    {
        count += read;
        return count <= Math.Max(ExtractionLimits.UnpackFreely, packedLength() * ExtractionLimits.UnpackRatio)
            ? read
            : throw new ExtractionException(new("gzip-bomb", "", "The file unpacks to more than 100 times its size.", "Unpack it yourself and give the unpacked file, if it is what it should be."));
    }
}
