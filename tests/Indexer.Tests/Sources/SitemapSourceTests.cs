using System.IO.Compression;
using System.Text;
using EndToEnd.Running;
using Indexer.Sources;
using Microsoft.AspNetCore.Http;

namespace Indexer.Tests.Sources;

/// <summary>A portal with a sitemap.</summary>
public sealed class SitemapSourceTests : SourceContract
{
    private readonly SortedDictionary<string, (string Title, string Text, int Version)> pages = new(StringComparer.Ordinal);
    private LocalServer server = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        server = await LocalServer.StartAsync();
        Publish();
    }

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override IEnumerable<(string Key, string Value)> Settings() => SourceWorld.Local("sitemap", server.At("/sitemap.xml"));

    protected override Task PutAsync(string key, string title, string text)
    {
        pages[key] = (title, text, pages.TryGetValue(key, out var old) && (old.Title, old.Text) != (title, text) ? old.Version + 1 : old.Version);
        Publish();
        return Task.CompletedTask;
    }

    protected override Task RemoveAsync(string key)
    {
        pages.Remove(key);
        Publish();
        return Task.CompletedTask;
    }

    protected override Task BreakAsync()
    {
        server.Status("/sitemap.xml", 503);
        return Task.CompletedTask;
    }

    protected override Task MendAsync()
    {
        Publish();
        return Task.CompletedTask;
    }

    private static string Url(Uri address, string? modified) => $"<url><loc>{address}</loc>{(modified is null ? "" : $"<lastmod>{modified}</lastmod>")}</url>";

    private static string Map(params IEnumerable<string> entries) => $"<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(entries)}</urlset>";

    private static string Index(params IEnumerable<Uri> maps) => $"<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(maps.Select(map => $"<sitemap><loc>{map}</loc></sitemap>"))}</sitemapindex>";

    private void Publish(bool modified = true)
    {
        foreach ((string key, (string title, string text, _)) in pages)
        {
            server.Text($"/{key}", $"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>");
        }

        server.Text("/sitemap.xml", Map(pages.Select(page => Url(server.At($"/{page.Key}"), modified ? $"2026-11-{page.Value.Version + 1:00}" : null))), "application/xml");
    }

    private async Task PutThreeAsync()
    {
        foreach (string key in (string[])["a", "b", "c"])
        {
            await PutAsync(key, $"Trang {key}", $"Đoạn văn của trang {key} nói về buổi họp giao ban.");
        }
    }

    [Fact]
    public async Task A_page_of_the_same_day_is_not_asked_for()
    {
        await PutThreeAsync();
        await World.VisitAsync(Settings());
        await PutAsync("b", "Trang b mới", "Đoạn văn mới của trang b nói về buổi họp giao ban.");
        await World.VisitAsync(Settings());
        (server.Count("/a"), server.Count("/b"), server.Count("/c")).ShouldBe((1, 2, 1));
        (await World.DocumentsAsync()).Select(document => document.Url).ShouldBe([server.At("/a").AbsoluteUri, server.At("/b").AbsoluteUri, server.At("/c").AbsoluteUri]);
    }

    [Fact]
    public async Task Without_a_day_only_a_newer_version_is_sent()
    {
        await PutThreeAsync();
        Publish(modified: false);
        int sent = 0;
        RequestDelegate page = server.Answers["/a"];
        server.Answers["/a"] = context =>
        {
            context.Response.Headers.LastModified = "Tue, 24 Nov 2026 01:30:00 GMT";
            if (context.Request.Headers.IfModifiedSince == "Tue, 24 Nov 2026 01:30:00 GMT")
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            sent++;
            return page(context);
        };
        await World.VisitAsync(Settings());
        await World.VisitAsync(Settings());
        (await World.VisitAsync(Settings())).Told.ShouldContain("0 added, 0 replaced, 3 unchanged");
        sent.ShouldBe(1);
    }

    [Fact]
    public async Task An_index_leads_to_lists_that_may_be_packed_or_text()
    {
        await PutThreeAsync();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Map(Url(server.At("/a"), null))));
        }

        server.Bytes("/1.xml.gz", packed.ToArray(), "application/gzip");
        server.Text("/2.txt", $"\uFEFF{server.At("/b")}\r\nkhông phải địa chỉ\r\n{server.At("/c")}\r\n", "text/plain");
        server.Text("/sitemap.xml", Index(server.At("/1.xml.gz"), server.At("/2.txt")), "application/xml");
        await World.VisitAsync(Settings());
        (await World.TitlesAsync()).ShouldBe(["Trang a", "Trang b", "Trang c"]);

        server.Text("/robots.txt", $"User-agent: *\nCrawl-delay: 0\nSitemap: {server.At("/sitemap.xml")}", "text/plain");
        (await World.VisitAsync([.. Settings().Where(setting => setting.Key != "url"), ("url", server.At("/robots.txt").AbsoluteUri)])).Told.ShouldContain("3 unchanged");
    }

    [Fact]
    public async Task Where_a_list_is_missing_nothing_counts_as_gone()
    {
        await PutThreeAsync();
        server.Text("/1.xml", Map(Url(server.At("/a"), null), Url(server.At("/b"), null)), "application/xml");
        server.Text("/2.xml", Map(Url(server.At("/c"), null)), "application/xml");
        server.Text("/sitemap.xml", Index(server.At("/1.xml"), server.At("/2.xml")), "application/xml");
        await World.VisitAsync(Settings());
        server.Status("/2.xml", 404);
        (await World.VisitAsync(Settings())).Told.ShouldContain("nothing was deleted");
        (await World.DocumentsAsync()).Count.ShouldBe(3);

        // Cut off in the middle.
        server.Text("/2.xml", Map(Url(server.At("/a"), null))[..^20], "application/xml");
        await World.VisitAsync(Settings());
        (await World.DocumentsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Lists_without_end_are_left()
    {
        await PutThreeAsync();
        server.Text("/deep", Index(server.At("/deep1")), "application/xml");
        server.Text("/deep1", Index(server.At("/deep2")), "application/xml");
        server.Text("/deep2", Index(server.At("/deep3")), "application/xml");
        server.Text("/deep3", Map(Url(server.At("/a"), null)), "application/xml");
        (await World.VisitAsync([.. Settings().Where(setting => setting.Key != "url"), ("url", server.At("/deep").AbsoluteUri)])).Told.ShouldContain("deeper than 3");
        server.Count("/deep3").ShouldBe(0);

        // A circle is no depth.
        server.Text("/sitemap.xml", Index(server.At("/sitemap.xml"), server.At("/1.xml")), "application/xml");
        server.Text("/1.xml", Map(Url(server.At("/a"), null)), "application/xml");
        (await World.VisitAsync(Settings())).Told.ShouldStartWith("succeeded: 1 added");

        Publish();
        (await World.VisitAsync([.. Settings(), ("mostPages", "2")])).Told.ShouldContain("more than 2 pages");
    }

    [Fact]
    public async Task Other_hosts_are_read_only_where_they_are_named()
    {
        await PutThreeAsync();
        server.Text("/sitemap.xml", Map(Url(server.At("/a"), null), Url(new Uri($"http://localhost:{server.Address.Port}/b"), null)), "application/xml");
        await World.VisitAsync(Settings());
        (await World.TitlesAsync()).ShouldBe(["Trang a"]);
        await World.VisitAsync([.. Settings(), ("hosts", "localhost")]);
        (await World.TitlesAsync()).ShouldBe(["Trang a", "Trang b"]);
    }

    [Fact]
    public async Task A_robots_txt_that_cannot_be_read_now_forbids_everything()
    {
        await PutThreeAsync();
        server.Status("/robots.txt", 500);
        (await World.VisitAsync(Settings())).Failed.ShouldBeTrue();
        server.Count("/a").ShouldBe(0);
    }

    [Fact]
    public async Task What_came_before_a_host_went_down_stays()
    {
        for (int i = 0; i < 20; i++)
        {
            await PutAsync($"p{i:00}", $"Trang {i}", $"Đoạn văn của trang {i} nói về buổi họp giao ban.");
        }

        for (int i = 5; i < 20; i++)
        {
            server.Status($"/p{i:00}", 502);
        }

        SourceVisitReport report = await World.VisitAsync(Settings());
        (await World.DocumentsAsync()).Count.ShouldBe(5);
        report.Told.ShouldContain("5 added");
        report.Told.ShouldContain("502");

        // And the next visit goes on where it can.
        Publish();
        await World.VisitAsync(Settings());
        (await World.DocumentsAsync()).Count.ShouldBe(20);
        server.Count("/p00").ShouldBe(1);
    }
}
