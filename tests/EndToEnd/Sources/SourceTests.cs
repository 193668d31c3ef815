using System.Text.Json;
using EndToEnd.Running;
using EndToEnd.Searching;

namespace EndToEnd.Sources;

/// <summary>A paper with a feed and a folder of notices, taken in by the programs as an operator starts them.</summary>
public sealed class SourceTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder notices = new();
    private LocalServer paper = null!;

    public async ValueTask InitializeAsync()
    {
        paper = await LocalServer.StartAsync();
        paper.Text("/le-hoi.html", "<html><head><title>Trang</title></head><body><h1>Lễ hội Nghinh Cá</h1><p>Lễ hội Nghinh Cá của xã Bãi Vọng khai mạc sáng nay, hơn ba nghìn ngư dân dự lễ rước ra cửa sông.</p></body></html>");
        paper.Text("/rss", $"<rss version=\"2.0\"><channel><item><title>Lễ hội Nghinh Cá khai mạc</title><link>{paper.At("/le-hoi.html")}</link><pubDate>Tue, 24 Nov 2026 08:30:00 +0700</pubDate></item></channel></rss>", "application/rss+xml");
        await File.WriteAllTextAsync(notices.File("mot.txt"), "THÔNG BÁO\nVề việc nghỉ lễ rằm tháng giêng của văn phòng xã Bãi Vọng.", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await paper.DisposeAsync();
        notices.Dispose();
        data.Dispose();
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Data__Path"] = data.Path,
        ["Sources__0__name"] = "Báo Bãi Vọng",
        ["Sources__0__kind"] = "feed",
        ["Sources__0__url"] = paper.At("/rss").AbsoluteUri,
        ["Sources__0__allowedNetworks"] = "127.0.0.1",
        ["Sources__0__schedule"] = "* * * * *",
        ["Sources__0__retries"] = "0",
        ["Sources__1__name"] = "Thông báo xã",
        ["Sources__1__kind"] = "folder",
        ["Sources__1__path"] = notices.Path,
        ["Sources__1__schedule"] = "0 3 * * *",
    };

    private RunningProcess Start(params string[] arguments) => RunningProcess.Start(Checkout.Program("Indexer"), arguments, Settings(), data.Path);

    private async Task<List<JsonElement>> StatusAsync()
    {
        await using RunningProcess status = Start("status", "--json");
        (await status.EndAsync(Patience)).ShouldBe(0, status.Log);
        return [.. JsonDocument.Parse(status.Output).RootElement.GetProperty("sources").EnumerateArray()];
    }

    [Fact]
    public async Task What_sources_deliver_is_searchable_and_stays_when_their_server_dies()
    {
        await using SearchService service = await SearchService.StartAsync(data.Path, new Dictionary<string, string> { ["Index__Mode"] = "external" });
        await using (RunningProcess daemon = Start("run"))
        {
            SearchAnswer feed = await service.SearchUntilAsync(answer => answer.Total > 0, ("q", "\"ngư dân dự lễ rước\""));
            feed.Hits[0].Title.Text.ShouldBe("Lễ hội Nghinh Cá khai mạc");
            await service.SearchUntilAsync(answer => answer.Total > 0, ("q", "\"nghỉ lễ rằm tháng giêng\""));

            // A folder is watched.
            await File.WriteAllTextAsync(notices.File("hai.txt"), "THÔNG BÁO\nVề việc tiêm phòng dại cho chó mèo.", TestContext.Current.CancellationToken);
            await service.SearchUntilAsync(answer => answer.Total > 0, ("q", "\"tiêm phòng dại\""));
            (await daemon.StopAsync(Patience)).ShouldBe(0, daemon.Log);
        }

        List<JsonElement> before = await StatusAsync();
        before.Select(source => source.GetProperty("name").GetString()).ShouldBe(["Báo Bãi Vọng", "Thông báo xã"]);
        before.Select(source => source.GetProperty("documents").GetInt32()).ShouldBe([1, 2]);
        before[0].GetProperty("lastResult").GetString()!.ShouldStartWith("succeeded");
        before[0].GetProperty("nextRun").GetString().ShouldNotBeNull();

        await paper.DisposeAsync();
        await using (RunningProcess once = Start("run", "--once", "--source-name", "Báo Bãi Vọng"))
        {
            (await once.EndAsync(Patience)).ShouldBe(3, once.Log);
        }

        JsonElement after = (await StatusAsync())[0];
        after.GetProperty("lastResult").GetString()!.ShouldStartWith("failed: ");
        after.GetProperty("documents").GetInt32().ShouldBe(1);
        (await service.SearchAsync(("q", "\"ngư dân dự lễ rước\""))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_processes_one_visits_and_the_other_takes_over_when_it_is_killed()
    {
        Dictionary<string, string> settings = Settings();
        await using SearchService service = await SearchService.StartAsync(data.Path, settings);
        await service.SearchUntilAsync(answer => answer.Total > 0, ("q", "\"nghỉ lễ rằm tháng giêng\""));
        await using RunningProcess other = Start("run");
        while (!other.Log.Contains("Another process visits the sources", StringComparison.Ordinal))
        {
            other.HasExited.ShouldBeFalse(other.Log);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await service.KillAsync();
        await File.WriteAllTextAsync(notices.File("hai.txt"), "THÔNG BÁO\nVề việc tiêm phòng dại cho chó mèo.", TestContext.Current.CancellationToken);
        await using SearchService again = await SearchService.StartAsync(data.Path, new Dictionary<string, string> { ["Index__Mode"] = "external" });
        await again.SearchUntilAsync(answer => answer.Total > 0, ("q", "\"tiêm phòng dại\""));
    }

    [Fact]
    public async Task A_source_that_is_set_wrong_ends_the_start()
    {
        await using RunningProcess daemon = RunningProcess.Start(
            Checkout.Program("Indexer"), ["run"], new Dictionary<string, string>(Settings()) { ["Sources__0__schedule"] = "mỗi phút" }, data.Path);
        (await daemon.EndAsync(Patience)).ShouldBe(2);
        daemon.Log.ShouldContain("Sources:0:schedule: 'mỗi phút'");
    }
}
