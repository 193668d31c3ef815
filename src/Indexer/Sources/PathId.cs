using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Search.Documents;

namespace Indexer.Sources;

/// <summary>
/// Makes document ids of what a source knows its items by: readable ones of what can be told from the id again, and of everything else ones that end in a hash
/// of it, so that no two items share an id.
/// </summary>
internal static partial class PathId
{
    private const int HashLength = 16;

    // PostgreSQL's indexes take 2704 bytes of an entry, and the origin is part of it.
    private const int MostKeyBytes = 2000;

    /// <summary><c>SOURCE:KEY</c> with <c>:</c> for <c>/</c>.</summary>
    public static string Of(string origin, string key)
    {
        string name = key.Replace('/', ':');
        return Id(origin, name, Meant(name) == key, key);
    }

    /// <summary>
    /// The id of a page: <c>SOURCE:HOST:PATH</c>, the address without its scheme and a slash at the end, percent-encoding resolved where resolving loses nothing.
    /// Bytes that are no UTF-8 stay encoded.
    /// </summary>
    public static string Of(string origin, Uri address)
    {
        string path = address.Query.Length == 0 && address.AbsolutePath.EndsWith('/') ? address.AbsolutePath[..^1] : address.PathAndQuery;
        string plain = Uri.UnescapeDataString(path);
        bool isReadable = !plain.Contains(':')
            && Uri.TryCreate(address.GetLeftPart(UriPartial.Authority) + plain, UriKind.Absolute, out Uri? again) && again.PathAndQuery == (path.Length == 0 ? "/" : path);
        return Id(origin, address.Authority + plain.Replace('/', ':'), isReadable, address.Authority + path);
    }

    /// <summary>A key that every store can hold: PostgreSQL has no NUL, and an end to what it keeps in an index.</summary>
    public static string Key(string text)
    {
        string key = text.Replace('\0', '\uFFFD');
        return key.Length <= MostKeyBytes && Encoding.UTF8.GetByteCount(key) <= MostKeyBytes ? key : $"{Cut(key, MostKeyBytes / 4)}~{Hash(text)}";
    }

    private static string Id(string origin, string name, bool isReadable, string key)
    {
        string whole = $"{origin}:{name}";
        if (isReadable && !Hashed().IsMatch(name) && DocumentRules.CheckId(whole) is null)
        {
            return whole;
        }

        string kept = new([.. whole.Take(DocumentRules.MaxIdLength - HashLength - 1).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '_' : c)]);
        return $"{kept}~{Hash(key)}";
    }

    // What a name was made of, as far as one can tell: the ids of feeds are often addresses, or tags and urns with colons of their own.
    private static string Meant(string name)
    {
        if (name.StartsWith("tag:", StringComparison.Ordinal) || name.StartsWith("urn:", StringComparison.Ordinal))
        {
            return name;
        }

        int scheme = name.StartsWith("http:::", StringComparison.Ordinal) ? 4 : name.StartsWith("https:::", StringComparison.Ordinal) ? 5 : 0;
        return scheme == 0 ? name.Replace(':', '/') : $"{name[..scheme]}://{name[(scheme + 3)..].Replace(':', '/')}";
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, HashLength / 2));

    private static string Cut(string text, int most) => text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    [GeneratedRegex("~[0-9a-f]{16}$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Hashed();
}
