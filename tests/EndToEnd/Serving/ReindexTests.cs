using System.Text.Json;
using EndToEnd.Ingesting;
using EndToEnd.Running;
using EndToEnd.Searching;

namespace EndToEnd.Serving;

/// <summary>New generations under a running service: asked for, cancelled, killed in the middle, and forced by damage.</summary>
public sealed class ReindexTests : IDisposable
{
    private static readonly Dictionary<string, string> External = new() { ["Index__Mode"] = "external" };

    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder files = new();

    private Indexer Indexer => new(data.Path);

    private string IndexPath => Path.Combine(data.Path, "index");

    private string[] Generations => [.. Directory.EnumerateDirectories(IndexPath, "g-*").Select(Path.GetFileName).OfType<string>().Order()];

    public void Dispose()
    {
        data.Dispose();
        files.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Searches_neither_fail_nor_find_fewer_while_a_generation_is_built_and_documents_come(bool external)
    {
        await IngestAsync("a.jsonl", 2_000);
        await using RunningProcess? daemon = external ? Indexer.Start("run") : null;
        await using SearchService service = await SearchService.StartAsync(data.Path, external ? External : null);
        await service.SearchUntilAsync(answer => answer.Total == 2_000, ("q", "thông báo"));
        await using RunningProcess ingest = Indexer.Start("ingest", Write("b.jsonl", 500, from: 2_000), "--source", "nguon");
        string task = await service.ReindexAsync();
        long total = 2_000;
        int searches = 0;
        while (await service.TaskStateAsync(task) is "queued" or "running" || !ingest.HasExited)
        {
            SearchAnswer answer = await service.SearchAsync(("q", "thông báo"), ("facets", "kind,year"));
            answer.Total.ShouldBeGreaterThanOrEqualTo(total, "documents vanished");
            total = answer.Total;
            searches++;
        }

        (await service.TaskStateAsync(task)).ShouldBe("succeeded", service.Log + daemon?.Log);
        (await ingest.EndAsync(TimeSpan.FromSeconds(5))).ShouldBe(0, ingest.Log);
        searches.ShouldBeGreaterThan(5);
        await service.SearchUntilAsync(answer => answer.Total == 2_500, ("q", "thông báo"));
        await service.UntilAsync(() => Task.FromResult(Generations is ["g-000002"]));
        // A process that only follows the index turns to the new generation at its next look.
        await service.UntilAsync(async () => (await service.StatusAsync()).GetProperty("generation").GetString() == "g-000002");
        JsonElement status = await service.StatusAsync();
        status.GetProperty("state").GetString().ShouldBe("ok");
        status.GetProperty("mode").GetString().ShouldBe(external ? "external" : "embedded");
    }

    [Fact]
    public async Task Killed_in_the_middle_the_old_generation_is_served_and_the_task_begun_again()
    {
        await IngestAsync("a.jsonl", 4_000);
        string task;
        await using (SearchService service = await SearchService.StartAsync(data.Path))
        {
            task = await service.ReindexAsync();
            await service.UntilAsync(() => Task.FromResult(Generations.Length == 2));
            await service.KillAsync();
        }

        Generations.ShouldBe(["g-000001", "g-000002"]);
        await using SearchService again = await SearchService.StartAsync(data.Path);
        (await again.SearchAsync(("q", "thông báo"))).Total.ShouldBe(4_000);
        await again.UntilAsync(async () => await again.TaskStateAsync(task) == "succeeded");
        (await again.SearchAsync(("q", "thông báo"))).Total.ShouldBe(4_000);
        Generations.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_task_changes_nothing()
    {
        await IngestAsync("a.jsonl", 4_000);
        await using SearchService service = await SearchService.StartAsync(data.Path);
        string task = await service.ReindexAsync();
        await service.UntilAsync(() => Task.FromResult(Generations.Length == 2));
        using HttpResponseMessage cancelled = await service.Http.DeleteAsync("/api/v1/tasks/" + task, TestContext.Current.CancellationToken);
        cancelled.EnsureSuccessStatusCode();
        await service.UntilAsync(async () => await service.TaskStateAsync(task) == "cancelled");
        Generations.ShouldBe(["g-000001"]);
        (await service.SearchAsync(("q", "thông báo"))).Total.ShouldBe(4_000);
    }

    [Fact]
    public async Task The_command_builds_where_nobody_holds_the_index_and_else_waits_for_who_does()
    {
        await IngestAsync("a.jsonl", 300);
        JsonElement own = Last(await Indexer.RunAsync(0, "reindex", "--json"));
        own.GetProperty("state").GetString().ShouldBe("succeeded");
        own.GetProperty("done").GetInt64().ShouldBe(300);
        Generations.ShouldBe(["g-000002"]);

        await using SearchService service = await SearchService.StartAsync(data.Path);
        (await Indexer.RunAsync(0, "reindex")).ShouldContain("succeeded: 300 of 300 documents");
        Generations.ShouldBe(["g-000003"]);
        (await service.SearchAsync(("q", "thông báo"))).Total.ShouldBe(300);
        Last(await Indexer.RunAsync(0, "status", "--json")).GetProperty("generation").GetString().ShouldBe("g-000003");
    }

    [Theory]
    [InlineData("*.fdt", false)]
    [InlineData("segments_*", false)]
    [InlineData("CURRENT", false)]
    [InlineData("*.tim", true)]
    public async Task A_damaged_index_is_built_anew_at_the_next_start(string file, bool external)
    {
        await IngestAsync("a.jsonl", 300);
        foreach (string damaged in Directory.EnumerateFiles(IndexPath, file, SearchOption.AllDirectories))
        {
            using FileStream stream = File.OpenWrite(damaged);
            stream.SetLength(stream.Length / 2);
        }

        await using RunningProcess? daemon = external ? Indexer.Start("run") : null;
        await using SearchService service = await SearchService.StartAsync(data.Path, external ? External : null);
        await service.SearchUntilAsync(answer => answer.Total == 300, ("q", "thông báo"));
        await service.UntilAsync(async () => (await service.StatusAsync()).GetProperty("state").GetString() == "ok");
        await Indexer.RunAsync(0, "status");
    }

    [Fact]
    public async Task Files_that_are_lost_under_a_running_service_are_missed_and_built_anew_while_it_answers()
    {
        await IngestAsync("a.jsonl", 300);
        await using SearchService service = await SearchService.StartAsync(data.Path);
        await service.SearchUntilAsync(answer => answer.Total == 300, ("q", "thông báo"));
        foreach (string lost in Directory.EnumerateFiles(Path.Combine(IndexPath, "g-000001"), "*", SearchOption.AllDirectories))
        {
            File.Delete(lost);
        }

        while ((await service.StatusAsync()).GetProperty("generation").GetString() == "g-000001")
        {
            (await service.SearchAsync(("q", "thông báo"))).Total.ShouldBe(300);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        (await service.SearchAsync(("q", "thông báo"))).Total.ShouldBe(300);
        service.Log.ShouldContain("damaged");
    }

    private static JsonElement Last(string output) => JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement;

    private string Write(string name, int count, int from = 0)
    {
        string path = files.File(name);
        GeneratedNotices.WriteLines(path, count, from);
        return path;
    }

    private Task<IngestReport> IngestAsync(string name, int count) => Indexer.IngestAsync(Write(name, count), "--source", "nguon");
}
