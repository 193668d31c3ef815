using Indexer.Configuration;
using Indexer.Fetching;

namespace Indexer.Sources.Web;

/// <summary>Reads the settings that all sources over HTTP have.</summary>
internal static class WebOptions
{
    public static FetchOptions Read(SettingSection settings, double delay) => new()
    {
        AllowedNetworks = settings.Networks("allowedNetworks"),
        Timeout = settings.Seconds("timeoutSeconds", 30, 0.1, 3600),
        Retries = settings.Number("retries", 3, 0, 10),
        Delay = settings.Seconds("delaySeconds", delay, 0, 300),
        MostBytes = settings.Number("mostMegabytes", 64, 1, 1024) * 1024 * 1024,
        Origin = settings.RequiredAddress("url"),
        Headers = Headers(settings),
        Proxy = settings.Address("proxy"),
    };

    private static IReadOnlyDictionary<string, string> Headers(SettingSection settings)
    {
        IReadOnlyDictionary<string, string> headers = settings.Map("headers");
        using var probe = new HttpRequestMessage();
        foreach ((string name, string value) in headers)
        {
            // The value may be a secret, and is not repeated.
            if (!probe.Headers.TryAddWithoutValidation(name, value) || value.AsSpan().ContainsAny('\r', '\n'))
            {
                throw new SettingException($"{settings.Key("headers")}:{name}", "…", "headers of a request, by name.");
            }
        }

        return headers;
    }
}
