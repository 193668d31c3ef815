using System.Globalization;

namespace Indexer.Extraction;

/// <summary>Reading with a limit.</summary>
internal static class BoundedReading
{
    /// <summary>The whole content.</summary>
    /// <exception cref="ExtractionException">When it is larger than <paramref name="most"/>.</exception>
    public static async Task<byte[]> ReadWholeAsync(Stream content, CancellationToken cancellation, int most = ExtractionLimits.WholeFileBytes)
    {
        string reason = string.Create(CultureInfo.InvariantCulture, $"The file is larger than {most / 1024 / 1024} MiB.");
        return await TryReadWholeAsync(content, most, cancellation)
            ?? throw new ExtractionException(new("file-too-large", "", reason, "Split it: a document has at most 4 MiB of text."));
    }

    /// <summary>The whole content; null where it is larger than <paramref name="most"/>.</summary>
    public static async Task<byte[]?> TryReadWholeAsync(Stream content, int most, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        byte[] room = new byte[64 * 1024];
        int count;
        while ((count = await content.ReadAsync(room, cancellation)) > 0)
        {
            if (whole.Length + count > most)
            {
                return null;
            }

            whole.Write(room, 0, count);
        }

        return whole.ToArray();
    }

    /// <summary>The start of the content, shorter only where the content is.</summary>
    public static async Task<byte[]> ReadStartAsync(Stream content, int most, CancellationToken cancellation)
    {
        byte[] start = new byte[most];
        int count = await content.ReadAtLeastAsync(start, most, throwOnEndOfStream: false, cancellation);
        return count == most ? start : start[..count];
    }
}
