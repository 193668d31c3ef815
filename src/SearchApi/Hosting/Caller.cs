using System.Collections.Frozen;
using System.Net;
using SearchApi.Keys;

namespace SearchApi.Hosting;

/// <summary>What a caller may read, and where it calls from.</summary>
public static class Caller
{
    private static readonly FrozenSet<string> Anonymous = FrozenSet.ToFrozenSet(["public"]);

    /// <summary>The audiences the caller belongs to: those of its key, and <c>public</c> like everyone.</summary>
    public static IReadOnlySet<string> Audiences(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<KnownKey>()?.Audiences ?? Anonymous;
    }

    /// <summary>
    /// Whether the caller calls from this machine itself; what a proxy on it passes on, or a page of another site asks its browser for, comes from elsewhere.
    /// </summary>
    public static bool IsThisMachine(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && IsLocal(context.Request.Host.Host)
            && context.Request.Headers.Origin.All(origin => Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && IsLocal(from.Host))
            && !context.Request.Headers.Keys.Any(IsOfProxy);
    }

    private static bool IsLocal(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsOfProxy(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || ((string[])["Forwarded", "X-Real-IP", "Via", "CF-Connecting-IP", "True-Client-IP"]).Contains(header, StringComparer.OrdinalIgnoreCase);
}
