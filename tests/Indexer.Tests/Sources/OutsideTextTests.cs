using System.Text;
using CsCheck;
using Indexer.Fetching;
using Indexer.Sources.Feeds;
using Indexer.Sources.Sitemaps;

namespace Indexer.Tests.Sources;

/// <summary>Feeds, sitemaps and robots.txt as they are found.</summary>
public sealed class OutsideTextTests
{
    private static readonly Uri Address = new("https://bao.example/rss/thoi-su.rss");

    private const string Rss = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>Báo Hòa Giang</title>
        <item><title>Họp giao ban</title><link>https://bao.example/a.html</link><pubDate>Tue, 24 Nov 2026 08:30:00 +0700</pubDate></item>
        <item><title>Mưa lớn &amp; ngập</title><link>/b.html?x=1&amp;y=2</link><guid isPermaLink="false">b-2</guid><author>toasoan@bao.example (Sơn Ca)</author></item>
        <item><title><![CDATA[Bóng đá <b>nữ</b>]]></title><link>https://bao.example/c.html</link></item>
        </channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Công báo</title>
        <entry><id>tag:1</id><title type="html">Quyết định &lt;b&gt;155&lt;/b&gt;</title><link rel="enclosure" href="/x.pdf"/><link rel="alternate" href="/qd-155"/><author><name>Văn phòng</name></author><published>2026-11-24T08:30:00+07:00</published><content type="html">&lt;p&gt;Nội dung&lt;/p&gt;</content></entry>
        </feed>
        """;

    private static IReadOnlyList<FeedEntry> Read(string feed) => FeedReader.Read(Encoding.UTF8.GetBytes(feed), Address).Entries;

    [Fact]
    public void Rss_and_Atom_say_the_same_things()
    {
        IReadOnlyList<FeedEntry> rss = Read(Rss);
        rss.Select(entry => entry.Title).ShouldBe(["Họp giao ban", "Mưa lớn & ngập", "Bóng đá nữ"]);
        rss.Select(entry => entry.Link!.AbsoluteUri).ShouldBe(["https://bao.example/a.html", "https://bao.example/b.html?x=1&y=2", "https://bao.example/c.html"]);
        rss.Select(entry => entry.Author).ShouldBe([null, "Sơn Ca", null]);
        rss[0].Published.ShouldBe(new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.FromHours(7)));
        FeedEntry atom = Read(Atom).ShouldHaveSingleItem();
        (atom.Title, atom.Link!.AbsoluteUri, atom.Author, atom.Published, atom.Html).ShouldBe(
            ("Quyết định 155", "https://bao.example/qd-155", "Văn phòng", new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.FromHours(7)), "<p>Nội dung</p>"));
    }

    [Theory]
    [InlineData("something before", "cảnh báo máy chủ\n" + Rss, 3)]
    [InlineData("a byte order mark", "\uFEFF" + Rss, 3)]
    public void Slips_around_a_feed_do_no_harm(string what, string feed, int entries) => Read(feed).Count.ShouldBe(entries, what);

    [Theory]
    [InlineData("<title>Họp giao ban</title>", "<title>Họp & giao ban &nbsp; &eacute;&zzz;</title>", "Họp & giao ban é&zzz;")]
    [InlineData("<title>Họp giao ban</title>", "<title>Họp\u0001 giao ban</title>", "Họp giao ban")]
    [InlineData("<title>Họp giao ban</title>", "<title>Họp giao ban</title><dc:creator>Ai đó</dc:creator><la:x/>", null)]
    [InlineData("Tue, 24 Nov 2026 08:30:00 +0700", "hôm qua", "Họp giao ban")]
    [InlineData("Tue, 24 Nov 2026 08:30:00 +0700", "24/11/2026 08:30", "Họp giao ban")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>", "Họp giao ban")]
    public void Slips_inside_a_feed_cost_little(string good, string bad, string? title)
    {
        IReadOnlyList<FeedEntry> entries = Read(Rss.Replace(good, bad, StringComparison.Ordinal));
        if (title is null)
        {
            // A prefix that nobody knows breaks the feed off there.
            entries.Count.ShouldBeLessThan(3);
            return;
        }

        entries.Count.ShouldBe(3);
        entries[0].Title.ShouldBe(title);
    }

    [Fact]
    public void A_date_in_the_form_of_the_country_is_read() =>
        Read(Rss.Replace("Tue, 24 Nov 2026 08:30:00 +0700", "24/11/2026 08:30", StringComparison.Ordinal))[0].Published.ShouldBe(new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.FromHours(7)));

    [Fact]
    public void A_feed_that_breaks_off_keeps_what_came_before()
    {
        (IReadOnlyList<FeedEntry> entries, IReadOnlyList<string> faults) = FeedReader.Read(Encoding.UTF8.GetBytes(Rss[..Rss.IndexOf("<![CDATA", StringComparison.Ordinal)]), Address);
        entries.Count.ShouldBe(2);
        faults.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("<x>", "</x>")]
    [InlineData("<x xmlns='u'>", "</x>")]
    [InlineData("<x>", "")]
    [InlineData("<item>", "</item>")]
    public async Task Elements_that_lie_in_one_another_without_end_cost_at_most_their_feed(string open, string close)
    {
        const int Deep = 100_000;
        string nest = string.Concat(Enumerable.Repeat(open, Deep)) + "x" + string.Concat(Enumerable.Repeat(close, Deep));
        (IReadOnlyList<FeedEntry> entries, IReadOnlyList<string> faults) = FeedReader.Read(Encoding.UTF8.GetBytes(Rss.Replace("<title>Mưa", nest + "<title>Mưa", StringComparison.Ordinal)), Address);
        entries[0].Title.ShouldBe("Họp giao ban");
        (entries.Count == 3 || faults.Count > 0).ShouldBeTrue();
        string map = $"<urlset><url><loc>https://a.example/1</loc></url><url>{nest}</url></urlset>";
        (await SitemapReader.ReadAsync(Encoding.UTF8.GetBytes(map), Address, CancellationToken.None)).Entries[0].Address.ShouldBe(new Uri("https://a.example/1"));
    }

    [Fact]
    public async Task An_address_that_no_server_would_take_is_none()
    {
        string address = "https://bao.example/" + new string('a', 1_000_000);
        Read(Rss.Replace("https://bao.example/a.html", address, StringComparison.Ordinal)).Select(entry => entry.Link is null).ShouldBe([true, false, false]);
        (await SitemapReader.ReadAsync(Encoding.UTF8.GetBytes($"<urlset><url><loc>{address}</loc></url><url><loc>https://bao.example/b</loc></url></urlset>"), Address, CancellationToken.None))
            .Entries.ShouldHaveSingleItem().Address.AbsolutePath.ShouldBe("/b");
    }

    [Fact]
    public void A_page_is_no_feed() => FeedReader.Read("<html><body>Bảo trì</body></html>"u8, Address).Faults[0].ShouldContain("neither RSS nor Atom");

    [Fact]
    public void Whatever_is_cut_out_of_a_feed_or_put_in_it_is_read_or_told() =>
        Gen.Select(Gen.Int[0, Rss.Length - 1], Gen.Int[0, 60], Gen.String[Gen.Char["<>&\"';/!-[]aạ \u0000\uD800\uFFFE="], 0, 12], Gen.Bool).Sample((at, length, put, isAtom) =>
        {
            string feed = isAtom ? Atom : Rss;
            at = Math.Min(at, feed.Length - 1);
            string damaged = feed[..at] + put + feed[Math.Min(feed.Length, at + length)..];
            (IReadOnlyList<FeedEntry> entries, IReadOnlyList<string> faults) = FeedReader.Read(Encoding.UTF8.GetBytes(damaged), Address);
            (entries.Count + faults.Count).ShouldBeGreaterThan(0);
            foreach (FeedEntry entry in entries)
            {
                entry.Key.ShouldNotBeEmpty();
                entry.Key.ShouldNotContain('\0');
                (entry.Link is null || entry.Link.Scheme is "http" or "https").ShouldBeTrue();
            }
        });

    [Fact]
    public Task Any_bytes_are_read_or_told() => Gen.Byte.Array[0, 200].SampleAsync(async bytes =>
    {
        FeedReader.Read(bytes, Address).Faults.ShouldNotBeEmpty();
        (await SitemapReader.ReadAsync(bytes, Address, CancellationToken.None)).Fault.ShouldNotBeNull();
        RobotsRules.Parse(Encoding.UTF8.GetString(bytes)).Allows(Address).ShouldBe(RobotsRules.Parse(Encoding.UTF8.GetString(bytes)).Allows(Address));
    });

    [Fact]
    public Task Whatever_is_cut_out_of_a_sitemap_it_lists_only_what_it_listed() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 40]).SampleAsync(async (at, length) =>
        {
            const string Map = "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example/một</loc><lastmod>2026-11-24</lastmod></url><url><loc> https://a.example/2?x=1&y=2 </loc></url><url><lastmod>2026</lastmod></url></urlset>";
            string damaged = at >= Map.Length ? Map : Map.Remove(at, Math.Min(length, Map.Length - at));
            (IReadOnlyList<SitemapEntry> entries, string? fault) = await SitemapReader.ReadAsync(Encoding.UTF8.GetBytes(damaged), Address, CancellationToken.None);
            entries.ShouldAllBe(entry => entry.Address.Scheme == "http" || entry.Address.Scheme == "https");
            (damaged == Map ? entries.Count == 2 && fault is null : entries.Count <= 2).ShouldBeTrue();
        });

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a1c2b3", true)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: TRACUU/2\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: khac\nUser-agent: tracuu\nDisallow: /a\n\nUser-agent: *\nAllow: /", "/a", false)]
    [InlineData("User-agent: khac\nDisallow: /", "/a", true)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("user-AGENT : * # mọi máy\r\ndisallow : /họp # kín", "/họp", false)]
    [InlineData("<html>Không có</html>", "/a", true)]
    public void Robots_txt_is_kept_as_the_standard_has_it(string robots, string path, bool allowed) =>
        RobotsRules.Parse(robots).Allows(new Uri(new Uri("https://a.example"), path)).ShouldBe(allowed);

    [Fact]
    public void A_pattern_fits_as_its_regular_expression_does() =>
        Gen.Select(Gen.String[Gen.Char["ab*$"], 1, 8], Gen.String[Gen.Char["ab"], 0, 8]).Sample((pattern, path) =>
        {
            // Inside a pattern a dollar means itself, which no path here has.
            string end = pattern.EndsWith('$') ? "$" : "";
            string regex = "^/" + System.Text.RegularExpressions.Regex.Escape(end.Length > 0 ? pattern[..^1] : pattern).Replace("\\*", ".*", StringComparison.Ordinal) + end;
            bool fits = System.Text.RegularExpressions.Regex.IsMatch("/" + path, regex);
            RobotsRules.Parse($"User-agent: *\nDisallow: /{pattern}").Allows(new Uri("https://a.example/" + path)).ShouldBe(!fits);
        });

    [Theory]
    [InlineData("2.5", 2.5)]
    [InlineData("99999999999", 300)]
    [InlineData("Infinity", 300)]
    [InlineData("-1", 0)]
    [InlineData("-99999999999", 0)]
    [InlineData("-Infinity", 0)]
    [InlineData("NaN", 0)]
    [InlineData("1e300", 0)]
    [InlineData("mười", 0)]
    [InlineData("", 0)]
    public void A_crawl_delay_is_kept_within_reason(string asked, double seconds) =>
        RobotsRules.Parse($"User-agent: *\nCrawl-delay: {asked}").Delay.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_crawl_delay_of_any_length_and_of_its_own_group_is_kept()
    {
        RobotsRules.Parse($"User-agent: *\nCrawl-delay: {new string('9', 400)}").Delay.ShouldBe(TimeSpan.FromMinutes(5));
        RobotsRules.Parse("User-agent: *\nCrawl-delay: 9\nUser-agent: tracuu\nAllow: /").Delay.ShouldBe(TimeSpan.Zero);
    }
}
