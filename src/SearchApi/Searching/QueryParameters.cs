using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace SearchApi.Searching;

/// <summary>
/// The query string of a request, in order. Broken percent-encoding decodes to U+FFFD or stays as typed, so no query string is
/// unreadable; a parameter without a value counts as not given, as an untouched form field does. Immutable.
/// </summary>
public sealed class QueryParameters
{
    private readonly List<KeyValuePair<string, string>> all;

    private QueryParameters(List<KeyValuePair<string, string>> all) => this.all = all;

    /// <summary>Reads a query string, with or without its question mark.</summary>
    public static QueryParameters Parse(string? queryString)
    {
        List<KeyValuePair<string, string>> all = [];
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(queryString))
        {
            if (!pair.EncodedValue.IsEmpty)
            {
                all.Add(new(Decode(pair.EncodedName.Span), Decode(pair.EncodedValue.Span)));
            }
        }

        return new QueryParameters(all);
    }

    /// <summary>The first value; null where the parameter is not given.</summary>
    public string? First(string name)
    {
        foreach (KeyValuePair<string, string> pair in all)
        {
            if (Is(pair, name))
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <summary>Every value in order.</summary>
    public IReadOnlyList<string> All(string name)
    {
        List<string>? values = null;
        foreach (KeyValuePair<string, string> pair in all)
        {
            if (Is(pair, name))
            {
                (values ??= []).Add(pair.Value);
            }
        }

        return values ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Those of the given names only.</summary>
    public QueryParameters Only(IReadOnlySet<string> names) => new(all.FindAll(pair => names.Contains(pair.Key)));

    /// <summary>Without the parameter.</summary>
    public QueryParameters Without(string name) => new(all.FindAll(pair => !Is(pair, name)));

    /// <summary>Without one value of the parameter.</summary>
    public QueryParameters Without(string name, string value) =>
        new(all.FindAll(pair => !(Is(pair, name) && pair.Value.Equals(value, StringComparison.OrdinalIgnoreCase))));

    /// <summary>With one more value of the parameter.</summary>
    public QueryParameters And(string name, string value) => new([.. all, new(name, value)]);

    /// <summary>With this as the parameter's only value.</summary>
    public QueryParameters With(string name, string value) => Without(name).And(name, value);

    /// <summary>Name and value of each, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => all;

    /// <summary>A relative address with these parameters.</summary>
    public string At(string path)
    {
        StringBuilder address = new(path);
        char separator = '?';
        foreach ((string name, string value) in all)
        {
            address.Append(separator).Append(Encode(name)).Append('=').Append(Encode(value));
            separator = '&';
        }

        return address.ToString();
    }

    private static bool Is(KeyValuePair<string, string> pair, string name) => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase);

    // Not Uri.UnescapeDataString: it leaves invalid UTF-8 as "%E0", whose letters would then be searched.
    private static string Decode(ReadOnlySpan<char> encoded) =>
        encoded.IndexOfAny('%', '+') < 0 ? encoded.ToString() : WebUtility.UrlDecode(encoded.ToString());

    private static string Encode(string value) => WebUtility.UrlEncode(value);
}
