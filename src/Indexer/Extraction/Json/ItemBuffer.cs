namespace Indexer.Extraction.Json;

/// <summary>Collects the bytes of one item, up to the limit.</summary>
internal sealed class ItemBuffer
{
    private byte[] bytes = new byte[64 * 1024];
    private int length;
    private bool overflown;

    public void Append(ReadOnlySpan<byte> part)
    {
        if (overflown || length + part.Length > ExtractionLimits.ItemBytes)
        {
            overflown = true;
            return;
        }

        if (length + part.Length > bytes.Length)
        {
            Array.Resize(ref bytes, (int)Math.Min(ExtractionLimits.ItemBytes, Math.Max(bytes.Length * 2L, length + part.Length)));
        }

        part.CopyTo(bytes.AsSpan(length));
        length += part.Length;
    }

    /// <summary>The item, and an empty buffer; null where there is nothing but blanks.</summary>
    public JsonItem? Take(long line)
    {
        int taken = length;
        bool tooLong = overflown;
        (length, overflown) = (0, false);
        ReadOnlyMemory<byte> whole = bytes.AsMemory(0, taken);
        return tooLong ? new JsonItem(default, line, JsonItem.TooLong)
            : whole.Span.ContainsAnyExcept(" \t\r\n"u8) ? new JsonItem(whole, line)
            : null;
    }
}
