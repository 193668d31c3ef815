using EndToEnd.Running;
using Npgsql;
using Search.Documents.Store;
using Search.Documents.Store.Postgres;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Search.Documents.Tests.Store;

public sealed class PostgresDocumentStoreTests(PostgresServer server) : DocumentStoreContract
{
    private readonly string schema = "t_" + Guid.NewGuid().ToString("N");

    protected override async Task<IDocumentStore> OpenAsync(TimeProvider time) => await PostgresDocumentStore.OpenAsync(await server.ConnectAsync(schema), time, Cancellation);

    protected override void Clean()
    {
        // The server goes as a whole.
    }

    [Fact]
    public async Task Many_may_start_at_once()
    {
        string place = await server.ConnectAsync("t_" + Guid.NewGuid().ToString("N"));
        PostgresDocumentStore[] stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PostgresDocumentStore.OpenAsync(place, TimeProvider.System, Cancellation))));
        IReadOnlyList<WriteResult>[] written = await Task.WhenAll(stores.Select((store, i) => store.WriteAsync([Put("d" + i)], Cancellation)));

        written.Select(results => results[0].Sequence).Order().ShouldBe(Enumerable.Range(1, 8).Select(i => (long)i));
        foreach (PostgresDocumentStore store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Another_program_s_tables_are_left_alone()
    {
        string other = "t_" + Guid.NewGuid().ToString("N");
        await server.RunAsync($"CREATE SCHEMA {other}; CREATE TABLE {other}.store (version integer)");
        (await RefusedAsync(await server.ConnectAsync(other))).Fault.ShouldBe(StoreFault.NotAStore);
    }

    [Fact]
    public async Task An_empty_schema_is_taken()
    {
        string prepared = "t_" + Guid.NewGuid().ToString("N");
        await server.RunAsync($"CREATE SCHEMA {prepared}");
        await using PostgresDocumentStore store = await PostgresDocumentStore.OpenAsync(await server.ConnectAsync(prepared), TimeProvider.System, Cancellation);
        (await store.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task A_newer_store_is_refused()
    {
        await server.RunAsync($"UPDATE {schema}.store SET version = 99");
        StoreException fault = await RefusedAsync(await server.ConnectAsync(schema));
        fault.Fault.ShouldBe(StoreFault.NewerVersion);
        fault.Message.ShouldContain("99");
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_not_repeated()
    {
        var builder = new NpgsqlConnectionStringBuilder(await server.ConnectAsync(schema)) { Password = "sai-mat-khau" };
        StoreException fault = await RefusedAsync(builder.ToString());
        fault.Fault.ShouldBe(StoreFault.CannotOpen);
        fault.ToString().ShouldNotContain("sai-mat-khau");
        fault.Place.ShouldBe($"127.0.0.1:{server.Port}/postgres, schema {schema}");
    }

    [Theory]
    [InlineData("Host=a;Password=sai-mat-khau;Search Path=a, b", "Search Path")]
    [InlineData("Password=sai-mat-khau", "Host")]
    [InlineData("Host=a;Password=sai-mat-khau;Nonsense=sai-mat-khau", "connection string")]
    [InlineData("Host=a;Password=sai-mat-khau;Port=sai-mat-khau", "connection string")]
    public void A_connection_string_that_is_none_is_told_and_not_repeated(string text, string named)
    {
        ArgumentException fault = Should.Throw<ArgumentException>(() => PostgresDocumentStore.CheckConnectionString(text));
        fault.ToString().ShouldContain(named);
        fault.ToString().ShouldNotContain("sai-mat-khau");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told()
    {
        var builder = new NpgsqlConnectionStringBuilder(await server.ConnectAsync(schema)) { Database = "khong-co" };
        StoreException fault = await RefusedAsync(builder.ToString());
        fault.Fault.ShouldBe(StoreFault.CannotOpen);
        fault.Remedy.ShouldContain("createdb");
    }

    [Fact]
    public async Task A_database_that_is_not_Unicode_is_refused()
    {
        await server.RunAsync("DROP DATABASE IF EXISTS ascii");
        await server.RunAsync("CREATE DATABASE ascii ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        var builder = new NpgsqlConnectionStringBuilder(await server.ConnectAsync(schema)) { Database = "ascii" };
        StoreException fault = await RefusedAsync(builder.ToString());
        fault.Fault.ShouldBe(StoreFault.CannotOpen);
        fault.Reason.ShouldContain("UTF-8");
    }

    [Fact]
    public async Task A_user_without_the_right_is_told()
    {
        await server.RunAsync("DO $$ BEGIN CREATE ROLE guest LOGIN PASSWORD 'khach'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        var builder = new NpgsqlConnectionStringBuilder(await server.ConnectAsync("t_" + Guid.NewGuid().ToString("N"))) { Username = "guest", Password = "khach" };
        StoreException fault = await RefusedAsync(builder.ToString());
        fault.Fault.ShouldBe(StoreFault.CannotOpen);
        fault.Remedy.ShouldContain("owner");
    }

    [Fact]
    public async Task A_read_only_server_can_be_read_and_says_why_it_takes_no_writes()
    {
        await WriteAsync(Put("a"));
        var builder = new NpgsqlConnectionStringBuilder(await server.ConnectAsync(schema)) { Options = "-c default_transaction_read_only=on" };
        await using PostgresDocumentStore store = await PostgresDocumentStore.OpenAsync(builder.ToString(), TimeProvider.System, Cancellation);

        (await store.FindAsync("a", Cancellation)).ShouldNotBeNull();
        StoreException fault = await Should.ThrowAsync<StoreException>(() => store.WriteAsync([Put("b")], Cancellation));
        fault.Fault.ShouldBe(StoreFault.ReadOnly);
        fault.Remedy.ShouldContain("primary");
    }

    [Fact]
    public async Task A_damaged_body_is_told()
    {
        await WriteAsync(Put("a"));
        await server.RunAsync($@"UPDATE {schema}.documents SET body = '\x0901'");
        (await Should.ThrowAsync<StoreException>(() => Store.FindAsync("a", Cancellation))).Fault.ShouldBe(StoreFault.Damaged);
    }

    [Fact]
    public async Task After_disposal_nothing_is_taken()
    {
        await Store.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => Store.WriteAsync([Put("a")], Cancellation));
        await Should.ThrowAsync<ObjectDisposedException>(() => Store.CountAsync(Cancellation));
    }

    private static async Task<StoreException> RefusedAsync(string connectionString) =>
        await Should.ThrowAsync<StoreException>(() => PostgresDocumentStore.OpenAsync(connectionString, TimeProvider.System, Cancellation));
}
