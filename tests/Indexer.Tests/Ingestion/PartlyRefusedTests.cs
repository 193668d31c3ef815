using System.Text;
using Indexer.Configuration;
using Indexer.Ingestion;
using Indexer.Sources.Folders;
using Indexer.Tests.Fetching;
using Search.Documents.Store.Sqlite;

namespace Indexer.Tests.Ingestion;

/// <summary>Files of many items some of which are refused: those are not gone, nor are the good ones.</summary>
public sealed class PartlyRefusedTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private SqliteDocumentStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("data/store.db"), TimeProvider.System, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    private async Task<(long Deleted, long Refused)> RunAsync(string name, byte[] content, bool prune)
    {
        folder.Write("docs/" + name, content);
        IngestTally tally = (await new Ingest(store, new IngestOptions(), new FolderSource(new IngestRequest([folder.At("docs")], null, prune)), new IngestTests.Nobody(), () => { }).RunAsync(Cancellation)).Tally;
        return (tally.Deleted, tally.Refused);
    }

    /// <summary>Ids and titles, in the order of ids.</summary>
    private async Task<string> StoredAsync() => string.Join(' ', (await store.ReadChangesAsync(0, 10_000, Cancellation))
        .Where(change => change.Document is not null).OrderBy(change => change.Id, StringComparer.Ordinal).Select(change => $"{change.Id}={change.Document!.Title}"));

    private static byte[] Write(string name, params string[] items) =>
        Encoding.UTF8.GetBytes(name.EndsWith(".jsonl", StringComparison.Ordinal) ? string.Join('\n', items) : $"[{string.Join(",\n", items)}]");

    private static string Item(string id, string title) => $$"""{"id": "{{id}}", "title": "{{title}}"}""";

    [Theory]
    [InlineData("muc.jsonl", true)]
    [InlineData("muc.jsonl", false)]
    [InlineData("muc.json", true)]
    [InlineData("muc.json", false)]
    public async Task What_is_refused_stays_as_it_was_and_only_what_is_gone_goes(string name, bool prune)
    {
        await RunAsync(name, Write(name, Item("a", "1"), Item("b", "1"), Item("c", "1"), Item("d", "1"), Item("e", "1")), prune);

        // Refused for an address, for a kind, for being there twice; and one that is not there any more.
        (await RunAsync(name, Write(name, Item("a", "2"), """{"id": "b", "title": "2", "url": "javascript:alert(1)"}""", """{"id": "d", "kind": "sách"}""", Item("e", "2"), Item("e", "3")), prune)).ShouldBe((1, 3));
        (await StoredAsync()).ShouldBe("a=2 b=1 d=1 e=2");

        // Mended, everything is as the file has it.
        (await RunAsync(name, Write(name, Item("a", "2"), Item("b", "2"), Item("e", "2")), prune)).ShouldBe((1, 0));
        (await StoredAsync()).ShouldBe("a=2 b=2 e=2");
    }

    [Theory]
    [InlineData("muc.jsonl", true)]
    [InlineData("muc.jsonl", false)]
    [InlineData("muc.json", true)]
    [InlineData("muc.json", false)]
    public async Task Where_an_item_cannot_even_be_named_nothing_is_gone(string name, bool prune)
    {
        await RunAsync(name, Write(name, Item("a", "1"), Item("b", "1"), Item("c", "1")), prune);
        (await RunAsync(name, Write(name, Item("a", "2"), """{"title": 5}""", Item("d", "2")), prune)).ShouldBe((0, 1));
        (await StoredAsync()).ShouldBe("a=2 b=1 c=1 d=2");

        (await RunAsync(name, Write(name, Item("a", "2"), Item("d", "2")), prune)).ShouldBe((2, 0));
        (await StoredAsync()).ShouldBe("a=2 d=2");
    }

    [Theory]
    [InlineData("muc.jsonl")]
    [InlineData("muc.json")]
    public async Task A_packed_file_that_is_cut_off_takes_nothing_away(string name)
    {
        string[] items = [.. Enumerable.Range(0, 3000).Select(i => Item($"m{i:0000}", $"Mục {Convert.ToHexString(BitConverter.GetBytes(i * 2654435761))}"))];
        byte[] whole = Packing.Pack(Encoding.UTF8.GetString(Write(name, items)));
        await RunAsync(name + ".gz", whole, prune: true);
        long count = await store.CountAsync(Cancellation);
        count.ShouldBe(3000);
        (long deleted, long refused) = await RunAsync(name + ".gz", whole[..(whole.Length / 2)], prune: true);
        (deleted, refused > 0, await store.CountAsync(Cancellation)).ShouldBe((0, true, count));
    }
}
