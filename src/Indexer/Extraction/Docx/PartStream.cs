namespace Indexer.Extraction.Docx;

/// <summary>A part being unpacked, which ends with an error where it unpacks to more than any honest part would. Read only, forward only.</summary>
internal sealed class PartStream(Stream unpacked, long most) : ForwardStream
{
    private long count;

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = unpacked.Read(buffer);
        count += read;
        return count <= most
            ? read
            : throw new ExtractionException(new("zip-bomb", "", "A part of the file unpacks to more than 100 times its size, or to more than 64 MiB.", "Open it in Word or LibreOffice and save it again."));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }
}
