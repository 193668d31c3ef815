using System.Runtime.CompilerServices;
using System.Text;
using Indexer.Fetching;
using Indexer.Ingestion;
using Indexer.Sources.Web;
using Search.Documents.Store;

namespace Indexer.Sources.Feeds;

/// <summary>A feed and the pages behind it. What leaves a feed is only older, so it says nothing of what is gone.</summary>
internal sealed class FeedSource(FeedOptions options, Fetcher fetcher) : ISource
{
    public IReadOnlyList<string> Origins { get; } = [options.Name];

    public string? Name => options.Name;

    public async IAsyncEnumerable<SourceItem> VisitAsync(SourceVisit visit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string address = options.Url.AbsoluteUri;
        Fetched feed;
        try
        {
            feed = await fetcher.GetAsync(options.Url, visit.Memory.Validators.GetValueOrDefault(address), cancellation);
        }
        catch (FetchException fault)
        {
            throw FetchFailures.Of(fault);
        }

        if (feed.IsUnchanged)
        {
            yield break;
        }

        (IReadOnlyList<FeedEntry> entries, IReadOnlyList<string> faults) = FeedReader.Read(feed.Body, feed.Address);
        if (entries.Count == 0 && faults.Count > 0)
        {
            throw new SourceException($"{address} cannot be read as a feed: {faults[0]}", "Look at it in a browser.");
        }

        foreach (string fault in faults)
        {
            visit.Refuse(Refusal.Of(address, null, null, new("feed-damaged", "", fault, "Tell who makes the feed; the other entries were taken.")));
        }

        visit.Expect(entries.Count, 0);
        var pages = new WebPages(fetcher, options.Robots);
        foreach (FeedEntry entry in entries.DistinctBy(entry => options.Pages && entry.Link is { } link ? PageItem.PathOf(link) : entry.Key))
        {
            if (!options.Pages || entry.Link is null)
            {
                yield return new EntryItem(options.Name, entry);
            }
            else if (await pages.MayReadAsync(entry.Link, cancellation))
            {
                yield return new PageItem(options.Name, entry.Link, entry.Revision, pages) { Known = entry.Known };
            }
            else
            {
                visit.PassOver(new Remark(entry.Link.AbsoluteUri, null, null, "robots", "Its host's robots.txt asks not to read it."));
            }
        }

        pages.EnsureUp(options.Url);

        // A feed with faults is read again, in case it is mended.
        visit.Next = faults.Count > 0 ? visit.Memory : visit.Memory with { Validators = new Dictionary<string, Validator> { [address] = feed.Validator } };
    }
}

/// <summary>An entry that is all there is: what the feed itself says of it.</summary>
internal sealed class EntryItem : SourceItem
{
    private readonly FeedEntry entry;

    public EntryItem(string origin, FeedEntry entry)
        : base(origin, entry.Key, entry.Link?.AbsoluteUri ?? entry.Key, PathId.Of(origin, entry.Key))
    {
        this.entry = entry;
        Known = entry.Known;
    }

    public override Task<Comparison> CompareAsync(FileStamp remembered, FileFingerprint fingerprint, CancellationToken cancellation) =>
        Task.FromResult(new Comparison(PageStamp.Read(remembered).Revision == entry.Revision));

    public override Task<ItemContent> OpenAsync(CancellationToken cancellation)
    {
        // A page made of it, so that it is read as every page is.
        byte[] page = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{System.Net.WebUtility.HtmlEncode(entry.Title)}</title></head><body><article>{entry.Html}</article></body></html>");
        return Task.FromResult(new ItemContent(new MemoryStream(page, writable: false), page.Length, hash => new PageStamp(hash, entry.Revision, null, null).Write(page.Length)));
    }

    public override string Name => "entry.html";
}
