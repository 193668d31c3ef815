using System.Text.Json;
using EndToEnd.Ingesting;
using EndToEnd.Running;

namespace EndToEnd.Serving;

/// <summary>Verifying, copying and restoring an installation while it serves.</summary>
public sealed class KeepingTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder files = new();

    private Indexer Indexer => new(data.Path);

    public void Dispose()
    {
        data.Dispose();
        files.Dispose();
    }

    [Fact]
    public async Task A_snapshot_of_a_running_service_restored_elsewhere_answers_the_same()
    {
        await IngestAsync("a.jsonl", 400);
        string copy = Path.Combine(files.Path, "copy");
        string expected;
        await using (SearchService service = await SearchService.StartAsync(data.Path))
        {
            await service.SearchUntilAsync(answer => answer.Total == 400, ("q", "thông báo"));
            await using RunningProcess ingest = Indexer.Start("ingest", Write("b.jsonl", 300, from: 400), "--source", "nguon");
            await Indexer.RunAsync(0, "snapshot", copy);
            (await ingest.EndAsync(TimeSpan.FromMinutes(2))).ShouldBe(0, ingest.Log);
            (await Indexer.RunAsync(0, "verify")).ShouldStartWith("sound: ");
            expected = await AnswerAsync(service);
        }

        using TemporaryFolder elsewhere = new();
        Indexer other = new(elsewhere.Path);
        JsonElement restored = JsonDocument.Parse(await other.RunAsync(0, "restore", copy, "--json")).RootElement;
        long documents = restored.GetProperty("documents").GetInt64();
        documents.ShouldBeInRange(400, 700);
        await other.RunAsync(0, "verify");
        await using SearchService again = await SearchService.StartAsync(elsewhere.Path);
        await again.SearchUntilAsync(answer => answer.Total == documents, ("q", "thông báo"));

        // The rest taken in again, nothing tells the two apart.
        await other.IngestAsync(Path.Combine(files.Path, "b.jsonl"), "--source", "nguon");
        (await AnswerAsync(again)).ShouldBe(expected);
        await other.RunAsync(3, "restore", copy);
        await other.RunAsync(3, "restore", copy, "--force");
        (await AnswerAsync(again)).ShouldBe(expected);
    }

    [Fact]
    public async Task Verify_tells_an_index_with_a_damaged_file()
    {
        await IngestAsync("a.jsonl", 200);
        await Indexer.RunAsync(0, "verify");
        string file = Directory.EnumerateFiles(Path.Combine(data.Path, "index"), "*.fdt", SearchOption.AllDirectories).First();
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 16;
        File.WriteAllBytes(file, bytes);
        JsonElement verdict = JsonDocument.Parse(await Indexer.RunAsync(3, "verify", "--json")).RootElement;
        verdict.GetProperty("sound").GetBoolean().ShouldBeFalse();
        verdict.GetProperty("damaged").GetArrayLength().ShouldBe(1);
        await Indexer.RunAsync(0, "reindex");
        await Indexer.RunAsync(0, "verify");
    }

    private static async Task<string> AnswerAsync(SearchService service)
    {
        string answer = await service.Http.GetStringAsync("/api/v1/search?q=ng%C3%A2n%20s%C3%A1ch&size=50&facets=year&sort=oldest", TestContext.Current.CancellationToken);
        JsonElement root = JsonDocument.Parse(answer).RootElement;
        return string.Join('\n', root.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString() + hit.GetProperty("snippets")))
            + root.GetProperty("total") + root.GetProperty("facets");
    }

    private string Write(string name, int count, int from = 0)
    {
        string path = files.File(name);
        GeneratedNotices.WriteLines(path, count, from);
        return path;
    }

    private Task<IngestReport> IngestAsync(string name, int count) => Indexer.IngestAsync(Write(name, count), "--source", "nguon");
}
