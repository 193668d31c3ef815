using System.Runtime.CompilerServices;
using Indexer.Fetching;
using Indexer.Ingestion;
using Indexer.Sources.Web;

namespace Indexer.Sources.Sitemaps;

/// <summary>The pages that a site lists. A page whose <c>lastmod</c> is as remembered is not asked for, others only for a newer version.</summary>
internal sealed class SitemapSource(SitemapOptions options, Fetcher fetcher) : ISource
{
    /// <summary>Indexes may list indexes, although the protocol forbids it; deeper than this nobody means it.</summary>
    public const int MostDepth = 3;

    /// <summary>So many sitemaps are read in a visit.</summary>
    public const int MostSitemaps = 1000;

    public IReadOnlyList<string> Origins { get; } = [options.Name];

    public string? Name => options.Name;

    public async IAsyncEnumerable<SourceItem> VisitAsync(SourceVisit visit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pages = new WebPages(fetcher, options.Robots);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lists = new SitemapLists(options, pages, visit);
        await foreach (SitemapEntry entry in lists.ReadAsync(cancellation))
        {
            if (!IsOurs(entry.Address))
            {
                visit.PassOver(new Remark(entry.Address.AbsoluteUri, null, null, "other-host", "Its host is not the sitemap's: name it in 'hosts' to read it."));
            }
            else if (!seen.Add(PageItem.PathOf(entry.Address)))
            {
                continue;
            }
            else if (seen.Count > options.MostPages)
            {
                throw new SourceException($"The sitemap lists more than {options.MostPages} pages.", "Raise 'mostPages' to read them all.");
            }
            else if (await pages.MayReadAsync(entry.Address, cancellation))
            {
                pages.EnsureUp(options.Url);
                yield return new PageItem(options.Name, entry.Address, entry.LastModified, pages) { Known = new KnownValues(Url: entry.Address.AbsoluteUri) };
            }
            else
            {
                visit.SayPresent(options.Name, PageItem.PathOf(entry.Address));
                visit.PassOver(new Remark(entry.Address.AbsoluteUri, null, null, "robots", "Its host's robots.txt asks not to read it."));
            }
        }

        pages.EnsureUp(options.Url);
        if (options.Prune && lists.IsWhole)
        {
            visit.SayComplete(options.Name);
        }
    }

    private bool IsOurs(Uri address) => address.Host.Equals(options.Url.Host, StringComparison.OrdinalIgnoreCase) || options.Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);
}
