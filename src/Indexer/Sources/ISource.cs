using Search.Documents.Store;

namespace Indexer.Sources;

/// <summary>
/// Where documents come from: a folder, a feed, a sitemap, a database, another service. It is visited now and then, and each visit yields what it has, or
/// what may have changed. What comes of an item is not its concern: all go the same way through extraction and reading into the store. Visited by one thread at a time.
/// </summary>
internal interface ISource
{
    /// <summary>What its items are remembered under in the store; one, but for folders that were given together.</summary>
    IReadOnlyList<string> Origins { get; }

    /// <summary>What its documents name as their source, whatever they say themselves; null to leave it to them.</summary>
    string? Name { get; }

    /// <summary>Yields its items, and tells the visit what else there is to say. What was yielded before a failure stays good.</summary>
    /// <exception cref="SourceException">When the source cannot go on.</exception>
    IAsyncEnumerable<SourceItem> VisitAsync(SourceVisit visit, CancellationToken cancellation);
}

/// <summary>A source cannot be read, or not on from here; what it delivered before stays.</summary>
internal sealed class SourceException(string reason, string remedy, Exception? inner = null) : Exception($"{reason} {remedy}".TrimEnd(), inner)
{
    /// <summary>What is wrong, a sentence.</summary>
    public string Reason { get; } = reason;

    /// <summary>When the other side asked to be visited again, from now; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>What a source remembers from one visit to the next. Immutable.</summary>
/// <param name="Watermark">How far its changes were read, as the source writes it; null before the first whole visit.</param>
/// <param name="Validators">What servers said of the lists that were read (ETag, Last-Modified), by address.</param>
internal sealed record SourceMemory(string? Watermark, IReadOnlyDictionary<string, Validator> Validators)
{
    public static SourceMemory Empty { get; } = new(null, new Dictionary<string, Validator>());
}

/// <summary>What a server says to tell versions of a page apart, for asking only for a newer one (RFC 9110, section 8.8).</summary>
internal sealed record Validator(string? ETag, DateTimeOffset? LastModified);

/// <summary>What a comparison with what is remembered came to.</summary>
/// <param name="Renewed">The stamp to remember instead, where the item is the same but something about it changed.</param>
internal readonly record struct Comparison(bool IsUnchanged, FileStamp? Renewed = null);
