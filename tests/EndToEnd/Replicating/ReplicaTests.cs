using System.Net;
using EndToEnd.Ingesting;
using EndToEnd.Running;

namespace EndToEnd.Replicating;

/// <summary>Several machines over one store: whole installations as processes of their own, a real PostgreSQL, nginx before them.</summary>
public sealed class ReplicaTests
{
    private static readonly string[] Queries = ["thanh uy thong bao", "ngân sách đầu tư công", "mã7", "chuyen doi so"];

    [Fact]
    public async Task Machines_converge_any_may_be_killed_and_a_new_one_builds_itself()
    {
        await using PostgresServer server = new();
        string store = await server.ConnectAsync("tracuu");
        using TemporaryFolder files = new();
        GeneratedNotices.WriteLines(files.File("mot.jsonl"), 300);
        await using Replica first = await new Replica(store).StartAsync();
        await using Replica second = await new Replica(store).StartAsync();

        // Given to one machine, found on both.
        await first.Indexer.IngestAsync(files.Path, "--source", "nguon");
        IReadOnlyList<string> ids = await first.IdsAsync(300);
        (await second.IdsAsync(300)).ShouldBe(ids);
        await AgreeAsync(first, second);

        // One is killed while people search: nobody notices.
        await using Proxy proxy = await Proxy.StartAsync(first.Service.Http.BaseAddress!, second.Service.Http.BaseAddress!);
        using CancellationTokenSource enough = new();
        Task<int> searching = SearchAsync(proxy.Http, enough.Token);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await first.KillAsync();
        await Task.Delay(500, TestContext.Current.CancellationToken);

        // The database server dies and comes back: searches go on, and writing goes on after it.
        await server.CrashAsync("KILL");
        GeneratedNotices.WriteLines(files.File("hai.jsonl"), 120, from: 300);
        GeneratedNotices.WriteLines(files.File("mot.jsonl"), 250);
        await second.Indexer.IngestAsync(files.Path, "--source", "nguon", "--prune");
        ids = await second.IdsAsync(370);
        await enough.CancelAsync();
        (await searching).ShouldBeGreaterThan(50);

        // A machine that was away comes up again, and one that never was builds itself from the store.
        await first.StartAsync();
        await using Replica third = await new Replica(store).StartAsync();
        (await first.IdsAsync(370)).ShouldBe(ids);
        (await third.IdsAsync(370)).ShouldBe(ids);
        await AgreeAsync(first, second, third);
    }

    /// <summary>Every machine answers alike.</summary>
    private static async Task AgreeAsync(params Replica[] machines)
    {
        foreach (string query in Queries)
        {
            var answers = await Task.WhenAll(machines.Select(machine => machine.Service.SearchAsync(("q", query), ("size", "50"))));
            answers[0].Total.ShouldBeGreaterThan(0, query);
            foreach (var answer in answers)
            {
                answer.Total.ShouldBe(answers[0].Total, query);
            }
        }
    }

    /// <summary>Searches without pause; every one must be answered, and with documents.</summary>
    private static Task<int> SearchAsync(HttpClient http, CancellationToken enough) => Task.Run(async () =>
    {
        int count = 0;
        for (; !enough.IsCancellationRequested; count++)
        {
            using HttpResponseMessage response = await http.GetAsync("/api/v1/search?size=3&q=" + Uri.EscapeDataString(Queries[count % Queries.Length]), CancellationToken.None);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.Content.ReadAsStringAsync(CancellationToken.None)).ShouldContain("\"hits\":[{");
        }

        return count;
    }, CancellationToken.None);
}
