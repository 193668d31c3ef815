using Indexer.Commands;
using Indexer.Following;
using Microsoft.Extensions.Logging.Abstractions;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace Indexer.Tests.Verification;

/// <summary>Whether an index that was tampered with is told from one that is sound.</summary>
public sealed class VerifyTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private SqliteDocumentStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string IndexPath => folder.At("index");

    public async ValueTask InitializeAsync()
    {
        store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), TimeProvider.System, Cancellation);
        await PutAsync(0, 40);
        await store.WriteAsync([new("b3", null), new("kín", new Document { Id = "kín", Text = "Chữ", Audience = ["staff"] })], Cancellation);
        await CatchUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_sound_index_is_sound_also_while_it_lags_behind_changes_and_deletions()
    {
        Verdict verdict = await JudgeAsync();
        verdict.ToText().ShouldStartWith("sound: generation g-000001, compared as of sequence 42 of 42; 40 documents searchable, 40 stored");
        await PutAsync(30, 20);
        await store.WriteAsync([new("b1", null), new("kín", new Document { Id = "kín", Text = "Chữ" })], Cancellation);
        verdict = await JudgeAsync();
        verdict.Sound.ShouldBeTrue();

        // Those that nobody touched since: of 40, b30 to b39 were replaced, b1 deleted, kín moved.
        (verdict.Documents, verdict.SearchableDocuments, verdict.Sequence, verdict.StoredSequence).ShouldBe((28, 28, 42, 64));
        await CatchUpAsync();
        (await JudgeAsync()).Sound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_document_that_the_index_lost_is_named()
    {
        Tamper(new DocumentChange(42, "b7", null));
        Verdict verdict = await JudgeAsync();
        (verdict.Sound, verdict.Beyond.Count, verdict.Twice.Count).ShouldBe((false, 0, 0));
        verdict.Missing.ShouldBe(["b7"]);
        verdict.ToText().ShouldContain("missing  b7");
    }

    [Fact]
    public async Task A_document_that_the_store_never_had_is_named()
    {
        // In the place of a deletion, and where no change ever was.
        Tamper(new DocumentChange(41, "lạ", new Document { Id = "lạ", Text = "Chữ" }), new DocumentChange(42, "b2", new Document { Id = "b2", Text = "Chữ khác" }));
        Verdict verdict = await JudgeAsync();
        verdict.Sound.ShouldBeFalse();
        verdict.Beyond.ShouldBe(["b2", "lạ"]);
        verdict.Missing.ShouldBe(["b2"]);
    }

    [Fact]
    public async Task A_document_in_two_partitions_is_named()
    {
        Directory.EnumerateDirectories(Path.Combine(IndexPath, "g-000001")).Count().ShouldBe(2);
        string aside = folder.At("aside");
        string partition = Directory.EnumerateDirectories(Path.Combine(IndexPath, "g-000001")).MinBy(p => new DirectoryInfo(p).EnumerateFiles("*.fdt").Sum(f => f.Length))!;
        Directory.Move(partition, aside);
        Tamper(new DocumentChange(42, "kín", new Document { Id = "kín", Text = "Chữ" }));
        Directory.Move(aside, partition);
        (await JudgeAsync()).Twice.ShouldBe(["kín"]);
    }

    [Theory]
    [InlineData("*.fdt")]
    [InlineData("*.tim")]
    [InlineData("*.dvd")]
    public async Task A_flipped_bit_is_found(string pattern)
    {
        string file = Directory.EnumerateFiles(IndexPath, pattern, SearchOption.AllDirectories).MaxBy(f => new FileInfo(f).Length)!;
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(file, bytes);
        Verdict verdict = await JudgeAsync();
        verdict.Sound.ShouldBeFalse();
        verdict.Problem.ShouldNotBeNull();
    }

    [Fact]
    public async Task No_index_is_sound_only_beside_an_empty_store()
    {
        Directory.Delete(IndexPath, recursive: true);
        (await JudgeAsync()).Problem.ShouldBe("There is no index.");
    }

    private Task<Verdict> JudgeAsync() => VerifyCommand.JudgeAsync(store, IndexPath, Cancellation);

    // As if these had come from the store.
    private void Tamper(params DocumentChange[] changes)
    {
        using IndexApplier applier = IndexApplier.Open(IndexPath);
        applier.Apply(changes, Cancellation);
        applier.Commit();
    }

    private Task<long> CatchUpAsync() =>
        new StoreFollower(store, IndexPath, new FollowerOptions(), TimeProvider.System, NullLogger<StoreFollower>.Instance).CatchUpAsync(Cancellation);

    private Task<IReadOnlyList<WriteResult>> PutAsync(int from, int count) => store.WriteAsync(
        [.. Enumerable.Range(from, count).Select(n => new DocumentWrite($"b{n}", new Document { Id = $"b{n}", Title = $"Bài {n}", Text = $"Chữ của bài {n}, lần {from}" }))], Cancellation);
}
