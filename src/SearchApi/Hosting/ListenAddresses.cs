using Indexer.Configuration;

namespace SearchApi.Hosting;

/// <summary>The addresses the service listens on, <c>Urls</c>.</summary>
public static class ListenAddresses
{
    /// <summary>The setting's key.</summary>
    public const string Key = "Urls";

    /// <summary>Checks what the server itself would refuse with less help.</summary>
    /// <exception cref="SettingException">When one of them is no address.</exception>
    public static void Check(IConfiguration configuration)
    {
        string? urls = configuration[Key];
        foreach (string url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsAddress(url))
            {
                throw new SettingException(Key, urls, "addresses like http://localhost:5080 or http://*:8080, with ';' between them.");
            }
        }
    }

    /// <summary>What to tell a person when one of the addresses is taken, in one line.</summary>
    /// <param name="fault">What the server says; it names the address.</param>
    /// <param name="configuration">The settings the server was started with.</param>
    public static string InUse(string fault, IConfiguration configuration) =>
        $"{fault.TrimEnd('.')}. Another program listens there, perhaps this service a second time: stop it, or choose another address with {Key} (now '{configuration[Key]}').";

    private static bool IsAddress(string url)
    {
        try
        {
            BindingAddress address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Host.Length > 0 && address.Port is >= 0 and <= 65535;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
