using System.Runtime.CompilerServices;
using System.Text;
using Indexer.Fetching;
using Indexer.Ingestion;
using Indexer.Sources.Web;

namespace Indexer.Sources.Sitemaps;

/// <summary>Reads a sitemap and all that it leads to, within bounds. Used once.</summary>
internal sealed class SitemapLists(SitemapOptions options, WebPages pages, SourceVisit visit)
{
    /// <summary>Whether everything that is listed was read.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The pages, list by list.</summary>
    /// <exception cref="SourceException">When the first list cannot be read, or there is no end to lists.</exception>
    public async IAsyncEnumerable<SitemapEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var waiting = new Queue<(Uri Address, int Depth)>(await StartAsync(cancellation));
        var known = waiting.Select(list => list.Address).ToHashSet();
        int first = waiting.Count, read = 0;
        while (waiting.TryDequeue(out (Uri Address, int Depth) list))
        {
            if (++read > SitemapSource.MostSitemaps)
            {
                throw new SourceException($"There are more than {SitemapSource.MostSitemaps} sitemaps.", "Name those that matter as sources of their own.");
            }

            foreach (SitemapEntry entry in await ReadAsync(list.Address, isFirst: read <= first, cancellation))
            {
                if (!entry.IsIndex)
                {
                    yield return entry;
                }
                else if (list.Depth < SitemapSource.MostDepth && known.Add(entry.Address))
                {
                    waiting.Enqueue((entry.Address, list.Depth + 1));
                }
                else if (list.Depth >= SitemapSource.MostDepth)
                {
                    Lack(entry.Address, $"Sitemaps lie deeper than {SitemapSource.MostDepth} in one another.");
                }
            }
        }
    }

    /// <summary>Whether a page may be read.</summary>
    /// <exception cref="SourceException">When its host's robots.txt cannot be read now.</exception>
    public async Task<bool> IsAllowedAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return (await pages.RobotsAsync(address, cancellation)).Allows(address);
        }
        catch (FetchException fault)
        {
            throw FetchFailures.Of(fault);
        }
    }

    private async Task<IEnumerable<(Uri Address, int Depth)>> StartAsync(CancellationToken cancellation)
    {
        if (!options.Url.AbsolutePath.EndsWith("/robots.txt", StringComparison.OrdinalIgnoreCase))
        {
            return [(options.Url, 1)];
        }

        try
        {
            Fetched robots = await pages.GetAsync(options.Url, null, cancellation);
            IReadOnlyList<Uri> named = RobotsRules.Parse(Encoding.UTF8.GetString(robots.Body)).Sitemaps;
            return named.Count > 0 ? named.Select(list => (list, 1)) : throw new SourceException($"{options.Url} names no sitemap.", "Give the sitemap's own address.");
        }
        catch (FetchException fault)
        {
            throw FetchFailures.Of(fault);
        }
    }

    private async Task<IReadOnlyList<SitemapEntry>> ReadAsync(Uri address, bool isFirst, CancellationToken cancellation)
    {
        try
        {
            Fetched list = await pages.GetAsync(address, null, cancellation);
            (IReadOnlyList<SitemapEntry> entries, string? fault) = SitemapReader.Read(list.Body, list.Address);
            if (fault is not null)
            {
                if (isFirst && entries.Count == 0)
                {
                    throw new SourceException($"{address}: {fault}", "Look at it in a browser.");
                }

                Lack(address, fault);
            }

            return entries;
        }
        catch (FetchException fault) when (isFirst || fault.Fault == FetchFault.HostDown)
        {
            throw FetchFailures.Of(fault);
        }
        catch (FetchException fault)
        {
            Lack(address, fault.Message);
            return [];
        }
    }

    // One list of many that cannot be read does not stop the others, but then nothing can be said of what is gone.
    private void Lack(Uri address, string reason)
    {
        IsWhole = false;
        visit.Refuse(Refusal.Of(address.AbsoluteUri, null, null, new("sitemap-damaged", "", reason, "Tell who makes it; the other pages were taken, and nothing was deleted.")));
    }
}
