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
    /// what a proxy on it passes on comes from elsewhere.
    /// </summary>
    public static bool MayAdminister(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);
    }

    /// <summary>Said to those who may not.</summary>
    internal static readonly Wording OnlyFromHere = new(
        "Chỉ dành cho người quản trị, gọi thẳng từ chính máy chủ.", "For administrators only, calling from the server's own machine and through no proxy.");

    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"];
}
