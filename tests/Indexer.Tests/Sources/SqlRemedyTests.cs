using System.Net.Sockets;
using EndToEnd.Running;
using Indexer.Configuration;
using Indexer.Sources;
using Indexer.Sources.Sql;
using Npgsql;

namespace Indexer.Tests.Sources;

/// <summary>What is told where a database does not do as the settings would have it.</summary>
public sealed class SqlRemedyTests(PostgresServer server) : SqlSourceBase
{
    private static IEnumerable<(string Key, string Value)> Settings(string provider, string connection, string query = "SELECT 1 AS id") =>
        [("name", SourceWorld.Name), ("kind", "sql"), ("provider", provider), ("connectionString", connection), ("query", query)];

    [Theory]
    [InlineData("28P01", "Correct user and password")]
    [InlineData("28000", "pg_hba.conf")]
    [InlineData("3D000", "Correct the database")]
    [InlineData("42501", "GRANT SELECT")]
    [InlineData("42P01", "Look for slips in the query")]
    [InlineData("25006", "let the query be a SELECT")]
    [InlineData("57014", "raise 'timeoutSeconds'")]
    [InlineData("XX000", "Try the query there")]
    public void Every_fault_of_PostgreSQL_has_its_remedy(string state, string remedy) =>
        SqlFaults.Tell(new PostgresException("Lỗi", "ERROR", "ERROR", state)).Message.ShouldContain(remedy);

    [Fact]
    public void A_server_that_cannot_be_reached_is_told_apart() =>
        SqlFaults.Tell(new NpgsqlException("Failed to connect", new SocketException(111))).Message.ShouldContain("See that the server runs");

    [Theory]
    [InlineData("Password=mat-khau-thu-nghiem", "Password=sai", "Correct user and password")]
    [InlineData("Database=postgres", "Database=khong_co", "Correct the database")]
    [InlineData("", "", "Look for slips in the query")]
    public async Task PostgreSQL_says_so(string old, string other, string remedy)
    {
        string connection = await server.ConnectAsync("public");
        SourceVisitReport report = await World.VisitAsync(Settings("postgres", old.Length == 0 ? connection : connection.Replace(old, other, StringComparison.Ordinal), "SELECT id FROM không_có"));
        report.Told.ShouldContain(remedy);
        report.Told.ShouldNotContain("Password=");
    }

    [Fact]
    public async Task Options_of_the_operator_hold_beside_the_read_only_session()
    {
        string connection = await server.ConnectAsync("public") + ";Options='-c work_mem=7MB -c default_transaction_read_only=off'";
        await World.VisitAsync(Settings("postgres", connection, "SELECT 1 AS id, current_setting('work_mem') AS title, current_setting('default_transaction_read_only') AS text"));
        (await World.DocumentsAsync()).Select(document => (document.Title, document.Text)).ShouldBe([("7MB", "on")]);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_no_database_is_named()
    {
        SourceVisitReport report = await World.VisitAsync(Settings("sqlite", $"Data Source={Database}"));
        report.Told.ShouldContain($"({Database})");
        report.Told.ShouldContain("See that the file is there");
        World.Folder.Write("báo.db", new string('x', 5000));
        (await World.VisitAsync(Settings("sqlite", $"Data Source={Database}", "SELECT id FROM tin"))).Told.ShouldContain("no SQLite database");
    }

    [Theory]
    [InlineData("postgres", "Host=db;Passwort=bi-mat", "'Passwort'")]
    [InlineData("sqlite", "Data Source=a.db;Passwort=bi-mat", "'Passwort'")]
    [InlineData("postgres", "Host=db;Port=bi-mat", "'Port'")]
    public void A_keyword_that_the_provider_does_not_know_is_named_and_no_value(string provider, string connection, string keyword)
    {
        var fault = Should.Throw<SettingException>(() => SourceWorld.Read(Settings(provider, connection)));
        fault.Message.ShouldContain(keyword, Case.Insensitive);
        fault.Message.ShouldNotContain("bi-mat");
    }
}
