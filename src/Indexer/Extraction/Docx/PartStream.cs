namespace Indexer.Extraction.Docx;

/// <summary>A part being unpacked, which ends with an error where it unpacks to more than any honest part would. Read only, forward only.</summary>
internal sealed class PartStream(Stream unpacked, long most) : Stream
{
    private long count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = unpacked.Read(buffer);
        count += read;
        return count <= most
            ? read
            : throw new ExtractionException(new("zip-bomb", "", "A part of the file unpacks to more than 100 times its size, or to more than 64 MiB.", "Open it in Word or LibreOffice and save it again."));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }
}
