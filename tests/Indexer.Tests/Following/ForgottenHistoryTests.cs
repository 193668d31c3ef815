using Indexer.Following;
using Microsoft.Extensions.Logging.Abstractions;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace Indexer.Tests.Following;

/// <summary>An index that was away while the store forgot deletions.</summary>
public sealed class ForgottenHistoryTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly LateClock clock = new();
    private SqliteDocumentStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string IndexPath => folder.At("index");

    public async ValueTask InitializeAsync()
    {
        store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), clock, Cancellation);
        await store.WriteAsync([Put("a"), Put("b"), Put("c"), Put("d")], Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task An_index_that_missed_deletions_is_built_anew_and_never_seen_half_done()
    {
        await CatchUpAsync();
        using SearchIndex index = SearchIndex.Open(IndexPath);
        await ForgetAsync("a", "b");

        List<long> commits = await CatchUpAsync();

        commits.ShouldBe([7]);
        index.Count.ShouldBe(4);
        index.Refresh();
        index.Count.ShouldBe(1);
        (await CatchUpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_index_that_has_seen_them_goes_on()
    {
        await store.WriteAsync([new("a", null), new("b", null)], Cancellation);
        await CatchUpAsync();
        clock.Late = StoreHistory.Kept * 2;
        await store.WriteAsync([new("c", null), Put("e")], Cancellation);
        (await store.ForgottenSequenceAsync(Cancellation)).ShouldBe(6);

        (await CatchUpAsync()).ShouldBe([7, 8]);
    }

    [Fact]
    public async Task A_new_index_misses_nothing_by_what_was_forgotten_before()
    {
        await ForgetAsync("a", "b");
        await store.WriteAsync([Put("e")], Cancellation);

        (await CatchUpAsync()).ShouldBe([4, 7, 8]);
        using SearchIndex index = SearchIndex.Open(IndexPath);
        index.Count.ShouldBe(2);
    }

    private static DocumentWrite Put(string id) => new(id, new Document { Id = id, Text = "Chữ của " + id });

    /// <summary>Deletes, and lets so much time pass that the next deletion, of <c>c</c>, makes the store forget it.</summary>
    private async Task ForgetAsync(params string[] ids)
    {
        await store.WriteAsync([.. ids.Select(id => new DocumentWrite(id, null))], Cancellation);
        clock.Late = StoreHistory.Kept * 2;
        await store.WriteAsync([new("c", null)], Cancellation);
        (await store.ForgottenSequenceAsync(Cancellation)).ShouldBe(6);
    }

    /// <summary>Applies change by change, each with a commit of its own where that may be seen.</summary>
    private async Task<List<long>> CatchUpAsync()
    {
        var commits = new List<long>();
        var options = new FollowerOptions { Batch = 1, CommitEvery = 1 };
        await new StoreFollower(store, IndexPath, options, TimeProvider.System, NullLogger<StoreFollower>.Instance, commits.Add).CatchUpAsync(Cancellation);
        return commits;
    }

    private sealed class LateClock : TimeProvider
    {
        public TimeSpan Late { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Late;
    }
}
