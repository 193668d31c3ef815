using System.Net;

namespace Indexer.Fetching;

/// <summary>How a source asks servers. Immutable.</summary>
public sealed record FetchOptions
{
    /// <summary>Networks that may be reached although they are not public. None by default.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>How long one answer may take, with all of its body. The default is 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is tried again after a fault that may pass. The default is 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The pause between two requests to one host. The default is 0.5 s.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Largest body, in bytes, unpacked. The default is 64 MiB.</summary>
    public int MostBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>What the source is configured with; null for nothing. <see cref="Headers"/> go to no other origin.</summary>
    public Uri? Origin { get; init; }

    /// <summary>Sent to <see cref="Origin"/>, and no more once a redirect led away from it.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Through which requests go; null for none. The environment's is never used.</summary>
    public Uri? Proxy { get; init; }
}
