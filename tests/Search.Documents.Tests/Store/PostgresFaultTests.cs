using EndToEnd.Running;
using Npgsql;
using Search.Documents.Store;
using Search.Documents.Store.Postgres;

namespace Search.Documents.Tests.Store;

/// <summary>What becomes of writes when the server, or the way to it, fails.</summary>
public sealed class PostgresFaultTests(PostgresServer server)
{
    private readonly string schema = "t_" + Guid.NewGuid().ToString("N");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_is_durable_where_the_server_would_not_have_it_so()
    {
        await using PostgresDocumentStore store = await OpenAsync();
        await using var connections = new PostgresConnections(await server.ConnectAsync(schema));
        await using var transactions = new PostgresTransactions(connections, TimeProvider.System);

        (await ShowAsync(await connections.OpenAsync(Cancellation))).ShouldBe("off");
        (await transactions.RunAsync((connection, _) => ShowAsync(connection), Cancellation)).ShouldBe("on");

        static async Task<string?> ShowAsync(NpgsqlConnection connection)
        {
            await using var command = new NpgsqlCommand("SHOW synchronous_commit", connection);
            return (string?)await command.ExecuteScalarAsync(Cancellation);
        }
    }

    [Theory]
    [InlineData("RAISE EXCEPTION 'x' USING ERRCODE = '40P01'")]
    [InlineData("RAISE EXCEPTION 'x' USING ERRCODE = '40001'")]
    [InlineData("RAISE EXCEPTION 'x' USING ERRCODE = '53300'")]
    [InlineData("PERFORM pg_terminate_backend(pg_backend_pid())")]
    public async Task A_passing_failure_in_a_transaction_is_waited_out(string failure)
    {
        await using PostgresDocumentStore store = await OpenAsync();
        await FailAsync($"IF nextval('{schema}.failures') <= 2 THEN {failure}; END IF;");

        (await store.WriteAsync([Put("a"), Put("b")], Cancellation)).ShouldBe([new("a", 1, WriteOutcome.Added), new("b", 2, WriteOutcome.Added)]);
        (await store.ReadChangesAsync(0, 10, Cancellation)).Select(change => change.Sequence).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_full_disk_refuses_the_write_and_what_was_stored_stays()
    {
        await using PostgresDocumentStore store = await OpenAsync();
        await store.WriteAsync([Put("a")], Cancellation);
        await FailAsync("RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';");

        StoreException fault = await Should.ThrowAsync<StoreException>(() => store.WriteAsync([Put("b")], Cancellation));
        fault.Fault.ShouldBe(StoreFault.Full);
        fault.Place.ShouldContain(schema);
        fault.Remedy.ShouldNotBeEmpty();
        (await store.FindAsync("a", Cancellation)).ShouldNotBeNull();
        (await store.LastSequenceAsync(Cancellation)).ShouldBe(1);

        await server.RunAsync($"DROP TRIGGER fail ON {schema}.documents");
        (await store.WriteAsync([Put("b")], Cancellation)).ShouldBe([new("b", 2, WriteOutcome.Added)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_is_cut_off_is_done_once_and_told_as_it_was(bool delivers)
    {
        string direct = await server.ConnectAsync(schema);
        using var proxy = new CuttingProxy(server.Port) { Delivers = delivers };
        await using PostgresDocumentStore store = await PostgresDocumentStore.OpenAsync(
            new NpgsqlConnectionStringBuilder(direct) { Port = proxy.Port }.ToString(), TimeProvider.System, Cancellation);

        // The very first transaction of a handle has no mark to look for yet.
        for (int at = 1; at <= 3; at++)
        {
            proxy.Cuts = at;
            (await store.WriteAsync([Put("a", "Lần " + at)], Cancellation)).ShouldBe([new("a", at, at == 1 ? WriteOutcome.Added : WriteOutcome.Replaced)]);
            proxy.Cuts.ShouldBeLessThan(at);
        }

        proxy.Cuts = 1;
        long version = (await store.Records.WriteAsync("lease", "x", "A", 0, Cancellation)).ShouldNotBeNull();
        proxy.Cuts = 1;
        (await store.Records.DeleteAsync("lease", "x", version, Cancellation)).ShouldBeTrue();
        proxy.Cuts = 1;
        (await store.WriteAsync([new("a", null)], Cancellation)).ShouldBe([new("a", 4, WriteOutcome.Deleted)]);
        (await store.LastSequenceAsync(Cancellation)).ShouldBe(4);
        (await store.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Connections_that_are_terminated_again_and_again_cost_no_write_and_double_none()
    {
        string connection = await server.ConnectAsync(schema);
        string[] names = [schema + "_0", schema + "_1"];
        PostgresDocumentStore[] stores = await Task.WhenAll(names.Select(name => OpenAsync(new NpgsqlConnectionStringBuilder(connection) { ApplicationName = name }.ToString())));

        // By the write and not by the clock: on a slow machine no attempt would come to its end.
        int[] cutsLeft = new int[stores.Length];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task terminating = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                foreach (int writer in Enumerable.Range(0, stores.Length).Where(writer => Interlocked.Decrement(ref cutsLeft[writer]) >= 0))
                {
                    await server.RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{names[writer]}'");
                }

                await Task.Delay(10, Cancellation);
            }
        }, Cancellation);

        IReadOnlyList<WriteResult>[][] told = await Task.WhenAll(stores.Select(async (store, writer) =>
        {
            var results = new List<IReadOnlyList<WriteResult>>();
            for (int at = 0; at < 60; at++)
            {
                Volatile.Write(ref cutsLeft[writer], 4);
                results.Add(await store.WriteAsync([Put($"w{writer}-{at}"), Put($"v{writer}-{at}")], Cancellation));
            }

            return results.ToArray();
        }));
        await stop.CancelAsync();
        await terminating;

        WriteResult[] all = [.. told.SelectMany(batches => batches).SelectMany(results => results)];
        all.ShouldAllBe(result => result.Outcome == WriteOutcome.Added);
        all.Select(result => result.Sequence).Order().ShouldBe(Enumerable.Range(1, 240).Select(at => (long)at));
        (await stores[0].ReadChangesAsync(0, 1000, Cancellation)).Select(change => (change.Sequence, change.Id))
            .ShouldBe(all.OrderBy(result => result.Sequence).Select(result => (result.Sequence, result.Id)));
        foreach (PostgresDocumentStore store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told()
    {
        await server.ConnectAsync(schema);
        StoreException fault = PostgresFailures.Translate(new NpgsqlException("x", new IOException("y")), "db:5432/tracuu");
        fault.Fault.ShouldBe(StoreFault.Unreachable);
        PostgresFailures.Translate(new NpgsqlException("x", new IOException("y")), "db:5432/tracuu", inDoubt: true).Message.ShouldContain("not known");
    }

    private static DocumentWrite Put(string id, string text = "Văn bản.") => new(id, new Document { Id = id, Text = text });

    private async Task<PostgresDocumentStore> OpenAsync(string? connectionString = null) =>
        await PostgresDocumentStore.OpenAsync(connectionString ?? await server.ConnectAsync(schema), TimeProvider.System, Cancellation);

    /// <summary>Runs a statement inside the server each time that a document is to be written.</summary>
    private Task FailAsync(string statement) => server.RunAsync($"""
        CREATE SEQUENCE IF NOT EXISTS {schema}.failures;
        CREATE FUNCTION {schema}.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {statement} RETURN NEW; END $$;
        CREATE TRIGGER fail BEFORE INSERT OR UPDATE ON {schema}.documents FOR EACH STATEMENT EXECUTE FUNCTION {schema}.fail();
        """);
}
