namespace Indexer.Fetching;

/// <summary>What kind of fault an answer was.</summary>
public enum FetchFault
{
    /// <summary>No answer, a broken one, or one that says that the server cannot now: may pass by itself.</summary>
    Transient,

    /// <summary>The server will not give it: 404, 403 and the like.</summary>
    Denied,

    /// <summary>This program will not take it: an address or scheme that is not allowed, too large, too many redirects.</summary>
    Refused,

    /// <summary>The host failed so often that it is left alone for a while.</summary>
    HostDown,
}

/// <summary>Something could not be fetched.</summary>
public sealed class FetchException(FetchFault fault, Uri address, string reason, string remedy, Exception? inner = null) : Exception(reason, inner)
{
    public FetchFault Fault { get; } = fault;

    public Uri Address { get; } = address;

    /// <summary>What to do about it, a sentence; may be empty.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>The status that was answered; null where none was.</summary>
    public int? Status { get; init; }

    /// <summary>When the server asked to be asked again; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
