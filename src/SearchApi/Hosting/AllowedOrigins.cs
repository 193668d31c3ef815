using Indexer.Configuration;

namespace SearchApi.Hosting;

/// <summary>The sites beside this one whose pages may read from a browser. Immutable.</summary>
/// <param name="Origins">Their origins as browsers send them (RFC 6454, 6.2), each once; none by default.</param>
public sealed record AllowedOrigins(IReadOnlyList<string> Origins)
{
    /// <summary>The setting's key.</summary>
    public const string Key = "Cors:Origins";

    private const string Allowed = "a list of sites exactly as browsers name them, like https://portal.example.vn or http://10.0.0.5:8080; without path, '*' or 'null'";

    /// <summary>Reads <c>Cors:Origins</c>, a list.</summary>
    /// <exception cref="SettingException">At the first entry that no browser would send.</exception>
    public static AllowedOrigins Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(Key);
        if (!string.IsNullOrEmpty(section.Value))
        {
            throw new SettingException(Key, section.Value, $"{Allowed}. Name the entries of the list: {Key}:0, {Key}:1 (in the environment Cors__Origins__0).");
        }

        foreach (IConfigurationSection entry in section.GetChildren())
        {
            Check(entry);
        }

        return new AllowedOrigins([.. section.GetChildren().Select(entry => entry.Value).OfType<string>().Where(origin => origin.Length > 0).Distinct(StringComparer.Ordinal)]);
    }

    private static void Check(IConfigurationSection entry)
    {
        if (entry.GetChildren().Any())
        {
            throw new SettingException(entry.Path, "{…}", $"{Allowed}.");
        }

        // An empty one is how an environment takes back what a file says.
        if (!string.IsNullOrEmpty(entry.Value) && Canonical(entry.Value) is var origin && origin != entry.Value)
        {
            throw new SettingException(entry.Path, entry.Value, origin is null ? $"{Allowed}." : $"{Allowed}. Write {origin} if that is the site.");
        }
    }

    /// <summary>The origin of an address as browsers send it; null where it is none of a site.</summary>
    private static string? Canonical(string address)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https") || Uri.CheckHostName(uri.Host) == UriHostNameType.Unknown)
        {
            return null;
        }

        string host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return $"{uri.Scheme}://{host}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}";
    }
}
