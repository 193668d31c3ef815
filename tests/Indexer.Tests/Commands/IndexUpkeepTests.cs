using Indexer.Commands;
using Indexer.Following;
using Microsoft.Extensions.Logging.Abstractions;
using Search.Documents;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace Indexer.Tests.Commands;

public sealed class IndexUpkeepTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_the_holder_does_not_catch_up_the_wait_ends_and_says_that_all_is_stored()
    {
        using var folder = new TempFolder();
        await using SqliteDocumentStore store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), TimeProvider.System, Cancellation);
        await store.WriteAsync([new("a", new Document { Id = "a", Title = "Bài", Text = "Chữ" })], Cancellation);
        using (IndexApplier.Open(folder.At("index")))
        {
            string told = (await WaitAsync(store, folder.At("index"), TimeSpan.FromMilliseconds(500))).ShouldNotBeNull();
            told.ShouldContain("stored (sequence 1)");
            told.ShouldContain("will be searchable");
            told.ShouldNotContain('\n');
        }

        (await WaitAsync(store, folder.At("index"), TimeSpan.FromMinutes(1))).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, null, 0)]
    [InlineData(2, null, 1)]
    [InlineData(0, "behind", 3)]
    [InlineData(2, "behind", 3)]
    public void An_index_that_stays_behind_is_a_failure(long refused, string? behind, int exit) => IngestCommand.ExitCode(refused, behind).ShouldBe(exit);

    private static async Task<string?> WaitAsync(SqliteDocumentStore store, string indexPath, TimeSpan patience)
    {
        await using var upkeep = new IndexUpkeep(store, indexPath, NullLogger<StoreFollower>.Instance, patience);
        return await upkeep.WaitAsync(1, _ => { }, Cancellation);
    }
}
