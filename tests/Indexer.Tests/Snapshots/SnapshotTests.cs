using Indexer.Commands;
using Indexer.Following;
using Indexer.Snapshots;
using Microsoft.Extensions.Logging.Abstractions;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace Indexer.Tests.Snapshots;

/// <summary>Store and index copied while they are written, and put elsewhere.</summary>
public sealed class SnapshotTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private SqliteDocumentStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Copy => folder.At("copy");

    public async ValueTask InitializeAsync()
    {
        store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), TimeProvider.System, Cancellation);
        await PutAsync(0, 50);
        await new StoreFollower(store, folder.At("index"), new FollowerOptions(), TimeProvider.System, NullLogger<StoreFollower>.Instance).CatchUpAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_snapshot_and_what_is_restored_are_for_their_user_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await WriteAsync();
        await RestoreAsync("new", force: false);
        foreach (string made in (string[])[Copy, folder.At("new"), folder.At("new/index")])
        {
            File.GetUnixFileMode(made).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, made);
        }

        foreach (string file in Directory.EnumerateFiles(Copy, "*", SearchOption.AllDirectories).Append(folder.At("new/store.db")))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public async Task What_is_written_while_everything_moves_is_restored_sound()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task following = new StoreFollower(store, folder.At("index"), new FollowerOptions(), TimeProvider.System, NullLogger<StoreFollower>.Instance).RunAsync(stop.Token);
        Task writing = Task.Run(
            async () =>
            {
                for (int n = 50; !stop.IsCancellationRequested; n++)
                {
                    await PutAsync(n, 1);
                }
            },
            Cancellation);
        SnapshotManifest manifest = await WriteAsync();
        await stop.CancelAsync();
        await following;
        await writing;
        manifest.IndexSequence.ShouldBeLessThanOrEqualTo(manifest.StoreSequence);
        manifest.IndexSequence.ShouldBeGreaterThanOrEqualTo(50);

        await RestoreAsync("new", force: false);
        await using SqliteDocumentStore restored = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("new/store.db"), TimeProvider.System, Cancellation);
        (await restored.LastSequenceAsync(Cancellation)).ShouldBe(manifest.StoreSequence);
        Verdict verdict = await VerifyCommand.JudgeAsync(restored, folder.At("new/index"), Cancellation);
        verdict.Sound.ShouldBeTrue(verdict.ToText());
        verdict.Sequence.ShouldBe(manifest.IndexSequence);
        IndexIdentity.Of(folder.At("new/index")).ShouldNotBe(IndexIdentity.Of(folder.At("index")));
    }

    [Fact]
    public async Task Nothing_is_replaced_unasked_and_nothing_is_left_of_what_was()
    {
        await WriteAsync();
        (await Should.ThrowAsync<IOException>(() => WriteAsync())).Message.ShouldContain("is not empty");
        await PutAsync(100, 5);
        (await Should.ThrowAsync<IOException>(() => RestoreAsync("", force: false))).Message.ShouldContain("--force");
        (await Should.ThrowAsync<StoreException>(() => RestoreAsync("", force: true))).Fault.ShouldBe(StoreFault.Busy);
        (await store.CountAsync(Cancellation)).ShouldBe(55);

        await store.DisposeAsync();
        await RestoreAsync("", force: true);
        store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), TimeProvider.System, Cancellation);
        (await store.CountAsync(Cancellation)).ShouldBe(50);
        (await VerifyCommand.JudgeAsync(store, folder.At("index"), Cancellation)).Sound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_running_holder_is_told_of()
    {
        await WriteAsync();
        using IndexApplier holder = IndexApplier.Open(folder.At("new/index"));
        await Should.ThrowAsync<IndexHeldException>(() => RestoreAsync("new", force: true));
    }

    [Theory]
    [InlineData("store.db")]
    [InlineData("segments_")]
    public async Task A_changed_file_is_noticed_before_anything_is_touched(string name)
    {
        await WriteAsync();
        string file = Directory.EnumerateFiles(Copy, "*", SearchOption.AllDirectories).First(f => Path.GetFileName(f).StartsWith(name, StringComparison.Ordinal));
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        (await Should.ThrowAsync<InvalidDataException>(() => RestoreAsync("new", force: false))).Message.ShouldContain("is not what was written");
        File.Delete(file);
        (await Should.ThrowAsync<InvalidDataException>(() => RestoreAsync("new", force: false))).Message.ShouldContain("lacks");
        File.Delete(Path.Combine(Copy, SnapshotManifest.FileName));
        (await Should.ThrowAsync<InvalidDataException>(() => RestoreAsync("new", force: false))).Message.ShouldContain("no complete snapshot");
        Directory.Exists(folder.At("new")).ShouldBeFalse();
    }

    private Task<SnapshotManifest> WriteAsync() => SnapshotWriter.WriteAsync(store, folder.At("index"), Copy, TimeProvider.System, Cancellation);

    private Task<SnapshotManifest> RestoreAsync(string to, bool force) =>
        SnapshotRestore.RunAsync(Copy, Path.Combine(folder.At(to), "store.db"), Path.Combine(folder.At(to), "index"), force, Cancellation);

    private Task<IReadOnlyList<WriteResult>> PutAsync(int from, int count) => store.WriteAsync(
        [.. Enumerable.Range(from, count).Select(n => new DocumentWrite($"b{n}", new Document { Id = $"b{n}", Title = $"Bài {n}", Text = $"Chữ của bài {n}" }))], Cancellation);
}
