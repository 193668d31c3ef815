using System.Collections.Concurrent;
using EndToEnd.Running;
using Search.Documents.Store;
using Search.Documents.Store.Postgres;

namespace Search.Documents.Tests.Store;

/// <summary>A server that dies while programs write and follow.</summary>
public sealed class PostgresCrashTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_after_the_server_died_and_a_follower_has_seen_it()
    {
        await using var server = new PostgresServer();
        string place = await server.ConnectAsync("tracuu");
        PostgresDocumentStore[] stores = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PostgresDocumentStore.OpenAsync(place, TimeProvider.System, Cancellation)));
        using var stop = new CancellationTokenSource();
        using var written = new CancellationTokenSource();
        var acknowledged = new ConcurrentDictionary<string, long>();
        Task[] writing = [.. stores.Skip(1).Select((store, writer) => WriteAsync(store, writer, acknowledged, stop.Token))];
        Task<Dictionary<string, long>> following = FollowAsync(stores[0], written.Token);
        foreach (string signal in (string[])["QUIT", "KILL", "KILL", "QUIT"])
        {
            int before = acknowledged.Count;
            await UntilAsync(() => acknowledged.Count >= before + 100);
            await server.CrashAsync(signal);
        }

        int last = acknowledged.Count;
        await UntilAsync(() => acknowledged.Count >= last + 20);
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        await written.CancelAsync();
        Dictionary<string, long> followed = await following;

        var stored = new Dictionary<string, long>();
        for (long after = 0; await stores[0].ReadChangesAsync(after, 1000, Cancellation) is { Count: > 0 } changes; after = changes[^1].Sequence)
        {
            foreach (DocumentChange change in changes)
            {
                change.Sequence.ShouldBeGreaterThan(after);
                stored.Add(change.Id, change.Sequence);
            }
        }

        acknowledged.Where(write => !stored.TryGetValue(write.Key, out long sequence) || sequence != write.Value).ShouldBeEmpty();
        stored.Except(followed).ShouldBeEmpty();
        followed.Except(stored).ShouldBeEmpty();
        stored.Values.Order().ShouldBe(Enumerable.Range(1, stored.Count).Select(at => (long)at));
        (await stores[0].CountAsync(Cancellation)).ShouldBe(stored.Count);
        foreach (PostgresDocumentStore store in stores)
        {
            await store.DisposeAsync();
        }
    }

    private static Task WriteAsync(PostgresDocumentStore store, int writer, ConcurrentDictionary<string, long> acknowledged, CancellationToken stop) => Task.Run(async () =>
    {
        for (int at = 0; !stop.IsCancellationRequested; at++)
        {
            string id = $"w{writer}-{at}";
            IReadOnlyList<WriteResult> results = await store.WriteAsync([new(id, new Document { Id = id, Text = "Văn bản." })], Cancellation);
            acknowledged[id] = results[0].Sequence;
        }
    }, CancellationToken.None);

    // Reads on from where it is, as an index does, and once more when all is written.
    private static Task<Dictionary<string, long>> FollowAsync(PostgresDocumentStore store, CancellationToken written) => Task.Run(async () =>
    {
        var seen = new Dictionary<string, long>();
        long after = 0;
        for (bool isLast = false; ;)
        {
            IReadOnlyList<DocumentChange> changes;
            try
            {
                changes = await store.ReadChangesAsync(after, 50, Cancellation);
            }
            catch (StoreException fault) when (fault.Fault is StoreFault.Unreachable)
            {
                continue;
            }

            foreach (DocumentChange change in changes)
            {
                seen.Add(change.Id, change.Sequence);
                after = change.Sequence;
            }

            if (changes.Count == 0)
            {
                if (isLast)
                {
                    return seen;
                }

                isLast = written.IsCancellationRequested && (await store.LastSequenceAsync(Cancellation)) == after;
                await Task.Delay(5, Cancellation);
            }
        }
    }, CancellationToken.None);

    private static async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
        {
            await Task.Delay(10, Cancellation);
        }
    }
}
