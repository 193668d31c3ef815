using Microsoft.Data.Sqlite;

namespace Search.Documents.Store.Sqlite;

/// <summary>Opens connections the way the store needs them.</summary>
internal sealed class SqliteConnections
{
    private readonly string connectionString;

    public SqliteConnections(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = 5 };
        Place = builder.DataSource;
        this.connectionString = builder.ToString();
    }

    /// <summary>The file.</summary>
    public string Place { get; }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();

            // FULL: an acknowledged write survives a power cut, in WAL mode too. SQLite waits for locks itself, more finely than the client library would.
            command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16000;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
