using Indexer.Sources;

namespace Indexer.Fetching;

/// <summary>An answer, read to its end.</summary>
/// <param name="Address">Where it came from, after redirects.</param>
/// <param name="Body">Unpacked; empty where nothing changed.</param>
/// <param name="MediaType">As the server says, e.g. <c>text/html</c>.</param>
/// <param name="Validator">For asking only for a newer one.</param>
/// <param name="Next">The address of a header <c>Link: …; rel="next"</c> (RFC 8288).</param>
/// <param name="IsUnchanged">Whether the server says that what is known is still so (304).</param>
internal sealed record Fetched(Uri Address, byte[] Body, string? MediaType, Validator Validator, Uri? Next, bool IsUnchanged)
{
    /// <summary>Where a redirect leads; only the <see cref="Fetcher"/> sees one.</summary>
    internal Uri? Redirect { get; init; }
}
