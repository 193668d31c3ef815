using System.Text;
using Indexer.Fetching;

namespace Indexer.Sources.Web;

/// <summary>The pages of one visit: robots.txt of each host is asked once, and its crawl delay kept. Used by one thread.</summary>
internal sealed class WebPages(Fetcher fetcher, bool asksRobots)
{
    private readonly Dictionary<string, RobotsRules> robots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the robots.txt of an address's host says. One that is not there forbids nothing; one that cannot be read now forbids everything (RFC 9309, 2.3.1).</summary>
    /// <exception cref="FetchException">When it cannot be read now.</exception>
    public async Task<RobotsRules> RobotsAsync(Uri address, CancellationToken cancellation)
    {
        if (!asksRobots)
        {
            return RobotsRules.None;
        }

        string host = address.GetLeftPart(UriPartial.Authority);
        if (!robots.TryGetValue(host, out RobotsRules? rules))
        {
            try
            {
                Fetched file = await fetcher.GetAsync(new Uri(host + "/robots.txt"), null, cancellation);
                rules = RobotsRules.Parse(Encoding.UTF8.GetString(file.Body));
            }
            catch (FetchException fault) when (fault.Fault == FetchFault.Denied)
            {
                rules = RobotsRules.None;
            }

            robots.Add(host, rules);
        }

        return rules;
    }

    /// <summary>Asks for a page, no faster than its host wants.</summary>
    /// <exception cref="FetchException">When it cannot be had.</exception>
    public async Task<Fetched> GetAsync(Uri address, Validator? known, CancellationToken cancellation) =>
        await fetcher.GetAsync(address, known, cancellation, (await RobotsAsync(address, cancellation)).Delay);
}

/// <summary>Words what could not be fetched for a source's status.</summary>
internal static class FetchFailures
{
    public static SourceException Of(FetchException fault) => new(fault.Message, fault.Remedy, fault) { RetryAfter = fault.RetryAfter };
}
