using EndToEnd.Running;
using Indexer.Commands;
using Indexer.Configuration;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Search.Documents.Store;

namespace Indexer.Tests.Commands;

/// <summary>Whoever only looks at a store must not take a wrong place for an empty installation, nor leave one there.</summary>
public sealed class MissingStoreTests(PostgresServer server)
{
    /// <summary>All commands that need a store and are not to make one.</summary>
    public static TheoryData<string> Looking => ["status", "verify", "reindex", "keys list", "keys revoke cổng", "snapshot ra"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Looking))]
    public async Task Where_no_file_is_none_is_made(string command)
    {
        using var folder = new TempFolder();
        string data = folder.At("nhầm");
        (await IndexerProgram.RunAsync([.. command.Split(' '), "--Data:Path=" + data])).ShouldBe(3);
        Directory.Exists(data).ShouldBeFalse();
        Directory.Exists("ra").ShouldBeFalse();
        await MissedAsync(["Data:Path=" + data], Path.Combine(data, "store.db"));
    }

    [Theory]
    [MemberData(nameof(Looking))]
    public async Task Where_a_database_has_none_nothing_is_made(string command)
    {
        using var folder = new TempFolder();
        string schema = NewSchema();
        string[] settings = ["Data:Path=" + folder.At("nhầm"), "Store:Provider=postgres", "Store:ConnectionString=" + await server.ConnectAsync(schema)];
        (await RunAsync(command, settings)).ShouldBe(3);
        (await SchemasAsync(schema)).ShouldBe(0);
        Directory.Exists(folder.At("nhầm")).ShouldBeFalse();
        Directory.Exists("ra").ShouldBeFalse();
        await MissedAsync(settings, $"127.0.0.1:{server.Port}/postgres, schema {schema}");
    }

    [Fact]
    public async Task Another_program_s_tables_are_no_store()
    {
        string schema = NewSchema();
        await server.RunAsync($"CREATE SCHEMA {schema}; CREATE TABLE {schema}.store (version integer)");
        await MissedAsync(["Store:Provider=postgres", "Store:ConnectionString=" + await server.ConnectAsync(schema)], schema);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_first_key_may_come_before_the_first_start(string provider)
    {
        using var folder = new TempFolder();
        string[] settings = ["Data:Path=" + folder.Path, "Store:Provider=" + provider, "Store:ConnectionString=" + (provider == "sqlite" ? "" : await server.ConnectAsync(NewSchema()))];
        (await RunAsync("keys list", settings)).ShouldBe(3);
        (await RunAsync("keys add cổng --scope write", settings)).ShouldBe(0);
        (await RunAsync("keys list", settings)).ShouldBe(0);
    }

    private static Task<int> RunAsync(string command, string[] settings) => IndexerProgram.RunAsync([.. command.Split(' '), .. settings.Select(setting => "--" + setting)]);

    private static string NewSchema() => "t_" + Guid.NewGuid().ToString("N");

    /// <summary>Says what is wrong, where, and what to do.</summary>
    private static async Task MissedAsync(string[] settings, string place)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).ToDictionary(parts => parts[0], parts => (string?)parts[1])).Build();
        StoreException fault = await Should.ThrowAsync<StoreException>(() =>
            StoreOptions.Read(configuration, DataOptions.Read(configuration)).OpenExistingAsync(TimeProvider.System, Cancellation));
        fault.Fault.ShouldBe(StoreFault.Missing);
        fault.Place.ShouldContain(place);
        fault.Message.ShouldContain("none was made");
        fault.Message.ShouldContain("Data__Path");
        fault.Message.ShouldContain("Store__ConnectionString");
        fault.Message.ShouldNotContain(PostgresServer.Password);
    }

    private async Task<long> SchemasAsync(string name)
    {
        await using var connection = new NpgsqlConnection(await server.ConnectAsync("public"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_namespace WHERE nspname = $1", connection) { Parameters = { new() { Value = name } } };
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
