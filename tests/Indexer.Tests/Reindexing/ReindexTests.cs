using Indexer.Following;
using Indexer.Tasks;
using Microsoft.Extensions.Logging.Abstractions;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;
using Search.Engine.Searching;

namespace Indexer.Tests.Reindexing;

/// <summary>New generations, as a follower builds them: asked for, or because the one in use is of no use.</summary>
public sealed class ReindexTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private SqliteDocumentStore store = null!;
    private ServiceTasks tasks = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string IndexPath => folder.At("index");

    public async ValueTask InitializeAsync()
    {
        store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), TimeProvider.System, Cancellation);
        tasks = new ServiceTasks(store.Records, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_task_is_run_by_the_follower_while_documents_come_and_searches_go_on()
    {
        await PutAsync(0, 300);
        await using Following following = Start();
        await following.UntilAsync(status => status is { State: FollowerState.Following, Sequence: 300 });
        using SearchIndex reader = SearchIndex.Open(IndexPath);
        ServiceTask task = await tasks.RequestReindexAsync(IndexIdentity.Of(IndexPath), "asked for", Cancellation);
        (await tasks.RequestReindexAsync(IndexIdentity.Of(IndexPath), "asked for", Cancellation)).Id.ShouldBe(task.Id);

        long seen = 300;
        int stored = 300;
        while (!(await tasks.FindAsync(task.Id, Cancellation))!.IsFinished)
        {
            await PutAsync(stored++, 1);
            reader.Refresh();
            long now = reader.Search(new SearchRequest { Text = "chữ" }, Cancellation).Total;
            now.ShouldBeGreaterThanOrEqualTo(seen, "documents vanished");
            seen = now;
        }

        task = (await tasks.FindAsync(task.Id, Cancellation))!;
        (task.State, task.Errors.Count).ShouldBe((TaskState.Succeeded, 0));
        task.Done.ShouldBe(task.Total);
        task.Total.ShouldBeGreaterThanOrEqualTo(300);
        task.FinishedAt!.Value.ShouldBeGreaterThanOrEqualTo(task.StartedAt!.Value);
        await following.UntilAsync(status => status.Sequence == stored);
        reader.Refresh();
        reader.Generation.ShouldBe("g-000002");
        reader.Count.ShouldBe(stored);
        Generations().ShouldBe(["g-000002"]);
    }

    [Fact]
    public async Task A_cancelled_task_leaves_the_old_generation_and_nothing_else()
    {
        await PutAsync(0, 3000);

        // The runner looks every second whether it was cancelled; nothing is built before.
        var held = new FollowerOptions
        {
            FreeBytes = _ =>
            {
                Thread.Sleep(TimeSpan.FromSeconds(5));
                return long.MaxValue;
            },
        };
        await using Following following = Start(held);
        await following.UntilAsync(status => status.Sequence == 3000);
        ServiceTask task = await tasks.RequestReindexAsync(IndexIdentity.Of(IndexPath), "asked for", Cancellation);
        await UntilAsync(async () => (await tasks.FindAsync(task.Id, Cancellation))!.State == TaskState.Running);
        (await tasks.CancelAsync(task.Id, Cancellation))!.CancelRequested.ShouldBeTrue();
        await UntilAsync(async () => (await tasks.FindAsync(task.Id, Cancellation))!.IsFinished);
        (await tasks.FindAsync(task.Id, Cancellation))!.State.ShouldBe(TaskState.Cancelled);
        Generations().ShouldBe(["g-000001"]);
        await PutAsync(3000, 1);
        await following.UntilAsync(status => status.Sequence == 3001);
    }

    [Fact]
    public async Task Too_little_room_fails_the_task_with_figures_and_following_goes_on()
    {
        await PutAsync(0, 5);
        await using Following following = Start(new FollowerOptions { FreeBytes = _ => 1_000_000 });
        await following.UntilAsync(status => status.Sequence == 5);
        ServiceTask task = await tasks.RequestReindexAsync(IndexIdentity.Of(IndexPath), "asked for", Cancellation);
        await UntilAsync(async () => (await tasks.FindAsync(task.Id, Cancellation))!.IsFinished);
        task = (await tasks.FindAsync(task.Id, Cancellation))!;
        task.State.ShouldBe(TaskState.Failed);
        task.Errors.ShouldHaveSingleItem().ShouldContain("only 1 MB are free");
        await PutAsync(5, 1);
        await following.UntilAsync(status => status.Sequence == 6);
    }

    [Fact]
    public async Task A_follower_that_stops_puts_its_task_back_and_the_next_one_does_it()
    {
        await PutAsync(0, 3000);
        ServiceTask task;
        await using (Following first = Start(new FollowerOptions { Batch = 1 }))
        {
            await first.UntilAsync(status => status.Sequence == 3000);
            task = await tasks.RequestReindexAsync(IndexIdentity.Of(IndexPath), "asked for", Cancellation);
            await UntilAsync(async () => (await tasks.FindAsync(task.Id, Cancellation))!.State == TaskState.Running);
        }

        task = (await tasks.FindAsync(task.Id, Cancellation))!;
        (task.State, task.Starts).ShouldBe((TaskState.Queued, 0));
        Generations().ShouldBe(["g-000001"]);
        await using Following second = Start();
        await UntilAsync(async () => (await tasks.FindAsync(task.Id, Cancellation))!.State == TaskState.Succeeded);
        Generations().ShouldBe(["g-000002"]);
    }

    [Theory]
    [InlineData("*.fdt")]
    [InlineData("segments_*")]
    [InlineData("CURRENT")]
    public async Task A_damaged_index_is_built_anew_without_a_hand(string file)
    {
        await PutAsync(0, 50);
        await using (Following first = Start())
        {
            await first.UntilAsync(status => status.Sequence == 50);
        }

        foreach (string damaged in Directory.EnumerateFiles(IndexPath, file, SearchOption.AllDirectories))
        {
            File.WriteAllText(damaged, "g-hỏng");
        }

        await using Following second = Start();
        await second.UntilAsync(status => status is { State: FollowerState.Following, Sequence: 50 });
        await SoundAsync(50);
    }

    [Fact]
    public async Task A_part_of_the_index_that_is_gone_is_missed()
    {
        await PutAsync(0, 10);
        await store.WriteAsync([new("kín", new Document { Id = "kín", Text = "Chữ", Audience = ["staff"] })], Cancellation);
        await using (Following first = Start())
        {
            await first.UntilAsync(status => status.Sequence == 11);
        }

        Directory.Delete(Directory.EnumerateDirectories(Path.Combine(IndexPath, "g-000001")).First(), recursive: true);
        await using Following second = Start();
        await UntilAsync(() => Task.FromResult(Generations() is ["g-000002"]));
        await second.UntilAsync(status => status is { State: FollowerState.Following, Sequence: 11 });
        await SoundAsync(11);
    }

    [Fact]
    public async Task An_index_of_another_store_is_built_anew()
    {
        await PutAsync(0, 10);
        await using (Following first = Start())
        {
            await first.UntilAsync(status => status.Sequence == 10);
        }

        await store.DisposeAsync();
        foreach (string file in Directory.EnumerateFiles(folder.At(""), "store.db*"))
        {
            File.Delete(file);
        }

        await InitializeAsync();
        await PutAsync(100, 3);
        await using Following second = Start();
        await second.UntilAsync(status => status is { State: FollowerState.Following, Sequence: 3 });
        await SoundAsync(3);
    }

    private async Task SoundAsync(long documents)
    {
        using SearchIndex reader = SearchIndex.Open(IndexPath);
        reader.Count.ShouldBe(documents);
        reader.Defect.ShouldBeNull();
        (await tasks.ReadAsync(Cancellation)).ShouldAllBe(task => task.State == TaskState.Succeeded && task.Reason.Length > 20);
    }

    private string[] Generations() => [.. Directory.EnumerateDirectories(IndexPath, "g-*").Select(Path.GetFileName).OfType<string>().Order()];

    private Task<IReadOnlyList<WriteResult>> PutAsync(int from, int count) => store.WriteAsync(
        [.. Enumerable.Range(from, count).Select(n => new DocumentWrite($"b{n}", new Document { Id = $"b{n}", Title = $"Bài {n}", Text = $"Chữ của bài {n}" }))], Cancellation);

    private Following Start(FollowerOptions? options = null) => new(new StoreFollower(
        store, IndexPath, options ?? new FollowerOptions(), TimeProvider.System, NullLogger<StoreFollower>.Instance));

    internal static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (int at = 0; at < 1200; at++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(25, Cancellation);
        }

        throw new TimeoutException("It did not come about in time.");
    }

    /// <summary>A follower that runs until it is disposed.</summary>
    private sealed class Following : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        private readonly StoreFollower follower;
        private readonly Task running;

        public Following(StoreFollower follower)
        {
            this.follower = follower;
            running = Task.Run(() => follower.RunAsync(stop.Token));
        }

        public Task UntilAsync(Func<FollowerStatus, bool> holds) => ReindexTests.UntilAsync(() => Task.FromResult(holds(follower.Status)));

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await running;
            stop.Dispose();
        }
    }
}
