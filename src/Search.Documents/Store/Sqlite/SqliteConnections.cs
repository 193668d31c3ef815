using Microsoft.Data.Sqlite;

namespace Search.Documents.Store.Sqlite;

/// <summary>Opens connections the way the store needs them.</summary>
internal sealed class SqliteConnections
{
    private const string Frozen = "?immutable=1";

    private readonly string connectionString;

    public SqliteConnections(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = 5 };
        Place = builder.DataSource;
        IsPlainFile = string.IsNullOrEmpty(builder.Vfs) && !Place.StartsWith("file:", StringComparison.Ordinal);
        this.connectionString = builder.ToString();
    }

    /// <summary>The file.</summary>
    public string Place { get; }

    /// <summary>Whether it is a file as the system has them; what another file system of SQLite's opens is for that to make.</summary>
    public bool IsPlainFile { get; }

    /// <summary>
    /// Opens a connection. A store on a disk that may only be read is opened for reading: whoever closed it in order left no log, so that nothing but the
    /// file itself is needed (https://sqlite.org/wal.html, "Read-Only Databases").
    /// </summary>
    public SqliteConnection Open()
    {
        try
        {
            // FULL: an acknowledged write survives a power cut, in WAL mode too. SQLite waits for locks itself, more finely than the client library would.
            return Open(connectionString, "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16000;");
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SqliteFailures.ReadOnly or SqliteFailures.CannotOpen && IsReadOnly())
        {
            var builder = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly };
            builder.DataSource = new Uri(Path.GetFullPath(Place)).AbsoluteUri + Frozen;
            return Open(builder.ToString(), "PRAGMA cache_size = -16000;");
        }
    }

    /// <summary>Whether a connection sees a file that is taken never to change: not to be kept, for one day it may.</summary>
    public static bool IsFrozen(SqliteConnection connection) => connection.ConnectionString.Contains(Frozen, StringComparison.Ordinal);

    private static SqliteConnection Open(string connectionString, string settings)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the constants above come here.
            command.CommandText = settings;
#pragma warning restore CA2100
            command.ExecuteNonQuery();

            // Settings alone do not show whether the file can be read.
            command.CommandText = "PRAGMA user_version";
            command.ExecuteScalar();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Asked without opening the file: closing it again would release the locks that SQLite has on it (https://sqlite.org/howtocorrupt.html).
    private bool IsReadOnly() =>
        File.Exists(Place) && !File.Exists(Place + "-wal") && !DurableFolder.MayWrite(Path.GetDirectoryName(Path.GetFullPath(Place))!);
}
