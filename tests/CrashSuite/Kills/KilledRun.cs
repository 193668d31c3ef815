using CrashSuite.Samples;
using Indexer.Commands;
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

    // Before it is killed: the most writes that it acknowledges, and the longest, in ms, that it starts.
    private const int MostWork = 120, MostStart = 1200;

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
        await AcknowledgedAsync(random.Next(1, MostWork), cancellation);
        if (random.Next(2) == 0)
        {
            using HttpResponseMessage begun = await service.Http.PostAsync("/api/v1/reindex", null, cancellation);
            begun.EnsureSuccessStatusCode();
            await AcknowledgedAsync(random.Next(MostWork), cancellation);
        }

        await Task.Delay(random.Next(50), cancellation);
        await service.KillAsync();
        await stop.CancelAsync();
        await pushing;
    }

    /// <summary>Waits until so many more writes are acknowledged: machines are not equally fast.</summary>
    private async Task AcknowledgedAsync(int more, CancellationToken cancellation)
    {
        int before = ledger.Acknowledged;
        for (int patience = 1000; ledger.Acknowledged < before + more; patience--)
        {
            patience.ShouldBeGreaterThan(0, "Nothing is acknowledged any more.");
            await Task.Delay(5, cancellation);
        }
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
        await Upkeep.FollowAsync(store, indexPath, cancellation);
        Verdict verdict = await VerifyCommand.JudgeAsync(store, indexPath, cancellation);
        verdict.Sound.ShouldBeTrue(verdict.ToText());
        using SearchIndex index = SearchIndex.Open(indexPath);
        index.Defect.ShouldBeNull();
        index.Sequence.ShouldBe(await store.LastSequenceAsync(cancellation));
        Contents.Of(index).ShouldBe(stored, "index");
        Directory.GetDirectories(indexPath, "g-*").Select(Path.GetFileName).ShouldBe([index.Generation], "generations that are left");
    }
}
