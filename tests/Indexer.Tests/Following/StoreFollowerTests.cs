using Indexer.Following;
using Microsoft.Extensions.Logging.Abstractions;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace Indexer.Tests.Following;

public sealed class StoreFollowerTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private SqliteDocumentStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string IndexPath => folder.At("index");

    public async ValueTask InitializeAsync() => store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), TimeProvider.System, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    private StoreFollower Follower(Action<long>? committed = null) =>
        new(store, IndexPath, new FollowerOptions { HeldPoll = TimeSpan.FromMilliseconds(100) }, TimeProvider.System, NullLogger<StoreFollower>.Instance, committed);

    private Task<IReadOnlyList<WriteResult>> PutAsync(params string[] ids) =>
        store.WriteAsync([.. ids.Select(id => new DocumentWrite(id, new Document { Id = id, Title = "Bài " + id, Text = "Chữ của " + id }))], Cancellation);

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (int at = 0; at < 300 && !holds(); at++)
        {
            await Task.Delay(50, Cancellation);
        }

        holds().ShouldBeTrue();
    }

    [Fact]
    public async Task Catching_up_makes_everything_stored_searchable_and_deletions_gone()
    {
        await PutAsync("a", "b");
        (await Follower().CatchUpAsync(Cancellation)).ShouldBe(2);
        await store.WriteAsync([new("a", null)], Cancellation);
        (await Follower().CatchUpAsync(Cancellation)).ShouldBe(3);

        using SearchIndex index = SearchIndex.Open(IndexPath);
        index.Sequence.ShouldBe(3);
        index.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_bit_that_turned_over_where_nobody_reads_is_found_and_the_index_built_anew()
    {
        await PutAsync([.. Enumerable.Range(0, 50).Select(n => "b" + n)]);
        await Follower().CatchUpAsync(Cancellation);
        string file = Directory.GetFiles(Path.Combine(IndexPath, "g-000001"), "*", SearchOption.AllDirectories).MaxBy(path => new FileInfo(path).Length)!;
        byte[] content = await File.ReadAllBytesAsync(file, Cancellation);
        content[content.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, content, Cancellation);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        StoreFollower follower = Follower();
        Task running = follower.RunAsync(stop.Token);
        await EventuallyAsync(() => Directory.Exists(Path.Combine(IndexPath, "g-000002")) && follower.Status.State == FollowerState.Following);
        await stop.CancelAsync();
        await running;
        (await IndexAudit.ChecksumFaultAsync(IndexPath, Cancellation)).ShouldBeNull();
        using SearchIndex index = SearchIndex.Open(IndexPath);
        index.Count.ShouldBe(50);
    }

    [Fact]
    public async Task While_running_it_applies_what_comes()
    {
        var commits = new List<long>();
        StoreFollower follower = Follower(sequence =>
        {
            lock (commits)
            {
                commits.Add(sequence);
            }
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task running = follower.RunAsync(stop.Token);
        await EventuallyAsync(() => follower.Status.State == FollowerState.Following);
        await PutAsync("a");
        follower.Nudge();
        await EventuallyAsync(() => follower.Status.Sequence == 1);
        await PutAsync("b", "c");
        await EventuallyAsync(() => follower.Status.Sequence == 3);
        await stop.CancelAsync();
        await running;
        follower.Status.State.ShouldBe(FollowerState.Stopped);
        commits.Order().ShouldBe(commits);
        commits[^1].ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_one_applies_and_the_other_takes_over()
    {
        using var stopFirst = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var stopSecond = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        StoreFollower first = Follower(), second = Follower();
        Task one = first.RunAsync(stopFirst.Token);
        await EventuallyAsync(() => first.Status.State == FollowerState.Following);
        Task two = second.RunAsync(stopSecond.Token);
        await EventuallyAsync(() => second.Status.State == FollowerState.Waiting);
        second.Status.Error.ShouldNotBeNullOrEmpty();
        await stopFirst.CancelAsync();
        await one;
        await PutAsync("a");
        await EventuallyAsync(() => second.Status is { State: FollowerState.Following, Sequence: 1 });
        await stopSecond.CancelAsync();
        await two;
    }
}
