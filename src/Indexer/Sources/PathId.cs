using System.Security.Cryptography;
using System.Text;
using Search.Documents;

namespace Indexer.Sources;

/// <summary>Makes document ids of what a source knows its items by.</summary>
internal static class PathId
{
    private const int HashLength = 16;

    /// <summary><c>SOURCE:PATH</c> with <c>:</c> for <c>/</c>; what is too long, or holds what an id may not, ends in a hash of itself.</summary>
    public static string Of(string origin, string path)
    {
        string whole = $"{origin}:{path.Replace('/', ':')}";
        if (DocumentRules.CheckId(whole) is null)
        {
            return whole;
        }

        string kept = new([.. whole.Take(DocumentRules.MaxIdLength - HashLength - 1).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '_' : c)]);
        return $"{kept}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, HashLength / 2))}";
    }

    /// <summary>A key that every store can hold: PostgreSQL has no NUL.</summary>
    public static string Key(string text) => text.Replace('\0', '\uFFFD');

    /// <summary>The id of a page: its address without the scheme.</summary>
    public static string Of(string origin, Uri address) => Of(origin, address.Authority + Uri.UnescapeDataString(address.PathAndQuery.TrimEnd('/')));
}
