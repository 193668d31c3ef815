using Indexer.Commands;
using Indexer.Following;
using Indexer.Tasks;
using Microsoft.Extensions.Logging;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace Indexer.Tests.Following;

/// <summary>A document that cannot be indexed holds up no other, is told, and is tried again.</summary>
public sealed class SetAsideTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly Lines log = new();
    private PoisonedStore store = null!;

    public static TheoryData<string> Faults { get; } = ["bug", "memory", "several"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string IndexPath => folder.At("index");

    public async ValueTask InitializeAsync() =>
        store = new PoisonedStore(await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), TimeProvider.System, Cancellation));

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_others_go_on_and_it_is_named_everywhere(string fault)
    {
        Poison(fault, "b7", "b8", "b31");
        await PutAsync(0, 40);
        (await CatchUpAsync()).ShouldBe(40);
        using SearchIndex index = SearchIndex.Open(IndexPath);
        (index.Sequence, index.Count).ShouldBe((40, 37));
        index.SetAside.Select(document => document.Id).ShouldBe(["b31", "b7", "b8"]);
        string problem = IndexState.Of(index, 40, [], IndexPath).Problem!;
        problem.ShouldStartWith("3 stored documents cannot be indexed and are not found: 'b31' (");
        log.Errors.Select(error => error.Split('\'')[1]).ShouldBe(["b7", "b8", "b31"]);

        Verdict verdict = await VerifyCommand.JudgeAsync(store, IndexPath, Cancellation);
        (verdict.Sound, verdict.Documents, verdict.SearchableDocuments).ShouldBe((false, 40, 37));
        verdict.SetAside.Select(document => document.Id).ShouldBe(["b31", "b7", "b8"]);
        verdict.ToText().ShouldContain("\naside    b7: ");
    }

    [Fact]
    public async Task What_was_found_before_is_not_found_any_more()
    {
        await PutAsync(0, 3);
        await CatchUpAsync();
        Poison("bug", "b1");
        await PutAsync(0, 3, "khác");
        await CatchUpAsync();
        using SearchIndex index = SearchIndex.Open(IndexPath);
        index.Contains("b1", new HashSet<string> { "public" }).ShouldBeFalse();
        index.Count.ShouldBe(2);
    }

    [Fact]
    public async Task It_is_tried_again_when_it_is_written_again_and_gone_when_it_is_deleted()
    {
        Poison("bug", "b1", "b2");
        await PutAsync(0, 3);
        await CatchUpAsync();
        store.Poison.Clear();
        await CatchUpAsync();
        Open().Count.ShouldBe(1);
        await PutAsync(1, 1, "khác");
        await store.WriteAsync([new("b2", null)], Cancellation);
        await CatchUpAsync();
        (Open().Count, Open().SetAside.Count).ShouldBe((2, 0));
        (await VerifyCommand.JudgeAsync(store, IndexPath, Cancellation)).Sound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_restart_takes_it_as_known_and_another_generation_tries_it_again()
    {
        Poison("memory", "b1", "b2");
        await PutAsync(0, 30);
        await CatchUpAsync();
        StoreFollower follower = Follower();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task running = follower.RunAsync(stop.Token);
        await EventuallyAsync(() => Task.FromResult(follower.Status.State == FollowerState.Following));
        Open().Generation.ShouldBe("g-000001");

        store.Poison.Remove("b2");
        var tasks = new ServiceTasks(store.Records, TimeProvider.System);
        ServiceTask task = await tasks.RequestReindexAsync(IndexIdentity.Of(IndexPath), "asked for", Cancellation);
        await EventuallyAsync(async () => (await tasks.FindAsync(task.Id, Cancellation))!.IsFinished);
        (await tasks.FindAsync(task.Id, Cancellation))!.State.ShouldBe(TaskState.Succeeded);
        await stop.CancelAsync();
        await running;
        (Open().Generation, Open().Count).ShouldBe(("g-000002", 29));
        Open().SetAside.ShouldHaveSingleItem().Id.ShouldBe("b1");
    }

    [Fact]
    public async Task A_failure_of_the_disk_or_of_everything_sets_nothing_aside()
    {
        await PutAsync(0, 3);
        store.Poison["b1"] = () => new IOException("Ổ đĩa hỏng");
        await Should.ThrowAsync<IOException>(CatchUpAsync());
        Open().SetAside.ShouldBeEmpty();
    }

    [Fact]
    public void Looking_for_the_document_at_fault_ends()
    {
        DocumentChange[] changes = [.. Enumerable.Range(1, 1000).Select(n => new DocumentChange(n, $"b{n}", new Document { Id = $"b{n}", Title = "a" }))];
        var stride = new Stride(1000);
        int failures = 0;
        DocumentChange? found = null;
        while (found is null)
        {
            found = stride.Failed([.. changes.Take(stride.Length)], 0);
            failures++;
        }

        (found.Id, failures).ShouldBe(("b1", 10));
        stride.IsAtEnd([changes[0]], Stride.MostSetAside).ShouldBeTrue();
        stride.IsAtEnd([new DocumentChange(1, "b1", null)], 0).ShouldBeTrue();
        stride.IsAtEnd([], 0).ShouldBeTrue();
    }

    private (string? Generation, long Count, IReadOnlyList<SetAsideDocument> SetAside) Open()
    {
        using SearchIndex index = SearchIndex.Open(IndexPath);
        return (index.Generation, index.Count, index.SetAside);
    }

    private void Poison(string fault, params string[] ids)
    {
        foreach (string id in ids)
        {
            store.Poison[id] = fault switch
            {
                "bug" => () => new InvalidOperationException("Không phân tích được"),
                "memory" => () => new InsufficientMemoryException(),
                _ => () => new AggregateException(new FormatException(), new ArgumentException("dài quá")),
            };
        }
    }

    private StoreFollower Follower() => new(store, IndexPath, new FollowerOptions(), TimeProvider.System, log);

    private Task<long> CatchUpAsync() => Follower().CatchUpAsync(Cancellation);

    private Task<IReadOnlyList<WriteResult>> PutAsync(int from, int count, string word = "chữ") =>
        store.WriteAsync([.. Enumerable.Range(from, count).Select(n => new DocumentWrite($"b{n}", new Document { Id = $"b{n}", Title = $"Bài {n}", Text = $"Một {word} của bài {n}" }))], Cancellation);

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (int at = 0; at < 300 && !await holds(); at++)
        {
            await Task.Delay(50, Cancellation);
        }

        (await holds()).ShouldBeTrue();
    }

    private sealed class Lines : ILogger<StoreFollower>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lock (Errors)
                {
                    Errors.Add(formatter(state, exception));
                }
            }
        }
    }
}
