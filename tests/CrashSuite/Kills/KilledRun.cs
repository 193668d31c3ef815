using CrashSuite.Faults;
using CrashSuite.Samples;
using Indexer.Following;
using Indexer.Tasks;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace CrashSuite.Kills;

/// <summary>
/// One run by its seed: clients push over HTTP while the service applies, and reindexes where the seed has it so; it is killed (SIGKILL) at a random
/// moment, perhaps again while it recovers or at the next work; then what is left is brought up and compared with what was acknowledged.
/// </summary>
internal sealed class KilledRun(int seed, string dataPath)
{
    private const int Clients = 3;

    // The longest that it works, and that it starts, before it is killed.
    private const int MostWork = 500, MostStart = 1200;

    private readonly Ledger ledger = new();
    private readonly Random random = new(seed);

    /// <summary>Runs, and fails with what is wrong.</summary>
    /// <returns>How often it was killed, and how many writes it had acknowledged.</returns>
    public async Task<(int Kills, int Acknowledged)> RunAsync(CancellationToken cancellation)
    {
        Client[] clients = [.. Enumerable.Range(0, Clients).Select(number => new Client(number, ledger, new Random(random.Next())))];
        int kills = 0;
        await WorkAsync(clients, cancellation);
        kills++;
        if (random.Next(2) == 0)
        {
            await StartAsync(cancellation);
            kills++;
        }

        if (random.Next(4) == 0)
        {
            await WorkAsync(clients, cancellation);
            kills++;
        }

        await CompareAsync(cancellation);
        return (kills, ledger.Acknowledged);
    }

    /// <summary>Starts it, lets the clients at it, perhaps asks for a reindex, and kills it.</summary>
    private async Task WorkAsync(Client[] clients, CancellationToken cancellation)
    {
        await using KilledService service = KilledService.Start(dataPath);
        (await service.AnswersAsync(cancellation)).ShouldBeTrue($"It ended by itself:\n{service.Log}");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task pushing = Task.WhenAll(clients.Select(client => client.PushAsync(service.Http, stop.Token)));
        int length = random.Next(20, MostWork);
        if (random.Next(2) == 0)
        {
            await Task.Delay(random.Next(length), cancellation);
            using HttpResponseMessage begun = await service.Http.PostAsync("/api/v1/reindex", null, cancellation);
            begun.EnsureSuccessStatusCode();
        }

        await Task.Delay(length, cancellation);
        await service.KillAsync();
        await stop.CancelAsync();
        await pushing;
    }

    /// <summary>Kills it while it starts and recovers.</summary>
    private async Task StartAsync(CancellationToken cancellation)
    {
        await using KilledService service = KilledService.Start(dataPath);
        await Task.Delay(random.Next(50, MostStart), cancellation);
        await service.KillAsync();
    }

    /// <summary>Brings the index up as the next start would, and compares acknowledgements, store and index.</summary>
    private async Task CompareAsync(CancellationToken cancellation)
    {
        await using SqliteDocumentStore store = await SqliteDocumentStore.OpenAsync($"Data Source={dataPath}/store.db", TimeProvider.System, cancellation);
        SortedDictionary<string, string> stored = await Contents.OfAsync(store);
        ledger.Faults(stored).ShouldBeEmpty("store");
        string indexPath = Path.Combine(dataPath, "index");
        await FollowAsync(store, indexPath, cancellation);
        using SearchIndex index = SearchIndex.Open(indexPath);
        index.Defect.ShouldBeNull();
        index.Sequence.ShouldBe(await store.LastSequenceAsync(cancellation));
        Contents.Of(index).ShouldBe(stored, "index");
        Directory.GetDirectories(indexPath, "g-*").Select(Path.GetFileName).ShouldBe([index.Generation], "generations that are left");
    }

    /// <summary>Follows until everything is applied and no task is left to do.</summary>
    private static async Task FollowAsync(SqliteDocumentStore store, string indexPath, CancellationToken cancellation)
    {
        var complaints = new Complaints();
        var follower = new StoreFollower(store, indexPath, new FollowerOptions(), TimeProvider.System, complaints);
        var tasks = new ServiceTasks(store.Records, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task following = follower.RunAsync(stop.Token);
        long last = await store.LastSequenceAsync(cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (follower.Status is not { State: FollowerState.Following } status || status.Sequence < last || (await tasks.ReadAsync(cancellation)).Any(task => !task.IsFinished))
        {
            patience.IsCancellationRequested.ShouldBeFalse($"waited in vain for {last}: {follower.Status}, tasks {string.Join(", ", await tasks.ReadAsync(cancellation))}\n{complaints}");
            await Task.Delay(20, cancellation);
        }

        (await tasks.ReadAsync(cancellation)).ShouldAllBe(task => task.State == TaskState.Succeeded);
        await stop.CancelAsync();
        await following;
    }
}
