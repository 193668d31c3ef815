using System.IO.Compression;
using EndToEnd.Running;
using EndToEnd.Searching;

namespace EndToEnd.Ingesting;

/// <summary>Files into the store and what can be found of them afterwards, with an installation of its own for each test.</summary>
public sealed class IngestTests : IDisposable
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
    public async Task Ingesting_the_samples_again_changes_nothing()
    {
        IngestReport first = await Indexer.IngestAsync(Checkout.Samples, "--source", "samples");
        first.Added.ShouldBeGreaterThan(50);
        first.Refused.ShouldBe(0);
        IngestReport second = await Indexer.IngestAsync(Checkout.Samples, "--source", "samples");
        (second.Added, second.Replaced, second.Deleted).ShouldBe((0, 0, 0));
        second.FilesUnchanged.ShouldBe(first.Files);
    }

    [Fact]
    public async Task Pruning_forgets_what_the_folder_no_longer_has()
    {
        File.WriteAllText(files.File("a", "giu.txt"), "Thông báo giữ lại về cây bàng.");
        string gone = files.File("a", "bo.txt");
        File.WriteAllText(gone, "Thông báo bỏ đi về cây phượng.");
        await Indexer.IngestAsync(files.Path, "--source", "nguon");
        File.Delete(gone);
        await Indexer.IngestAsync(files.Path, "--source", "nguon");
        await using SearchService service = await SearchService.StartAsync(data.Path);
        (await service.SearchAsync(("q", "cây"))).Ids.ShouldBe(["nguon:a:giu.txt", "nguon:a:bo.txt"], ignoreOrder: true);

        (await Indexer.IngestAsync(files.Path, "--source", "nguon", "--prune")).Deleted.ShouldBe(1);
        SearchAnswer answer = await service.SearchUntilAsync(found => found.Total == 1, ("q", "cây"));
        answer.Ids.ShouldBe(["nguon:a:giu.txt"]);
        (await service.SearchAsync(("q", "phượng"))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Editing_a_file_replaces_its_document()
    {
        string path = files.File("tin.txt");
        File.WriteAllText(path, "Tin về con đò.");
        await Indexer.IngestAsync(files.Path, "--source", "nguon");
        File.WriteAllText(path, "Tin về cây cầu mới xây.");
        IngestReport report = await Indexer.IngestAsync(files.Path, "--source", "nguon");
        (report.Added, report.Replaced).ShouldBe((0, 1));
        await using SearchService service = await SearchService.StartAsync(data.Path);
        (await service.SearchAsync(("q", "cây cầu"))).Total.ShouldBe(1);
        (await service.SearchAsync(("q", "đò"), ("match", "all"), ("accents", "strict"))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Compressed_files_are_read()
    {
        await using (GZipStream packed = new(File.Create(files.File("tin.txt.gz")), CompressionLevel.Fastest))
        {
            await packed.WriteAsync("Tin nén về hội đua ghe."u8.ToArray(), TestContext.Current.CancellationToken);
        }

        await Indexer.IngestAsync(files.Path, "--source", "nguon");
        await using SearchService service = await SearchService.StartAsync(data.Path);
        (await service.SearchAsync(("q", "đua ghe"))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_and_the_rest_is_taken()
    {
        File.WriteAllText(files.File("tot.txt"), "Tin tốt lành.");
        File.WriteAllText(files.File("hong.json"), "{ \"title\": \"không đóng");
        string output = await Indexer.RunAsync(1, "ingest", files.Path, "--source", "nguon");
        output.ShouldContain("hong.json");
        await using SearchService service = await SearchService.StartAsync(data.Path);
        (await service.SearchAsync(("q", "tốt lành"))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_command_line_is_a_usage_error()
    {
        await Indexer.RunAsync(2, "ingest");
        await Indexer.RunAsync(2, "khong-co-lenh");
    }

    [Fact]
    public async Task A_killed_ingest_ends_as_if_it_had_not_been()
    {
        const int count = 6_000;
        string lines = files.File("nhieu.jsonl");
        GeneratedNotices.WriteLines(lines, count);
        using TemporaryFolder untouched = new();
        await new Indexer(untouched.Path).IngestAsync(lines, "--source", "nguon");
        for (int kill = 1; kill <= 3; kill++)
        {
            await using RunningProcess ingest = Indexer.Start("ingest", lines, "--source", "nguon");
            await Task.Delay(TimeSpan.FromMilliseconds(900 * kill), TestContext.Current.CancellationToken);
            await ingest.KillAsync();
        }

        await Indexer.IngestAsync(lines, "--source", "nguon");
        (await AllIdsAsync(data.Path)).ShouldBe(await AllIdsAsync(untouched.Path));
    }

    [Fact]
    public async Task Searching_goes_on_while_ingesting()
    {
        const int count = 3_000;
        string lines = files.File("nhieu.jsonl");
        GeneratedNotices.WriteLines(lines, count);
        await using SearchService service = await SearchService.StartAsync(data.Path);
        await using RunningProcess ingest = Indexer.Start("ingest", lines, "--source", "nguon");
        long total = 0;
        int searches = 0;
        while (!ingest.HasExited)
        {
            SearchAnswer answer = await service.SearchAsync(("q", "thông báo"), ("facets", "kind,year"));
            answer.Total.ShouldBeGreaterThanOrEqualTo(total, "documents vanished while others were added");
            total = answer.Total;
            searches++;
        }

        (await ingest.EndAsync(TimeSpan.FromSeconds(5))).ShouldBe(0, ingest.Log);
        searches.ShouldBeGreaterThan(0);

        // The command ends only when what it wrote can be found.
        (await service.SearchAsync(("q", "thông báo"))).Total.ShouldBe(count);
        (await service.StopAsync()).ShouldBe(0, service.Log);
    }

    private static async Task<IReadOnlyList<string>> AllIdsAsync(string dataPath)
    {
        await using SearchService service = await SearchService.StartAsync(dataPath);
        List<string> ids = [];
        string? after = null;
        do
        {
            List<(string, string)> parameters = [("sort", "oldest"), ("size", "100")];
            if (after is not null)
            {
                parameters.Add(("after", after));
            }

            SearchAnswer answer = await service.SearchAsync(parameters);
            ids.AddRange(answer.Ids);
            after = answer.Next;
        }
        while (after is not null);
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }
}
