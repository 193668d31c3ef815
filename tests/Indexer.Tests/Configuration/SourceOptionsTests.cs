using Indexer.Configuration;
using Indexer.Scheduling;
using Indexer.Sources.Feeds;
using Indexer.Sources.Folders;
using Indexer.Tests.Sources;
using Microsoft.Extensions.Configuration;

namespace Indexer.Tests.Configuration;

public sealed class SourceOptionsTests
{
    private static readonly (string Key, string Value)[] Feed = [("name", "Báo"), ("kind", "feed"), ("url", "https://bao.example/rss")];
    private static readonly (string Key, string Value)[] Sql = [("name", "CV"), ("kind", "sql"), ("provider", "sqlite"), ("connectionString", "Data Source=x.db"), ("query", "SELECT 1 AS id")];
    private static readonly (string Key, string Value)[] Json = [("name", "API"), ("kind", "json"), ("url", "https://api.example/x")];

    private static IEnumerable<(string Key, string Value)> With((string Key, string Value)[] settings, string key, string value) =>
        [.. settings.Where(setting => setting.Key != key), (key, value)];

    [Theory]
    [InlineData("name", "", "1 to 100 characters")]
    [InlineData("name", "a/b", "1 to 100 characters")]
    [InlineData("kind", "ftp", "folder, feed, sitemap, sql, json")]
    [InlineData("url", "bao.example", "http://")]
    [InlineData("url", "file:///etc/passwd", "http://")]
    [InlineData("url", "https://ai:mat-khau@bao.example", "without a user's name")]
    [InlineData("schedule", "hằng ngày", "five fields of cron")]
    [InlineData("schedule", "* * * * * *", "five fields of cron")]
    [InlineData("allowedNetworks:0", "10.0.0.0/99", "addresses or networks")]
    [InlineData("timeoutSeconds", "0", "seconds, from")]
    [InlineData("timeoutSeconds", "1.000", "seconds, from", "ok")]
    [InlineData("retries", "-1", "a whole number")]
    [InlineData("pages", "có", "true, false")]
    [InlineData("mostDeletedPercent", "101", "from 0 to 100")]
    [InlineData("lịch", "* * * * *", "here only")]
    [InlineData("proxy", "socks5://x", "http://")]
    [InlineData("audience", "public ", "no blank at its ends")]
    [InlineData("audience:0", "PUBLIC", "in small letters")]
    [InlineData("audience", "cán bộ", "a name", "ok")]
    public void A_wrong_value_ends_the_start_with_key_value_and_what_is_allowed(string key, string value, string allowed, string? ok = null)
    {
        if (ok is not null)
        {
            SourceWorld.Read(With(Feed, key, value)).Count.ShouldBe(1);
            return;
        }

        SettingException fault = Should.Throw<SettingException>(() => SourceWorld.Read(With(Feed, key, value)));
        fault.Key.ShouldStartWith($"Sources:0:{key.Split(':')[0]}");
        (fault.Value ?? "").ShouldBe(key == "lịch" ? "…" : ShownAddress.OfSetting(value));
        fault.Allowed.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("provider", "oracle", "postgres, sqlite")]
    [InlineData("query", "SELECT 1 AS id WHERE 1 > @since", "@since")]
    [InlineData("changedColumn", "sua", "@since")]
    [InlineData("fieldMap:x", "tieu_de", "title")]
    public void A_query_is_checked_too(string key, string value, string allowed) =>
        Should.Throw<SettingException>(() => SourceWorld.Read(With(Sql, key, value))).Allowed.ShouldContain(allowed);

    [Fact]
    public void A_connection_string_that_is_refused_is_not_repeated()
    {
        string told = Should.Throw<SettingException>(() => SourceWorld.Read(With(Sql, "connectionString", "Mật khẩu=bí mật;X"))).Message;
        told.ShouldContain("connectionString");
        told.ShouldNotContain("bí mật");
    }

    [Theory]
    [InlineData("proxy", "http://u:hunter2@proxy.example:3128")]
    [InlineData("proxy", "http://u:hun/ter2@proxy.example:3128")]
    [InlineData("url", "https://bao.example@hunter2@bao.example/rss")]
    [InlineData("url", "ftp://bao.example/rss?token=hunter2")]
    [InlineData("password", "hunter2")]
    public void Secrets_are_not_repeated(string key, string value)
    {
        string told = Should.Throw<SettingException>(() => SourceWorld.Read(With(Feed, key, value))).ToString();
        told.ShouldContain("Sources:0:" + key);
        told.ShouldNotContain("hunter2");
        told.ShouldNotContain("ter2");
    }

    [Fact]
    public void A_cursor_needs_its_place() => Should.Throw<SettingException>(() => SourceWorld.Read(With(Json, "paging", "cursor"))).Key.ShouldBe("Sources:0:next");

    [Fact]
    public void Two_sources_bear_two_names() =>
        Should.Throw<SettingException>(() => SourceWorld.Read([.. Feed, ("Sources:1:name", "BÁO"), ("Sources:1:kind", "feed"), ("Sources:1:url", "https://b.example")])).Key.ShouldBe("Sources:1:Name");

    [Fact]
    public void Defaults_are_those_of_the_page()
    {
        var feed = (FeedOptions)SourceWorld.Read(Feed)[0];
        (feed.Pages, feed.Robots, feed.MostGone, feed.Schedule, feed.Audience).ShouldBe((true, true, 50, null, null));
        (feed.Fetch.Timeout, feed.Fetch.Retries, feed.Fetch.Delay, feed.Fetch.MostBytes).ShouldBe((TimeSpan.FromSeconds(30), 3, TimeSpan.FromSeconds(0.5), 64 * 1024 * 1024));
        var folder = (FolderOptions)SourceWorld.Read([("name", "x"), ("kind", "folder"), ("path", "van-ban")])[0];
        (folder.Watch, folder.Prune, Path.IsPathRooted(folder.Path)).ShouldBe((true, true, true));
        SourceWorld.Read([.. Feed, ("audience", "cán bộ")])[0].Audience.ShouldBe(["cán bộ"]);
        SourceWorld.Read([]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0 2 * * 0", true)]
    [InlineData("", true)]
    [InlineData("never", false)]
    public void When_the_index_is_built_anew(string value, bool has) => (Reindex(value).Schedule is not null).ShouldBe(has);

    [Fact]
    public void What_is_no_time_for_it_ends_the_start() =>
        Should.Throw<SettingException>(() => Reindex("chủ nhật")).Message.ShouldContain("Reindex:Schedule: 'chủ nhật'");

    private static ReindexOptions Reindex(string value) =>
        ReindexOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Reindex:Schedule"] = value }).Build(), TimeProvider.System);
}
