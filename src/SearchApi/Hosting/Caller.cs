using System.Collections.Frozen;
using System.Net;
using Indexer.Languages;

namespace SearchApi.Hosting;

/// <summary>What a caller may read and do.</summary>
public static class Caller
{
    private static readonly FrozenSet<string> Anonymous = FrozenSet.ToFrozenSet(["public"]);

    /// <summary>The audiences the caller belongs to. Without a key everyone is <c>public</c>.</summary>
    public static IReadOnlySet<string> Audiences(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Anonymous;
    }

    /// <summary>
    /// Whether the caller may use what is for administrators. No keys can be configured yet, so that is whoever calls from this machine itself;
    /// what a proxy on it passes on, or a page of another site asks its browser for, comes from elsewhere.
    /// </summary>
    public static bool MayAdminister(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && IsLocal(context.Request.Host.Host)
            && context.Request.Headers.Origin.All(origin => Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && IsLocal(from.Host))
            && !context.Request.Headers.Keys.Any(IsOfProxy);
    }

    /// <summary>Said to those who may not.</summary>
    internal static readonly Wording OnlyFromHere = new(
        "Chỉ dành cho người quản trị, gọi thẳng từ chính máy chủ.", "For administrators only, calling from the server's own machine and through no proxy.");

    private static bool IsLocal(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsOfProxy(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || ((string[])["Forwarded", "X-Real-IP", "Via", "CF-Connecting-IP", "True-Client-IP"]).Contains(header, StringComparer.OrdinalIgnoreCase);
}
