using CrashSuite.Samples;
using Indexer.Following;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace CrashSuite.Faults;

/// <summary>Every call of the index's disk fails once, or for a while: the follower goes on by itself, and nothing stays open.</summary>
public sealed class IndexFaultTests
{
    private static readonly HurriedTime Time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Faults.InputOutput, 1)]
    [InlineData(Faults.NoSpace, 1)]
    [InlineData(Faults.NoSpace, 25)]
    public async Task The_follower_recovers_by_itself(int errno, int length)
    {
        using TemporaryFolder folder = new();
        int calls = await FollowAsync(folder.File("reference", "x"), Faults.None);
        int failed = 0;
        foreach (int call in Extent.Of(calls, sample: 40, new Random(length)))
        {
            var faults = new Faults(call, length, errno);
            await FollowAsync(folder.File(Extent.Say("fault", call), "x"), faults);
            failed += faults.Failed;
        }

        // Merges run beside the rest, so that the last calls are not the same in every run.
        failed.ShouldBeGreaterThan(calls > 100 ? 30 : 0);
    }

    /// <summary>Follows a store that is written meanwhile until all is applied.</summary>
    /// <returns>How many calls of the disk that took.</returns>
    private static async Task<int> FollowAsync(string path, Faults faults)
    {
        string folder = Path.GetDirectoryName(path)!;
        string indexPath = Path.Combine(folder, "index");
        await using SqliteDocumentStore store = await SqliteDocumentStore.OpenAsync($"Data Source={folder}/store.db", TimeProvider.System, Cancellation);
        var disk = new FaultyDisk(faults);
        var complaints = new Complaints();
        var follower = new StoreFollower(store, indexPath, new FollowerOptions(), Time, complaints)
        {
            OpenIndex = at => IndexApplier.Open(at, disk),
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task following = follower.RunAsync(stop.Token);
        var workload = new Workload(seed: 1);
        for (int batch = 0; batch < 12; batch++)
        {
            await store.WriteAsync(workload.Next(8), Cancellation);
            follower.Nudge();
            await ReachAsync(follower, await store.LastSequenceAsync(Cancellation), complaints);
        }

        await stop.CancelAsync();
        await following;
        using (SearchIndex index = SearchIndex.Open(indexPath))
        {
            Contents.Of(index).ShouldBe(await Contents.OfAsync(store));
        }

        OpenFiles.Below(indexPath).ShouldBeEmpty();
        return faults.Calls;
    }

    private static async Task ReachAsync(StoreFollower follower, long sequence, Complaints complaints)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (follower.Status is not { State: FollowerState.Following } status || status.Sequence < sequence)
        {
            patience.IsCancellationRequested.ShouldBeFalse($"waited in vain for {sequence}: {follower.Status}\n{complaints}");
            await Task.Delay(2, Cancellation);
        }
    }
}
