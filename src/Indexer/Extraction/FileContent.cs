namespace Indexer.Extraction;

/// <summary>A file that was opened and looked at: its content, unpacked and from the start, and what reads it.</summary>
internal sealed class FileContent : IDisposable
{
    private readonly UnpackingStream? unpacking;

    private FileContent(Stream stream, UnpackingStream? unpacking, IExtractor? extractor) => (Stream, this.unpacking, Extractor) = (stream, unpacking, extractor);

    public Stream Stream { get; }

    /// <summary>Null where the file is no document.</summary>
    public IExtractor? Extractor { get; }

    /// <summary>Content whose reader is known beforehand.</summary>
    public static FileContent Known(Stream raw, IExtractor extractor) => new(raw, null, extractor);

    /// <param name="raw">The file as it lies on the disk; left open.</param>
    /// <param name="name">Its name.</param>
    /// <param name="length">Its length, in bytes.</param>
    /// <exception cref="ExtractionException">When it is a document of a kind that is not read, or its packing is damaged.</exception>
    public static async Task<FileContent> OpenAsync(Stream raw, string name, long length, Extractors extractors, CancellationToken cancellation)
    {
        byte[] start = await BoundedReading.ReadStartAsync(raw, Extractors.StartLength, cancellation);
        Stream content = new PrefixedStream(start, raw);
        UnpackingStream? unpacking = null;
        if (Extractors.IsPacked(start))
        {
            unpacking = new UnpackingStream(content, () => length);
            start = await BoundedReading.ReadStartAsync(unpacking, Extractors.StartLength, cancellation);
            content = new PrefixedStream(start, unpacking);
        }

        return new FileContent(content, unpacking, extractors.Choose(Extractors.WithoutPacking(name), start));
    }

    public void Dispose() => unpacking?.Dispose();
}
