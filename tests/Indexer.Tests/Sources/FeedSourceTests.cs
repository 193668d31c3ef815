using System.Net;
using EndToEnd.Running;
using Indexer.Sources;
using Microsoft.AspNetCore.Http;
using Search.Documents;

namespace Indexer.Tests.Sources;

/// <summary>A paper with a feed and the pages behind it.</summary>
public sealed class FeedSourceTests : SourceContract
{
    private readonly SortedDictionary<string, (string Title, string Text)> items = new(StringComparer.Ordinal);
    private LocalServer server = null!;

    protected override bool TellsDeletions => false;

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

    protected override IEnumerable<(string Key, string Value)> Settings() => SourceWorld.Local("feed", server.At("/rss"));

    protected override Task PutAsync(string key, string title, string text)
    {
        items[key] = (title, text);
        Publish();
        return Task.CompletedTask;
    }

    protected override Task RemoveAsync(string key)
    {
        items.Remove(key);
        Publish();
        return Task.CompletedTask;
    }

    protected override Task BreakAsync()
    {
        server.Answers.Clear();
        server.Status("/rss", 500);
        return Task.CompletedTask;
    }

    protected override Task MendAsync()
    {
        Publish();
        return Task.CompletedTask;
    }

    private void Publish()
    {
        server.Answers.Clear();
        foreach ((string key, (string title, string text)) in items)
        {
            server.Text($"/{key}.html", $"<html><head><title>Trang {key}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>");
        }

        string list = string.Concat(items.Select(item =>
            $"<item><title>{WebUtility.HtmlEncode(item.Value.Title)}</title><link>{server.At($"/{item.Key}.html")}</link><guid>{item.Key}</guid><dc:creator>Sơn Ca</dc:creator><description>{item.Value.Text}</description><pubDate>Tue, 24 Nov 2026 08:30:00 +0700</pubDate></item>"));
        server.Text("/rss", $"<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Báo</title>{list}</channel></rss>", "application/rss+xml; charset=utf-8");
    }

    [Fact]
    public async Task The_feed_knows_title_author_and_time_the_page_the_text()
    {
        await PutAsync("họp", "Họp giao ban tháng 11", "Sáng nay ủy ban nhân dân huyện họp giao ban, bàn về thu ngân sách và phòng chống lụt bão trong tháng tới.");
        await World.VisitAsync(Settings());
        Document document = (await World.DocumentsAsync()).ShouldHaveSingleItem();
        (document.Title, document.Author, document.PublishedAt).ShouldBe(("Họp giao ban tháng 11", "Sơn Ca", new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.FromHours(7))));
        document.Text.ShouldContain("phòng chống lụt bão");
        document.Url.ShouldBe(server.At("/họp.html").AbsoluteUri);
        document.Id.ShouldBe($"{SourceWorld.Name}:{server.Address.Authority}:họp.html");
        document.Extracted.Keys.ShouldNotContain("title");
    }

    [Fact]
    public async Task An_entry_that_is_as_it_was_is_not_asked_for_again()
    {
        await PutAsync("a", "Tin A của huyện", "Đoạn văn kể về buổi họp giao ban của huyện.");
        await World.VisitAsync(Settings());
        await World.VisitAsync(Settings());
        server.Count("/a.html").ShouldBe(1);
        server.Count("/rss").ShouldBe(2);
    }

    [Fact]
    public async Task An_unchanged_feed_is_not_sent_again()
    {
        await PutAsync("a", "Tin A của huyện", "Đoạn văn kể về buổi họp giao ban của huyện.");
        RequestDelegate feed = server.Answers["/rss"];
        int sent = 0;
        server.Answers["/rss"] = context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            if (context.Request.Headers.IfNoneMatch == "\"1\"")
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            sent++;
            return feed(context);
        };
        await World.VisitAsync(Settings());
        (await World.VisitAsync(Settings())).Failed.ShouldBeFalse();
        sent.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_cannot_be_had_is_tried_again_and_stops_no_other()
    {
        await PutAsync("a", "Tin A của huyện", "Đoạn văn kể về buổi họp giao ban của huyện.");
        await PutAsync("b", "Tin B của huyện", "Đoạn văn khác kể về buổi họp giao ban của huyện.");
        RequestDelegate page = server.Answers["/a.html"];
        server.Status("/a.html", 404);
        SourceVisitReport report = await World.VisitAsync(Settings());
        report.Told.ShouldContain("1 added, 0 replaced, 0 unchanged, 0 deleted, 1 refused");
        report.Told.ShouldContain("answers 404");
        server.Answers["/a.html"] = page;
        await World.VisitAsync(Settings());
        (await World.TitlesAsync()).ShouldBe(["Tin A của huyện", "Tin B của huyện"]);
    }

    [Fact]
    public async Task What_a_feed_knows_keeps_to_the_rules_of_documents()
    {
        await PutAsync("a", new string('a', DocumentRules.MaxTitleLength + 1), "Đoạn văn kể về buổi họp giao ban của huyện.");
        await PutAsync("b", "Tin B của huyện", "Đoạn văn khác kể về buổi họp giao ban của huyện.");
        SourceVisitReport report = await World.VisitAsync(Settings());
        report.Told.ShouldContain("1 added, 0 replaced, 0 unchanged, 0 deleted, 1 refused");
        (await World.TitlesAsync()).ShouldBe(["Tin B của huyện"]);
    }

    [Fact]
    public async Task Robots_txt_is_kept()
    {
        await PutAsync("mở", "Tin mở của huyện", "Đoạn văn kể về buổi họp giao ban của huyện.");
        await PutAsync("kín", "Tin kín của huyện", "Đoạn văn khác kể về buổi họp giao ban của huyện.");
        server.Text("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: TraCuu\nDisallow: /kín", "text/plain; charset=utf-8");
        await World.VisitAsync(Settings());
        (await World.TitlesAsync()).ShouldBe(["Tin mở của huyện"]);
        server.Count("/kín.html").ShouldBe(0);
        await World.VisitAsync([.. Settings(), ("robots", "false")]);
        (await World.TitlesAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Without_pages_the_feed_is_the_text()
    {
        await PutAsync("a", "Tin A của huyện", "Đoạn văn kể về buổi họp giao ban của huyện.");
        await World.VisitAsync([.. Settings(), ("pages", "false")]);
        Document document = (await World.DocumentsAsync()).ShouldHaveSingleItem();
        (document.Title, document.Text.Trim()).ShouldBe(("Tin A của huyện", "Đoạn văn kể về buổi họp giao ban của huyện."));
        server.Count("/a.html").ShouldBe(0);
    }

    [Fact]
    public async Task A_page_in_the_office_network_is_not_read_for_a_feed_outside()
    {
        await PutAsync("a", "Tin A của huyện", "Đoạn văn.");
        server.Text("/rss", "<rss version=\"2.0\"><channel><item><title>Bẫy</title><link>http://127.0.0.9:1/quan-tri</link></item></channel></rss>", "application/rss+xml");
        SourceVisitReport report = await World.VisitAsync([.. Settings().Where(setting => setting.Key != "allowedNetworks"), ("allowedNetworks", "127.0.0.1")]);
        report.Told.ShouldContain("not in the public internet");
        (await World.DocumentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_audience_reaches_entries_of_a_feed_that_did_not_change_and_those_that_left_it()
    {
        await PutAsync("cũ", "Tin cũ", "Chữ.");
        await World.VisitAsync(Settings());
        await RemoveAsync("cũ");
        await PutAsync("mới", "Tin mới", "Chữ.");
        string list = $"<rss version=\"2.0\"><channel><item><title>Tin mới</title><link>{server.At("/mới.html")}</link></item></channel></rss>";
        server.Answers["/rss"] = async context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"1\"" ? 304 : 200;
            await (context.Response.StatusCode == 304 ? Task.CompletedTask : context.Response.WriteAsync(list));
        };
        await World.VisitAsync(Settings());
        await World.VisitAsync([.. Settings(), ("audience", "noi-bo")]);
        (await World.DocumentsAsync()).Select(document => document.Audience.ShouldHaveSingleItem()).ShouldBe(["noi-bo", "noi-bo"]);
        await World.VisitAsync([.. Settings(), ("audience", "noi-bo")]);
        server.Count("/rss").ShouldBe(4);
    }
}
