using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;
using Indexer.Configuration;
using Indexer.Extraction;
using Indexer.Sources;

namespace Indexer.Fetching;

/// <summary>Asks servers for pages, lists and data on behalf of one source. Thread safe.</summary>
internal sealed class Fetcher : IDisposable
{
    private const int MostRedirects = 5;

    // Of a name in DNS (RFC 1035, section 3.1), as text.
    private const int MostHostLength = 253;

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
        this.resolve = resolve ?? ResolveAsync;
        guard = new AddressGuard(options.AllowedNetworks);
        resilience = new FetchResilience(options, time);
        http = new HttpMessageInvoker(Handler());
    }

    /// <summary>Longest address that a list may name, as it stands there: servers take hardly more than this (RFC 9110, section 4.1, asks for 8000).</summary>
    public const int MostAddressLength = 8192;

    /// <summary>What this program calls itself; robots.txt may name its first word.</summary>
    public static string UserAgent { get; } = $"TraCuu/{typeof(Fetcher).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]} (search indexer)";

    /// <summary>Asks for something, again where the fault may pass, and follows where it is sent.</summary>
    /// <param name="known">What is known of an earlier version; then only a newer one comes.</param>
    /// <param name="admit">Asked before each request, also before those that redirects lead to: throws where it must not be made, else says the pause that the host wants between requests.</param>
    /// <exception cref="FetchException">When it cannot be had.</exception>
    public async Task<Fetched> GetAsync(Uri address, Validator? known, CancellationToken cancellation, Func<Uri, CancellationToken, Task<TimeSpan>>? admit = null)
    {
        Uri at = address;
        bool isOrigin = true;
        for (int hop = 0; hop <= MostRedirects; hop++)
        {
            Check(at);
            TimeSpan least = admit is null ? TimeSpan.Zero : await admit(at, cancellation);
            TimeSpan delay = least > options.Delay ? least : options.Delay;
            isOrigin &= options.Origin is { } origin && IsSameOrigin(origin, at);

            // Each host has its own turns, pauses and faults; none is held while another is waited for.
            (Uri asked, bool sendsHeaders) = (at, isOrigin);
            Fetched answer = await resilience.RunAsync(asked, token => gates.EnterAsync(asked, delay, token), token => AskAsync(asked, known, sendsHeaders, token), cancellation);
            if (answer.Redirect is not { } next)
            {
                return answer;
            }

            if (at.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
            {
                throw Refused(address, $"{ShownAddress.Of(at)} redirects to {ShownAddress.Of(next)}, from https to {next.Scheme}.");
            }

            at = next;
        }

        throw Refused(address, $"{ShownAddress.Of(address)} redirects more than {MostRedirects} times.");
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

    private async Task<Fetched> AskAsync(Uri address, Validator? known, bool sendsHeaders, CancellationToken cancellation)
    {
        try
        {
            await CheckBehindProxyAsync(address, cancellation);
            using HttpRequestMessage request = Request(address, known, sendsHeaders);
            using HttpResponseMessage response = await http.SendAsync(request, cancellation);
            return Redirect(address, response) is { } next
                ? new Fetched(address, [], null, new Validator(null, null), null, IsUnchanged: false) { Redirect = next }
                : await ReadAsync(address, response, known, cancellation);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException or InvalidDataException or InvalidOperationException)
        {
            // The last two are what a packed body that is damaged comes to: with gzip and with Brotli.
            throw Translate(address, fault);
        }
    }

    private static void Check(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw Refused(address, $"{ShownAddress.Of(address)} is neither http nor https.");
        }

        if (address.UserInfo.Length > 0)
        {
            // What stands there may be a password, or a host's name that is to deceive (RFC 9110, section 4.2.4).
            throw Refused(address, $"An address at {address.Host} names a user.");
        }

        if (!IsHost(address))
        {
            throw Refused(address, $"{ShownAddress.Of(address)} names no host.");
        }
    }

    // Letters that no name may have, or more of them than DNS takes, are told only when the host is asked for.
    private static bool IsHost(Uri address)
    {
        try
        {
            return address.IdnHost.Length is > 0 and <= MostHostLength;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    // It connects to whichever of a name's addresses it likes.
    private async Task CheckBehindProxyAsync(Uri address, CancellationToken cancellation)
    {
        if (options.Proxy is null)
        {
            return;
        }

        IPAddress[] addresses = await resolve(address.IdnHost, cancellation);
        if (addresses.Length == 0 || !addresses.All(guard.Allows))
        {
            throw new AddressRefusedException(address.Host, addresses.FirstOrDefault(one => !guard.Allows(one)));
        }
    }

    // An address needs no asking, and some that are none are not asked for.
    private static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host, out IPAddress? address) ? Task.FromResult<IPAddress[]>([address]) : Dns.GetHostAddressesAsync(host, cancellation);

    private HttpRequestMessage Request(Uri address, Validator? known, bool sendsHeaders)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd(UserAgent);
        request.Headers.AcceptLanguage.ParseAdd("vi, en;q=0.5, *;q=0.1");
        foreach ((string name, string value) in sendsHeaders ? options.Headers : new Dictionary<string, string>())
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
            throw new FetchException(isTransient ? FetchFault.Transient : FetchFault.Denied, address, $"{ShownAddress.Of(address)} answers {status} ({response.StatusCode}).", isTransient ? "It may pass; look at the server if it does not." : "Look whether the address is right and may be read.")
            {
                Status = status,
                RetryAfter = RetryAfter(response),
            };
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
        byte[] whole = await BoundedReading.TryReadWholeAsync(body, options.MostBytes, cancellation)
            ?? throw Refused(address, string.Create(CultureInfo.InvariantCulture, $"{ShownAddress.Of(address)} is larger than {options.MostBytes / 1024.0 / 1024:0.##} MiB unpacked."));
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
        : throw Refused(address, $"{ShownAddress.Of(address)} leads to an address that is none.");

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
        return new FetchException(FetchFault.Transient, address, $"{ShownAddress.Of(address)} cannot be read: {why}.", "Look whether the server is up and the address right.", fault);
    }
}
