using System.Text.RegularExpressions;

namespace Indexer.Configuration;

/// <summary>Addresses as they may stand in messages: who is named before the host, and the values of a query, may be secrets.</summary>
public static partial class ShownAddress
{
    private const string Cut = "…";

    // What ends a sentence or a quotation is none of an address.
    private const string Tail = ".,;:'\")";

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]{0,20}://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Addresses();

    /// <summary>An address with <c>…</c> for its user and for the values of its query, whose names stay.</summary>
    public static string Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return OfAddress(address.ToString());
    }

    /// <summary>A text with the addresses in it cut so.</summary>
    public static string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("://", StringComparison.Ordinal) ? Addresses().Replace(text, found => OfAddress(found.Value)) : text;
    }

    /// <summary>What somebody wrote where an address may belong: all of it is taken for one, with a user up to the last <c>@</c>.</summary>
    public static string OfSetting(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        int start = value.IndexOf("://", StringComparison.Ordinal), user = value.LastIndexOf('@');
        return start < 0 ? value : OfAddress(user > start ? $"{value[..(start + 3)]}{Cut}{value[user..]}" : value);
    }

    private static string OfAddress(string address)
    {
        string whole = address.TrimEnd(Tail.ToCharArray());
        int host = whole.IndexOf("://", StringComparison.Ordinal) + 3;
        if (host < 3 || host >= whole.Length)
        {
            return address;
        }

        string rest = WithoutUser(whole[host..]);
        int fragment = rest.IndexOf('#', StringComparison.Ordinal);
        string end = fragment < 0 ? "" : $"#{Values(rest[(fragment + 1)..], isFragment: true)}";
        rest = fragment < 0 ? rest : rest[..fragment];
        int query = rest.IndexOf('?', StringComparison.Ordinal);
        rest = query < 0 ? rest : $"{rest[..query]}?{Values(rest[(query + 1)..], isFragment: false)}";
        return string.Concat(whole.AsSpan(0, host), rest, end, address.AsSpan(whole.Length));
    }

    private static string WithoutUser(string rest)
    {
        int end = rest.IndexOfAny(['/', '?', '#']);
        string host = end < 0 ? rest : rest[..end];
        int user = host.LastIndexOf('@');
        if (user < 0 && host.LastIndexOf(':') is var colon and >= 0 && !host.EndsWith(']') && host[(colon + 1)..].Any(sign => !char.IsAsciiDigit(sign)))
        {
            // No port stands there, but the beginning of a password with a sign in it that ends a host.
            user = rest.LastIndexOf('@');
        }

        return user < 0 ? rest : Cut + rest[user..];
    }

    // What has no name may be a secret as a whole; in a fragment it is the name of a place.
    private static string Values(string query, bool isFragment) => string.Join('&', query.Split('&').Select(part =>
        part.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 ? part[..(equals + 1)] + (equals + 1 < part.Length ? Cut : "")
        : isFragment || part.Length == 0 ? part
        : Cut));
}
