using System.Text.RegularExpressions;

namespace Indexer.Fetching;

/// <summary>Reads the header <c>Link</c> (RFC 8288), as far as paging needs it.</summary>
internal static partial class LinkHeader
{
    /// <summary>Where the next page is; null where the header does not say.</summary>
    public static Uri? Next(HttpResponseMessage response, Uri address)
    {
        foreach (string value in response.Headers.TryGetValues("Link", out IEnumerable<string>? values) ? values : [])
        {
            foreach (Match link in Link().Matches(value))
            {
                if (Relation().IsMatch(link.Groups["parameters"].Value) && Uri.TryCreate(address, link.Groups["target"].Value, out Uri? next))
                {
                    return next;
                }
            }
        }

        return null;
    }

    [GeneratedRegex("""<(?<target>[^<>]{0,4096})>(?<parameters>(?:\s*;\s*[^;,<>"]{1,100}(?:"[^"]{0,1000}")?){0,20})""", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Link();

    [GeneratedRegex("""rel\s*=\s*(?:"[^"]*\bnext\b[^"]*"|next\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Relation();
}
