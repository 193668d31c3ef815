
namespace Indexer.Extraction;

/// <summary>Reading with a limit.</summary>
internal static class BoundedReading
{
    /// <summary>The whole content.</summary>
    /// <exception cref="ExtractionException">When it is larger than <see cref="ExtractionLimits.WholeFileBytes"/>.</exception>
    public static async Task<byte[]> ReadWholeAsync(Stream content, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        byte[] room = new byte[64 * 1024];
        int count;
        while ((count = await content.ReadAsync(room, cancellation)) > 0)
        {
            if (whole.Length + count > ExtractionLimits.WholeFileBytes)
            {
                throw new ExtractionException(new("file-too-large", "", "The file is larger than 16 MiB.", "Split it: a document has at most 4 MiB of text."));
            }

            whole.Write(room, 0, count);
        }

        return whole.ToArray();
    }
}
