using Indexer.Configuration;
using Indexer.Fetching;
using Indexer.Sources.Web;

namespace Indexer.Sources.Feeds;

/// <summary>An RSS or Atom feed. Immutable.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Pages">Whether the pages behind the entries are read; else what the feed itself says of them.</param>
/// <param name="Robots">Whether robots.txt is kept for those pages.</param>
internal sealed record FeedOptions(Uri Url, bool Pages, bool Robots, FetchOptions Fetch) : SourceOptions
{
    public static FeedOptions Read(SettingSection settings) => new(
        settings.RequiredAddress("url"), settings.Flag("pages", true), settings.Flag("robots", true), WebOptions.Read(settings, 0.5));

    internal override string Listing => $"{Url}\n{Pages}";

    internal override ISource Open(SourceTools tools) => new FeedSource(this, tools.Fetcher(Fetch));
}
