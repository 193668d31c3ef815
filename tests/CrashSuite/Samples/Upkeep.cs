using CrashSuite.Faults;
using Indexer.Following;
using Indexer.Tasks;
using Search.Documents.Store;

namespace CrashSuite.Samples;

/// <summary>Brings an index up as a program that starts would.</summary>
internal static class Upkeep
{
    /// <summary>Follows until everything is applied and no task is left to do.</summary>
    public static async Task FollowAsync(IDocumentStore store, string indexPath, CancellationToken cancellation)
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

        (await tasks.ReadAsync(cancellation)).ShouldAllBe(task => task.State == TaskState.Succeeded || IsGivenUp(task));
        await stop.CancelAsync();
        await following;
    }

    // A task in whose middle the program was killed three times is not begun again.
    private static bool IsGivenUp(ServiceTask task) => task is { State: TaskState.Failed, Starts: 3, Errors: [var error] } && error.StartsWith("Begun 3 times", StringComparison.Ordinal);
}
