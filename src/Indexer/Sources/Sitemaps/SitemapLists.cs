using System.Runtime.CompilerServices;
using System.Text;
using Indexer.Fetching;
using Indexer.Ingestion;
using Indexer.Sources.Web;

namespace Indexer.Sources.Sitemaps;

/// <summary>Reads a sitemap and all that it leads to, within bounds. Used once.</summary>
internal sealed class SitemapLists(SitemapOptions options, WebPages pages, SourceVisit visit)
{
    private SourceException? unread;
    private bool isAnyRead;

    /// <summary>Whether everything that is listed was read.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The pages, list by list.</summary>
    /// <exception cref="SourceException">When no list can be read, or there is no end to lists.</exception>
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

            foreach (SitemapEntry entry in await ReadAsync(list.Address, isOnly: first == 1 && read == 1, cancellation))
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

        if (!isAnyRead && unread is not null)
        {
            throw unread;
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

    private async Task<IReadOnlyList<SitemapEntry>> ReadAsync(Uri address, bool isOnly, CancellationToken cancellation)
    {
        SourceException fault;
        try
        {
            Fetched list = await pages.GetAsync(address, null, cancellation);
            (IReadOnlyList<SitemapEntry> entries, string? damage) = await SitemapReader.ReadAsync(list.Body, list.Address, cancellation);
            if (damage is null || entries.Count > 0)
            {
                isAnyRead = true;
                if (damage is not null)
                {
                    Lack(address, damage);
                }

                return entries;
            }

            fault = new SourceException($"{address} cannot be read as a sitemap: {damage}", "Look at it in a browser.");
        }
        catch (FetchException failed)
        {
            fault = FetchFailures.Of(failed);
        }

        if (isOnly)
        {
            throw fault;
        }

        unread ??= fault;
        Lack(address, fault.Reason);
        return [];
    }

    // One list of many that cannot be read does not stop the others, but then nothing can be said of what is gone.
    private void Lack(Uri address, string reason)
    {
        IsWhole = false;
        visit.Refuse(Refusal.Of(address.AbsoluteUri, null, null, new("sitemap-damaged", "", reason, "Tell who makes it; the other pages were taken, and nothing was deleted.")));
    }
}
