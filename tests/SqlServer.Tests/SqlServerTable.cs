using Microsoft.Data.SqlClient;
using SqlServer.Tests.Tds;

namespace SqlServer.Tests;

/// <summary>A table of news (<c>ma</c>, <c>tieu_de</c>, <c>noi_dung</c>, <c>sua</c>) and the two queries that a source asks for it.</summary>
public abstract class SqlServerTable : IAsyncDisposable
{
    public const string Changes = "SELECT ma, tieu_de, noi_dung, sua FROM dbo.tin WHERE sua > @since";
    public const string Ids = "SELECT ma FROM dbo.tin";

    /// <summary>Of the server that <c>TRACUU_SQLSERVER</c> gives a connection string of, whose table <c>dbo.tin</c> is dropped and made anew; else of a scripted one.</summary>
    public static async Task<SqlServerTable> OpenAsync() =>
        Environment.GetEnvironmentVariable("TRACUU_SQLSERVER") is { Length: > 0 } connection ? await RealTable.CreateAsync(connection) : new ScriptedTable();

    public abstract string ConnectionString { get; }

    public abstract Task PutAsync(string key, string title, string text);

    public abstract Task RemoveAsync(string key);

    /// <summary>Makes the table unknown to the server, or known again.</summary>
    public abstract Task HideAsync(bool isHidden);

    public abstract ValueTask DisposeAsync();

    private sealed class ScriptedTable : SqlServerTable
    {
        private readonly SortedDictionary<string, (string Title, string Text, DateTime Changed)> rows = new(StringComparer.Ordinal);
        private readonly TdsServer server;
        private DateTime clock = new(2021, 8, 25, 8, 0, 0);
        private bool isHidden;

        public ScriptedTable() => server = new TdsServer(Answer).Start();

        public override string ConnectionString => server.ConnectionString;

        public override Task PutAsync(string key, string title, string text)
        {
            lock (rows)
            {
                if (!rows.TryGetValue(key, out var row) || (row.Title, row.Text) != (title, text))
                {
                    rows[key] = (title, text, clock += TimeSpan.FromTicks(1));
                }
            }

            return Task.CompletedTask;
        }

        public override Task RemoveAsync(string key)
        {
            lock (rows)
            {
                rows.Remove(key);
            }

            return Task.CompletedTask;
        }

        public override Task HideAsync(bool isHidden)
        {
            this.isHidden = isHidden;
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync() => server.DisposeAsync();

        private TdsAnswer Answer(TdsRequest request)
        {
            lock (rows)
            {
                return isHidden ? TdsAnswer.Error(208, "Invalid object name 'dbo.tin'.", 16)
                    : request.Sql == Ids ? new TdsAnswer([new("ma", "nvarchar")], [.. rows.Keys.Select(key => new object?[] { key })])
                    : new TdsAnswer(
                        [new("ma", "nvarchar"), new("tieu_de", "nvarchar"), new("noi_dung", "nvarchar(max)"), new("sua", "datetime2")],
                        [.. rows.Where(row => row.Value.Changed > (DateTime)request.Since!).Select(row => new object?[] { row.Key, row.Value.Title, row.Value.Text, row.Value.Changed })]);
            }
        }
    }

    private sealed class RealTable(string connectionString) : SqlServerTable
    {
        public override string ConnectionString { get; } = connectionString;

        public static async Task<RealTable> CreateAsync(string connectionString)
        {
            var table = new RealTable(connectionString);
            await table.RunAsync("DROP TABLE IF EXISTS dbo.tin, dbo.tin_mat; CREATE TABLE dbo.tin (ma nvarchar(50) PRIMARY KEY, tieu_de nvarchar(200), noi_dung nvarchar(max), sua datetime2)");
            return table;
        }

        public override Task PutAsync(string key, string title, string text) => RunAsync(
            "UPDATE dbo.tin SET tieu_de = @title, noi_dung = @text, sua = SYSUTCDATETIME() WHERE ma = @key AND (tieu_de <> @title OR noi_dung <> @text); "
            + "INSERT INTO dbo.tin SELECT @key, @title, @text, SYSUTCDATETIME() WHERE NOT EXISTS (SELECT 1 FROM dbo.tin WHERE ma = @key)",
            ("@key", key), ("@title", title), ("@text", text));

        public override Task RemoveAsync(string key) => RunAsync("DELETE FROM dbo.tin WHERE ma = @key", ("@key", key));

        public override Task HideAsync(bool isHidden) => RunAsync(isHidden ? "EXEC sp_rename 'dbo.tin', 'tin_mat'" : "EXEC sp_rename 'dbo.tin_mat', 'tin'");

        public override async ValueTask DisposeAsync() => await RunAsync("DROP TABLE IF EXISTS dbo.tin, dbo.tin_mat");

        private async Task RunAsync(string sql, params (string Name, string Value)[] values)
        {
            await using var connection = new SqlConnection(ConnectionString);
            await connection.OpenAsync();
            await using var command = new SqlCommand(sql, connection);
            foreach ((string name, string value) in values)
            {
                command.Parameters.AddWithValue(name, value);
            }

            await command.ExecuteNonQueryAsync();
        }
    }
}
