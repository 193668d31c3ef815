using System.Net;
using EndToEnd.Running;
using Indexer.Sources;
using Indexer.Tests.Fetching;

namespace Indexer.Tests.Sources;

/// <summary>Feeds and sitemaps with entries that must not or cannot be read: those are refused, and cost the others nothing.</summary>
public sealed class RefusedEntryTests : IAsyncLifetime
{
    private LocalServer server = null!, other = null!;
    private SourceWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await SourceWorld.OpenAsync();
        server = await LocalServer.StartAsync();
        other = await LocalServer.StartAsync();
        foreach (LocalServer host in (LocalServer[])[server, other])
        {
            foreach (string page in (string[])["/a", "/b", "/c"])
            {
                host.Text(page, Page($"Trang {page[1..]} của {(host == server ? "cổng" : "báo")}"));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        await server.DisposeAsync();
        await world.DisposeAsync();
    }

    private static string Page(string title) => $"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>Đoạn văn của {title} kể về buổi họp giao ban.</p></body></html>";

    private IEnumerable<(string Key, string Value)> Feed(params IEnumerable<string> links)
    {
        server.Text("/rss", $"<rss version=\"2.0\"><channel>{string.Concat(links.Select(link => $"<item><title>Tin {WebUtility.HtmlEncode(link)}</title><link>{WebUtility.HtmlEncode(link)}</link></item>"))}</channel></rss>", "application/rss+xml; charset=utf-8");
        return SourceWorld.Local("feed", server.At("/rss"));
    }

    private IEnumerable<(string Key, string Value)> Sitemap(params IEnumerable<string> links)
    {
        Map("/map", links);
        return SourceWorld.Local("sitemap", server.At("/map"));
    }

    private void Map(string path, params IEnumerable<string> links) =>
        server.Text(path, $"<urlset>{string.Concat(links.Select(link => $"<url><loc>{WebUtility.HtmlEncode(link)}</loc></url>"))}</urlset>", "application/xml");

    private async Task<string?[]> UrlsAsync() => [.. (await world.DocumentsAsync()).Select(document => document.Url).Order(StringComparer.Ordinal)];

    private static string[] Urls(params IEnumerable<Uri> addresses) => [.. addresses.Select(address => address.AbsoluteUri).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("http://10.1.2.3/kin", "not in the public internet")]
    [InlineData("http://[::1]:9/kin", "not in the public internet")]
    [InlineData("http://0/kin", "not in the public internet")]
    [InlineData("http://ai:matkhau@127.0.0.1/kin", "names a user")]
    [InlineData("http://\u00ad/kin", "http://\u00ad")]
    [InlineData("http://127.0.0.1:1/kin", "cannot be read")]
    public async Task An_entry_at_an_address_that_is_refused_costs_only_itself(string bad, string why)
    {
        foreach (IEnumerable<(string Key, string Value)> settings in (IEnumerable<(string, string)>[])[Feed(bad, $"{server.At("/a")}", $"{other.At("/b")}"), Sitemap(bad, $"{server.At("/a")}", $"{other.At("/b")}")])
        {
            foreach (string robots in (string[])["true", "false"])
            {
                SourceVisitReport report = await world.VisitAsync([.. settings, ("robots", robots), .. settings.Any(setting => setting.Value == "sitemap") ? [("hosts", new Uri(bad).Host)] : Array.Empty<(string, string)>()]);
                report.Failed.ShouldBeFalse(report.Told);
                report.Told.ShouldContain("1 refused");
                report.Told.ShouldContain(why);
                (await UrlsAsync()).ShouldBe(Urls(server.At("/a"), other.At("/b")));
            }
        }
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/kin")]
    [InlineData("javascript:alert(1)//")]
    [InlineData("file:///etc/passwd")]
    public async Task An_entry_of_another_scheme_has_no_page(string bad)
    {
        SourceVisitReport report = await world.VisitAsync(Feed(bad, $"{server.At("/a")}"));
        report.Told.ShouldStartWith("succeeded: 2 added");
        (await UrlsAsync()).ShouldBe([null, server.At("/a").AbsoluteUri]);

        await world.VisitAsync([.. Sitemap(bad, $"{server.At("/b")}"), ("prune", "false")]);
        (await UrlsAsync()).ShouldBe([null, .. Urls(server.At("/a"), server.At("/b"))]);
    }

    [Fact]
    public async Task A_feed_goes_on_where_a_host_has_no_robots_txt_to_give()
    {
        other.Status("/robots.txt", 503);
        IEnumerable<(string Key, string Value)> feed = Feed($"{other.At("/a")}", $"{other.At("/b")}", $"{server.At("/a")}", $"{server.At("/b")}");
        SourceVisitReport report = await world.VisitAsync(feed);
        report.Failed.ShouldBeFalse(report.Told);
        report.Told.ShouldContain("2 added, 0 replaced, 0 unchanged, 0 deleted, 2 refused");
        report.Told.ShouldContain("robots.txt answers 503");
        (other.Count("/robots.txt"), other.Count("/a"), other.Count("/b")).ShouldBe((1, 0, 0));

        other.Answers.TryRemove("/robots.txt", out _);
        await world.VisitAsync(feed);
        (await UrlsAsync()).ShouldBe(Urls(other.At("/a"), other.At("/b"), server.At("/a"), server.At("/b")));
    }

    [Fact]
    public async Task What_was_delivered_of_a_host_whose_robots_txt_is_not_there_now_stays()
    {
        await world.VisitAsync(Sitemap($"{server.At("/a")}", $"{other.At("/b")}", $"{other.At("/c")}"));
        (await UrlsAsync()).Length.ShouldBe(3);
        other.Status("/robots.txt", 500);
        other.Text("/b", Page("Trang b đã sửa"));
        SourceVisitReport report = await world.VisitAsync(Sitemap($"{other.At("/b")}", $"{other.At("/c")}", $"{server.At("/a")}", $"{server.At("/b")}"));
        report.Told.ShouldContain("1 added, 0 replaced, 1 unchanged, 0 deleted, 2 refused");
        (await UrlsAsync()).ShouldBe(Urls(server.At("/a"), server.At("/b"), other.At("/b"), other.At("/c")));

        // And what really is gone goes all the same.
        report = await world.VisitAsync(Sitemap($"{other.At("/b")}", $"{other.At("/c")}", $"{server.At("/b")}"));
        (await UrlsAsync()).ShouldBe(Urls(server.At("/b"), other.At("/b"), other.At("/c")));
    }

    [Fact]
    public async Task A_host_that_asks_to_be_let_alone_is_and_the_others_are_read()
    {
        server.Status("/a", 429, response => response.Headers.RetryAfter = "3600");
        SourceVisitReport report = await world.VisitAsync(Feed($"{server.At("/a")}", $"{server.At("/b")}", $"{other.At("/c")}"));
        (report.Failed, report.RetryAfter).ShouldBe((true, TimeSpan.FromHours(1)));
        (await UrlsAsync()).ShouldBe(Urls(other.At("/c")));
        server.Count("/b").ShouldBe(0);

        // Another's pause is not the source's.
        other.Status("/a", 429, response => response.Headers.RetryAfter = "3600");
        report = await world.VisitAsync(Feed($"{other.At("/a")}", $"{other.At("/b")}", $"{server.At("/c")}"));
        (report.Failed, report.RetryAfter).ShouldBe((false, null));
        other.Count("/b").ShouldBe(0);
        (await UrlsAsync()).ShouldBe(Urls(server.At("/c"), other.At("/c")));
    }

    [Fact]
    public async Task A_redirect_is_followed_only_where_robots_txt_lets_it()
    {
        other.Text("/robots.txt", "User-agent: *\nDisallow: /b", "text/plain");
        server.Text("/robots.txt", "User-agent: *\nDisallow: /c", "text/plain");
        server.Status("/x", 302, response => response.Headers.Location = other.At("/b").AbsoluteUri);
        server.Status("/y", 302, response => response.Headers.Location = "/c");
        server.Status("/z", 302, response => response.Headers.Location = other.At("/a").AbsoluteUri);
        IEnumerable<(string Key, string Value)> feed = Feed($"{server.At("/x")}", $"{server.At("/y")}", $"{server.At("/z")}", $"{server.At("/a")}");
        SourceVisitReport report = await world.VisitAsync(feed);
        report.Told.ShouldContain("2 added, 0 replaced, 0 unchanged, 0 deleted, 2 refused");
        report.Told.ShouldContain("robots.txt asks not to read");
        (other.Count("/b"), server.Count("/c")).ShouldBe((0, 0));
        (await UrlsAsync()).ShouldBe(Urls(server.At("/a"), server.At("/z")));

        await world.VisitAsync([.. feed, ("robots", "false")]);
        (await UrlsAsync()).ShouldBe(Urls(server.At("/a"), server.At("/x"), server.At("/y"), server.At("/z")));
    }

    [Fact]
    public async Task A_redirect_that_is_none_costs_only_its_entry()
    {
        server.Status("/x", 302, response => response.Headers.Location = "http://[");
        server.Status("/y", 302, response => response.Headers.Location = "http://10.0.0.1/");
        SourceVisitReport report = await world.VisitAsync(Feed($"{server.At("/x")}", $"{server.At("/y")}", $"{server.At("/a")}"));
        report.Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 0 unchanged, 0 deleted, 2 refused");
    }

    [Fact]
    public async Task A_page_or_list_that_is_packed_and_cut_off_costs_only_itself()
    {
        byte[] page = Packing.Pack(Page("Trang bị cắt"));
        server.Answers["/x"] = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync(page.AsMemory(0, page.Length - 12));
        };
        SourceVisitReport report = await world.VisitAsync(Feed($"{server.At("/x")}", $"{server.At("/a")}"));
        report.Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 0 unchanged, 0 deleted, 1 refused");

        byte[] list = Packing.Pack($"<urlset>{string.Concat(Enumerable.Range(0, 500).Select(i => $"<url><loc>{server.At("/")}không-có-{i}</loc></url>"))}</urlset>");
        server.Bytes("/1.xml.gz", list[..(list.Length / 2)], "application/gzip");
        Map("/2.xml", $"{server.At("/b")}");
        server.Text("/map", $"<sitemapindex><sitemap><loc>{server.At("/1.xml.gz")}</loc></sitemap><sitemap><loc>{server.At("/2.xml")}</loc></sitemap></sitemapindex>", "application/xml");
        report = await world.VisitAsync(SourceWorld.Local("sitemap", server.At("/map")));
        report.Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 0 unchanged, 0 deleted, 1 refused");
        report.Told.ShouldContain("breaks off");
        (await UrlsAsync()).ShouldBe(Urls(server.At("/a"), server.At("/b")));

        // Alone it fails the visit, and nothing is deleted either.
        report = await world.VisitAsync(SourceWorld.Local("sitemap", server.At("/1.xml.gz")));
        report.Told.ShouldStartWith("failed: ");
        (await UrlsAsync()).Length.ShouldBe(2);

        server.Bytes("/rss", Packing.Pack("<rss version=\"2.0\"><channel/></rss>")[..20], "application/rss+xml");
        (await world.VisitAsync(SourceWorld.Local("feed", server.At("/rss")))).Failed.ShouldBeTrue();
        (await UrlsAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_list_at_an_address_that_is_refused_costs_only_itself()
    {
        Map("/2.xml", $"{server.At("/a")}", $"{server.At("/b")}");
        server.Text("/robots.txt", $"Sitemap: http://10.0.0.1/1.xml\nSitemap: {server.At("/2.xml")}\nSitemap: http://ai:x@127.0.0.1/3.xml", "text/plain");
        SourceVisitReport report = await world.VisitAsync(SourceWorld.Local("sitemap", server.At("/robots.txt")));
        report.Told.ShouldStartWith("succeeded: 2 added, 0 replaced, 0 unchanged, 0 deleted, 2 refused");

        // Where a list is missing, nothing is gone.
        Map("/2.xml", $"{server.At("/a")}");
        await world.VisitAsync(SourceWorld.Local("sitemap", server.At("/robots.txt")));
        (await UrlsAsync()).Length.ShouldBe(2);

        server.Text("/robots.txt", "Sitemap: http://10.0.0.1/1.xml\nSitemap: http://10.0.0.1/2.xml", "text/plain");
        report = await world.VisitAsync(SourceWorld.Local("sitemap", server.At("/robots.txt")));
        report.Failed.ShouldBeTrue(report.Told);
        (await UrlsAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_secret_of_the_source_is_not_told_to_hosts_that_its_list_names()
    {
        string? told = null;
        other.Answers["/a"] = context =>
        {
            told = context.Request.Headers["X-Api-Key"].ToString();
            return Task.CompletedTask;
        };
        string? home = null;
        server.Answers["/x"] = context =>
        {
            home = context.Request.Headers["X-Api-Key"].ToString();
            return Task.CompletedTask;
        };
        await world.VisitAsync([.. Feed($"{other.At("/a")}", $"{server.At("/x")}"), ("headers:X-Api-Key", "bi-mat")]);
        (told, home?.Length > 0).ShouldBe(("", true));
    }
}
