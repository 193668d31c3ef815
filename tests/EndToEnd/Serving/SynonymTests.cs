using EndToEnd.Running;
using EndToEnd.Searching;

namespace EndToEnd.Serving;

/// <summary>An operator's own list over a running service.</summary>
public sealed class SynonymTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder files = new();

    public void Dispose()
    {
        data.Dispose();
        files.Dispose();
    }

    [Fact]
    public async Task Editing_the_list_counts_without_restart_or_indexing()
    {
        File.WriteAllText(files.File("tai-lieu", "tin.txt"), "Bộ phận tiếp nhận và trả kết quả dời sang tòa nhà mới.");
        await new Indexer(data.Path).IngestAsync(Path.Combine(files.Path, "tai-lieu"), "--source", "nguon");
        string list = files.File("dong-nghia.txt");
        File.WriteAllText(list, "# chưa có gì\n");
        await using SearchService service = await SearchService.StartAsync(data.Path, new Dictionary<string, string> { ["Analysis__Synonyms"] = list });
        (string, string)[] query = [("q", "quầy một dấu"), ("match", "all")];
        await service.SearchUntilAsync(answer => answer.Total == 1, ("q", "tiếp nhận"));
        (await service.SearchAsync(query)).Total.ShouldBe(0);

        Replace(list, "quầy một dấu = bộ phận tiếp nhận\n");
        SearchAnswer found = await service.SearchUntilAsync(answer => answer.Total == 1, query);
        found.Query.Rewrites.ShouldContain(rewrite => rewrite.Kind == "synonym" && rewrite.To == "bộ phận tiếp nhận");
        service.Log.ShouldContain($"Synonyms of {list} are in use, lines: 1");

        Replace(list, "quầy một dấu\n");
        (string, string)[] other = [("q", "quầy hai dấu"), ("match", "all")];
        await service.SearchUntilAsync(_ => service.Log.Contains("line 1, 'quầy một dấu'", StringComparison.Ordinal), query);
        (await service.SearchAsync(query)).Total.ShouldBe(1);
        (await service.SearchAsync(other)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_list_that_cannot_be_used_ends_the_start()
    {
        string list = files.File("dong-nghia.txt");
        File.WriteAllText(list, "a = b\nquầy một dấu\n");
        var settings = new Dictionary<string, string> { ["Data__Path"] = data.Path, ["Urls"] = "http://127.0.0.1:0", ["Analysis__Synonyms"] = list };
        await using RunningProcess process = RunningProcess.Start(Checkout.Program("SearchApi"), [], settings, data.Path);
        (await process.EndAsync(TimeSpan.FromSeconds(60))).ShouldBe(2, process.Log);
        process.Log.ShouldContain("Setting Analysis:Synonyms");
        process.Log.ShouldContain("line 2, 'quầy một dấu'");
    }

    // At once: of a list that is being written the service may see half.
    private static void Replace(string list, string content)
    {
        string beside = list + ".tam";
        File.WriteAllText(beside, content);
        File.Move(beside, list, overwrite: true);
    }
}
