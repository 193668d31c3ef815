using Microsoft.Data.Sqlite;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;

namespace Search.Documents.Tests.Store;

public sealed class SqliteDocumentStoreTests : DocumentStoreContract
{
    private readonly TempFolder folder = new();

    private string ConnectionString => "Data Source=" + folder.File("sub/store.db");

    protected override async Task<IDocumentStore> OpenAsync(TimeProvider time) => await SqliteDocumentStore.OpenAsync(ConnectionString, time, Cancellation);

    protected override void Clean() => folder.Dispose();

    [Fact]
    public async Task A_new_store_is_for_its_user_alone_and_an_old_one_keeps_its_rights()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (IDocumentStore store = await OpenAsync(TimeProvider.System))
        {
            await store.WriteAsync([Put("a")], Cancellation);
            File.GetUnixFileMode(folder.File("sub")).ShouldBe(Own | UnixFileMode.UserExecute);
            Directory.GetFiles(folder.File("sub")).ShouldContain(file => file.EndsWith("-wal", StringComparison.Ordinal));
            foreach (string file in Directory.GetFiles(folder.File("sub")))
            {
                File.GetUnixFileMode(file).ShouldBe(Own, file);
            }
        }

        File.SetUnixFileMode(folder.File("sub/store.db"), Own | UnixFileMode.GroupRead);
        await using IDocumentStore again = await OpenAsync(TimeProvider.System);
        File.GetUnixFileMode(folder.File("sub/store.db")).ShouldBe(Own | UnixFileMode.GroupRead);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        string path = folder.File("other.db");
        await File.WriteAllTextAsync(path, new string('x', 5000), Cancellation);
        (await Open(path)).Fault.ShouldBe(StoreFault.NotAStore);
    }

    [Fact]
    public async Task Another_program_s_database_is_left_alone()
    {
        string path = folder.File("other.db");
        Run(path, "CREATE TABLE t (a)");
        (await Open(path)).Fault.ShouldBe(StoreFault.NotAStore);
    }

    [Fact]
    public async Task A_newer_store_is_refused()
    {
        Run(folder.File("sub/store.db"), "PRAGMA user_version = 99");
        StoreException fault = await Open(folder.File("sub/store.db"));
        fault.Fault.ShouldBe(StoreFault.NewerVersion);
        fault.Message.ShouldContain("99");
    }

    [Fact]
    public async Task A_store_of_the_first_version_goes_on_with_nothing_lost()
    {
        string path = folder.File("first.db");
        var stamp = new FileStamp(12, new DateTimeOffset(2021, 8, 24, 1, 2, 3, TimeSpan.FromHours(7)), "abc");
        await SqliteFirstVersion.MakeAsync(path, Put("a"), Put("b", new string('ă', 5000)), stamp, Cancellation);

        await using SqliteDocumentStore store = await SqliteDocumentStore.OpenAsync("Data Source=" + path, TimeProvider.System, Cancellation);

        (await store.CountAsync(Cancellation)).ShouldBe(2);
        (await store.LastSequenceAsync(Cancellation)).ShouldBe(3);
        (await store.ForgottenSequenceAsync(Cancellation)).ShouldBe(0);
        (await store.ReadChangesAsync(0, 10, Cancellation)).Select(change => (change.Sequence, change.Id, change.Document?.Text))
            .ShouldBe([(1, "a", "Văn bản."), (2, "b", new string('ă', 5000)), (3, "c", null)]);
        (await store.ReadFilesAsync("o", Cancellation)).ShouldHaveSingleItem().ShouldBe(new("1", stamp));
        (await store.Records.WriteAsync("key", "a", "x", 0, Cancellation)).ShouldNotBeNull();
        (await store.WriteAsync([Put("a"), Put("d")], Cancellation)).ShouldBe([new("a", 1, WriteOutcome.Unchanged), new("d", 4, WriteOutcome.Added)]);
        (await store.RemoveFileAsync("o", "1", Cancellation)).ShouldBe(1);
        Read(path, "PRAGMA user_version").ShouldBe(SqliteSchema.Version);

        // What was deleted before the store could tell when, counts as deleted now.
        Read(path, "SELECT count(*) FROM documents WHERE deleted = 1 AND deleted_at IS NULL").ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told()
    {
        await File.WriteAllTextAsync(folder.File("file"), "x", Cancellation);
        (await Open(folder.File("file/store.db"))).Fault.ShouldBe(StoreFault.CannotOpen);
    }

    [Fact]
    public void A_full_disk_is_told_with_place_and_remedy()
    {
        StoreException fault = SqliteFailures.Translate(new SqliteException("full", 13), "/x/store.db");
        fault.Fault.ShouldBe(StoreFault.Full);
        fault.Place.ShouldBe("/x/store.db");
        fault.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_locked_store_is_waited_for()
    {
        using var blocker = new SqliteConnection(ConnectionString + ";Pooling=False");
        await blocker.OpenAsync(Cancellation);
        Task<IReadOnlyList<WriteResult>> write;
        using (SqliteTransaction transaction = blocker.BeginTransaction())
        {
            write = Store.WriteAsync([Put("a")], Cancellation);
            await Task.Delay(300, Cancellation);
            write.IsCompleted.ShouldBeFalse();
            (await Store.CountAsync(Cancellation)).ShouldBe(0);
        }

        (await write).ShouldHaveSingleItem().Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task Acknowledged_writes_survive_a_copy_taken_without_closing()
    {
        await Store.WriteAsync([Put("a"), Put("b", new string('x', 100_000))], Cancellation);
        Directory.CreateDirectory(folder.File("copy"));
        foreach (string suffix in new[] { "", "-wal" })
        {
            File.Copy(folder.File("sub/store.db" + suffix), folder.File("copy/store.db" + suffix));
        }

        await using SqliteDocumentStore copy = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.File("copy/store.db"), TimeProvider.System, Cancellation);
        (await copy.CountAsync(Cancellation)).ShouldBe(2);
        (await copy.FindAsync("b", Cancellation))!.Text.Length.ShouldBe(100_000);
    }

    [Fact]
    public async Task A_damaged_body_is_told()
    {
        await Store.WriteAsync([Put("a")], Cancellation);
        Run(folder.File("sub/store.db"), "UPDATE documents SET body = x'0901'");
        (await Should.ThrowAsync<StoreException>(() => Store.FindAsync("a", Cancellation))).Fault.ShouldBe(StoreFault.Damaged);
    }

    [Fact]
    public async Task After_disposal_nothing_is_taken()
    {
        await Store.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => Store.WriteAsync([Put("a")], Cancellation));
    }

    private static async Task<StoreException> Open(string path) =>
        await Should.ThrowAsync<StoreException>(() => SqliteDocumentStore.OpenAsync("Data Source=" + path, TimeProvider.System, Cancellation));

    private static void Run(string path, string sql) => Read(path, sql);

    private static long? Read(string path, string sql)
    {
        using var connection = new SqliteConnection("Pooling=False;Data Source=" + path);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long?)command.ExecuteScalar();
    }
}
