using Indexer.Extraction;
using Indexer.Ingestion;
using Search.Documents.Store;

namespace Indexer.Sources;

/// <summary>Something a source has that becomes a document, or several. Used by one thread.</summary>
/// <param name="origin">What it is remembered under, with <paramref name="path"/>.</param>
/// <param name="path">Unique in its origin.</param>
/// <param name="place">Where it lies, for people: a path, an address.</param>
/// <param name="id">The id of its document, unless the document bears one of its own.</param>
internal abstract class SourceItem(string origin, string path, string place, string id)
{
    public string Origin { get; } = origin;

    public string Path { get; } = path;

    public string Place { get; } = place;

    public string Id { get; } = id;

    /// <summary>A name whose extension tells the kind where content leaves it open.</summary>
    public virtual string Name => Path;

    /// <summary>In bytes, as far as known without opening it; counted as progress where it is unchanged.</summary>
    public virtual long Length => 0;

    /// <summary>Whether a person named it: then not being able to read it is a refusal.</summary>
    public virtual bool IsGiven => false;

    /// <summary>What the source says of it, which wins over what it says itself.</summary>
    public KnownValues Known { get; init; } = KnownValues.None;

    /// <summary>Whether it is as it was remembered.</summary>
    /// <exception cref="IOException">When it cannot be read.</exception>
    public abstract Task<Comparison> CompareAsync(FileStamp remembered, FileFingerprint fingerprint, CancellationToken cancellation);

    /// <summary>Opens it for reading from its start.</summary>
    /// <exception cref="IOException">When it cannot be read.</exception>
    public abstract Task<ItemContent> OpenAsync(CancellationToken cancellation);
}

/// <summary>An item that is open.</summary>
/// <param name="Stream">Closed by who opened it.</param>
/// <param name="Length">In bytes, as it came.</param>
/// <param name="Stamp">What to remember once it is read, given the fingerprint of its bytes; null where it changed meanwhile.</param>
/// <param name="Extractor">What reads it; null where its content tells.</param>
internal sealed record ItemContent(Stream Stream, long Length, Func<string, FileStamp?> Stamp, IExtractor? Extractor = null);

/// <summary>An item could not be fetched now; the next visit may be luckier, so the source is not done with it.</summary>
internal sealed class ItemException(string code, string reason, string remedy) : IOException(reason)
{
    public string Code { get; } = code;

    public string Remedy { get; } = remedy;
}
