using Indexer.Configuration;
using Indexer.Fetching;
using Indexer.Sources.Web;

namespace Indexer.Sources.Sitemaps;

/// <summary>The pages that a site lists. Immutable.</summary>
/// <param name="Url">A sitemap or an index of them, or a robots.txt that names some.</param>
/// <param name="Hosts">Hosts whose pages are read, beside that of <paramref name="Url"/>.</param>
/// <param name="MostPages">So many pages are read; where there are more, the rest is left and nothing counts as gone.</param>
/// <param name="Robots">Whether robots.txt is kept.</param>
/// <param name="Prune">Whether documents of pages that are not listed any more are deleted.</param>
internal sealed record SitemapOptions(Uri Url, IReadOnlyList<string> Hosts, int MostPages, bool Robots, bool Prune, FetchOptions Fetch) : SourceOptions
{
    public static SitemapOptions Read(SettingSection settings) => new(
        settings.RequiredAddress("url"),
        settings.List("hosts"),
        settings.Number("mostPages", 50_000, 1, 10_000_000),
        settings.Flag("robots", true),
        settings.Flag("prune", true),
        WebOptions.Read(settings, 0.5));

    internal override ISource Open(SourceTools tools) => new SitemapSource(this, tools.Fetcher(Fetch));
}
