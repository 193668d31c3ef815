using Lucene.Net.Store;

namespace CrashSuite.PowerCuts;

/// <summary>An output that says what reaches the operating system, in blocks as a buffer gives it.</summary>
internal sealed class WatchedOutput(IndexOutput output, WatchedOutput.Written written) : IndexOutput
{
    private const int Block = 1024;

    private readonly List<byte> buffer = [];
    private long start;
    private bool closed;

    /// <summary>Called before bytes are written at an offset; may throw as the disk would.</summary>
    public delegate void Written(long offset, ReadOnlySpan<byte> bytes);

    public override long Position => output.Position;

    public override long Length => output.Length;

    public override long Checksum => output.Checksum;

    public override void WriteByte(byte b)
    {
        output.WriteByte(b);
        buffer.Add(b);
        if (buffer.Count >= Block)
        {
            Tell();
        }
    }

    public override void WriteBytes(byte[] b, int offset, int length)
    {
        output.WriteBytes(b, offset, length);
        buffer.AddRange(b.AsSpan(offset, length));
        if (buffer.Count >= Block)
        {
            Tell();
        }
    }

    public override void Flush()
    {
        Tell();
        output.Flush();
    }

    [Obsolete("As the package has it.")]
    public override void Seek(long pos)
    {
        Tell();
        output.Seek(pos);
        start = pos;
    }

    protected override void Dispose(bool disposing)
    {
        if (closed)
        {
            return;
        }

        closed = true;
        using (output)
        {
            Tell();
        }
    }

    private void Tell()
    {
        if (buffer.Count > 0)
        {
            byte[] block = [.. buffer];
            buffer.Clear();
            written(start, block);
            start += block.Length;
        }
    }
}
