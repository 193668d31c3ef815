using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;
using Indexer.Extraction;
using Indexer.Sources;

namespace Indexer.Fetching;

/// <summary>Asks servers for pages, lists and data on behalf of one source. Thread safe.</summary>
internal sealed class Fetcher : IDisposable
{
    private const int MostRedirects = 5;

    // A server may ask for years, by mistake or not.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(6);

    private readonly FetchOptions options;
    private readonly HostGates gates;
    private readonly TimeProvider time;
    private readonly AddressGuard guard;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;
    private readonly FetchResilience resilience;
    private readonly HttpMessageInvoker http;

    /// <param name="resolve">How names become addresses; the system's way where null.</param>
    public Fetcher(FetchOptions options, HostGates gates, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        this.options = options;
        this.gates = gates;
        this.time = time;
        this.resolve = resolve ?? Dns.GetHostAddressesAsync;
        guard = new AddressGuard(options.AllowedNetworks);
        resilience = new FetchResilience(options, time);
        http = new HttpMessageInvoker(Handler());
    }

    /// <summary>What this program calls itself; robots.txt may name its first word.</summary>
    public static string UserAgent { get; } = $"TraCuu/{typeof(Fetcher).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]} (search indexer)";

    /// <summary>Asks for something, again where the fault may pass.</summary>
    /// <param name="known">What is known of an earlier version; then only a newer one comes.</param>
    /// <param name="least">A longer pause between requests than the options', as a crawl delay asks for.</param>
    /// <exception cref="FetchException">When it cannot be had.</exception>
    public Task<Fetched> GetAsync(Uri address, Validator? known, CancellationToken cancellation, TimeSpan least = default)
    {
        TimeSpan delay = least > options.Delay ? least : options.Delay;
        return resilience.RunAsync(address, token => gates.EnterAsync(address, delay, token), token => FollowAsync(address, known, token), cancellation);
    }

    public void Dispose() => http.Dispose();

    private SocketsHttpHandler Handler()
    {
        // A proxy resolves names itself: what it is asked for is checked before, and what is connected to is the proxy, which the configuration names.
        var connection = new GuardedConnection(guard, resolve);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = options.Proxy is not null,
            Proxy = options.Proxy is null ? null : new WebProxy(options.Proxy),
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
            ConnectCallback = options.Proxy is null ? connection.ConnectAsync : null,
        };
    }

    private async Task<Fetched> FollowAsync(Uri start, Validator? known, CancellationToken cancellation)
    {
        Uri address = start;
        for (int hop = 0; hop <= MostRedirects; hop++)
        {
            using HttpRequestMessage request = Request(address, known, isFirstOrigin: IsSameOrigin(start, address));
            try
            {
                await CheckAsync(address, cancellation);
                using HttpResponseMessage response = await http.SendAsync(request, cancellation);
                if (Redirect(address, response) is not { } next)
                {
                    return await ReadAsync(address, response, known, cancellation);
                }

                if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                {
                    throw Refused(start, $"{address} redirects to {next}, from https to {next.Scheme}.");
                }

                address = next;
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
            {
                throw Translate(address, fault);
            }
        }

        throw Refused(start, $"{start} redirects more than {MostRedirects} times.");
    }

    private async Task CheckAsync(Uri address, CancellationToken cancellation)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw Refused(address, $"{address} is neither http nor https.");
        }

        if (options.Proxy is not null && !(await resolve(address.IdnHost, cancellation)).Any(guard.Allows))
        {
            throw Refused(address, new AddressRefusedException(address.Host, null).Message);
        }
    }

    private HttpRequestMessage Request(Uri address, Validator? known, bool isFirstOrigin)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd(UserAgent);
        request.Headers.AcceptLanguage.ParseAdd("vi, en;q=0.5, *;q=0.1");
        foreach ((string name, string value) in isFirstOrigin ? options.Headers : new Dictionary<string, string>())
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (known?.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out EntityTagHeaderValue? parsed))
        {
            request.Headers.IfNoneMatch.Add(parsed);
        }

        request.Headers.IfModifiedSince = known?.LastModified;
        return request;
    }

    private async Task<Fetched> ReadAsync(Uri address, HttpResponseMessage response, Validator? known, CancellationToken cancellation)
    {
        int status = (int)response.StatusCode;
        var validator = new Validator(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        if (status == 304 && known is not null)
        {
            return new Fetched(address, [], null, new Validator(validator.ETag ?? known.ETag, validator.LastModified ?? known.LastModified), null, IsUnchanged: true);
        }

        if (status != 200)
        {
            bool isTransient = status is 408 or 425 or 429 or >= 500;
            throw new FetchException(isTransient ? FetchFault.Transient : FetchFault.Denied, address, $"{address} answers {status} ({response.ReasonPhrase}).", isTransient ? "It may pass; look at the server if it does not." : "Look whether the address is right and may be read.")
            {
                Status = status,
                RetryAfter = RetryAfter(response),
            };
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
        byte[] whole = await BoundedReading.TryReadWholeAsync(body, options.MostBytes, cancellation)
            ?? throw Refused(address, string.Create(CultureInfo.InvariantCulture, $"{address} is larger than {options.MostBytes / 1024.0 / 1024:0.##} MiB unpacked."));
        return new Fetched(address, whole, response.Content.Headers.ContentType?.MediaType, validator, LinkHeader.Next(response, address), IsUnchanged: false);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        TimeSpan? after = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (response.Headers.Date ?? time.GetUtcNow()),
            _ => null,
        };
        return after < TimeSpan.Zero ? TimeSpan.Zero : after > LongestRetryAfter ? LongestRetryAfter : after;
    }

    private static Uri? Redirect(Uri address, HttpResponseMessage response) =>
        (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location ? null
        : Uri.TryCreate(address, location, out Uri? next) ? next
        : throw Refused(address, $"{address} leads to an address that is none.");

    private static bool IsSameOrigin(Uri one, Uri other) => one.Scheme == other.Scheme && one.Authority.Equals(other.Authority, StringComparison.OrdinalIgnoreCase);

    private static FetchException Refused(Uri address, string reason) => new(FetchFault.Refused, address, reason, "See docs/sources.md for what a source may be allowed.");

    private static FetchException Translate(Uri address, Exception fault)
    {
        for (Exception? inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is AddressRefusedException refused)
            {
                return new FetchException(FetchFault.Refused, address, refused.Message, "Name its network in 'allowedNetworks' of the source if it is to be read.", fault);
            }
        }

        string why = fault is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } ? "its name is not known" : (fault.InnerException ?? fault).Message.TrimEnd('.');
        return new FetchException(FetchFault.Transient, address, $"{address} cannot be read: {why}.", "Look whether the server is up and the address right.", fault);
    }
}
