using System.Text;
using Indexer.Fetching;

namespace Indexer.Sources.Web;

/// <summary>
/// The pages of one visit: robots.txt of each host is asked once, and its crawl delay kept; a host that is down, or asks for a long pause, is left alone until
/// the visit is over. Used by one thread.
/// </summary>
internal sealed class WebPages(Fetcher fetcher, bool asksRobots)
{
    private readonly Dictionary<string, Task<RobotsRules>> robots = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FetchException> left = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a page may be read as far as is known: where its host's robots.txt cannot be had, asking for the page tells why.</summary>
    public async Task<bool> MayReadAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return (await RobotsAsync(address, cancellation)).Allows(address);
        }
        catch (FetchException)
        {
            return true;
        }
    }

    /// <summary>Asks for a page that may be read, no faster than its host wants. Where it leads to another, that one must be free to read as well.</summary>
    /// <exception cref="FetchException">When it cannot be had.</exception>
    public async Task<Fetched> GetAsync(Uri address, Validator? known, CancellationToken cancellation)
    {
        try
        {
            return await fetcher.GetAsync(address, known, cancellation, AdmitAsync);
        }
        catch (FetchException fault) when (fault.Fault == FetchFault.HostDown || fault.RetryAfter > FetchResilience.Patience)
        {
            left.TryAdd(fault.Address.Authority, fault);
            throw;
        }

        async Task<TimeSpan> AdmitAsync(Uri hop, CancellationToken token)
        {
            if (left.TryGetValue(hop.Authority, out FetchException? fault))
            {
                throw new FetchException(fault.Fault, hop, fault.Message, fault.Remedy, fault) { RetryAfter = fault.RetryAfter };
            }

            RobotsRules rules = await RobotsAsync(hop, token);
            return hop == address || rules.Allows(hop) ? rules.Delay
                : throw new FetchException(FetchFault.Refused, hop, $"{address} leads to {hop}, which its host's robots.txt asks not to read.", "Ask the host's owner, or set 'robots' of the source to false.");
        }
    }

    /// <summary>Ends the visit where a host was left alone.</summary>
    /// <exception cref="SourceException">When it was.</exception>
    public void EnsureUp(Uri address)
    {
        if (left.TryGetValue(address.Authority, out FetchException? fault))
        {
            throw FetchFailures.Of(fault);
        }
    }

    // What a host's robots.txt says. One that is not there forbids nothing; one that cannot be read now forbids everything (RFC 9309, section 2.3.1), for this visit.
    private Task<RobotsRules> RobotsAsync(Uri address, CancellationToken cancellation)
    {
        string host = address.GetLeftPart(UriPartial.Authority);
        if (!robots.TryGetValue(host, out Task<RobotsRules>? rules))
        {
            robots.Add(host, rules = asksRobots ? AskRobotsAsync(new Uri(host + "/robots.txt"), cancellation) : Task.FromResult(RobotsRules.None));
        }

        return rules;
    }

    private async Task<RobotsRules> AskRobotsAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return RobotsRules.Parse(Encoding.UTF8.GetString((await fetcher.GetAsync(address, null, cancellation)).Body));
        }
        catch (FetchException fault) when (fault.Fault == FetchFault.Denied)
        {
            return RobotsRules.None;
        }
    }
}

/// <summary>Words what could not be fetched for a source's status.</summary>
internal static class FetchFailures
{
    public static SourceException Of(FetchException fault) => new(fault.Message, fault.Remedy, fault) { RetryAfter = fault.RetryAfter };
}
