using Microsoft.Data.Sqlite;

namespace Search.Documents.Store.Sqlite;

/// <summary>Copies of a store, and the way back.</summary>
public static class SqliteCopies
{
    /// <summary>The file that a connection string names.</summary>
    public static string FileOf(string connectionString) => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    /// <summary>What a copy holds.</summary>
    /// <param name="path">A file that <see cref="SqliteDocumentStore.CopyToAsync"/> made.</param>
    /// <exception cref="StoreException">When it is no store, or damaged.</exception>
    public static (long Sequence, long Documents) Look(string path)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT sequence, live FROM counter";
            using SqliteDataReader row = command.ExecuteReader();
            return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : (0, 0);
        }
        catch (SqliteException fault)
        {
            throw SqliteFailures.Translate(fault, path);
        }
    }

    /// <summary>Makes sure that no program has a store open, and leaves it in one file, without a journal beside it.</summary>
    /// <exception cref="StoreException">When one has.</exception>
    public static void Close(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();

            // Leaving WAL needs the file for oneself alone.
            command.CommandText = "PRAGMA journal_mode = DELETE";
            command.ExecuteNonQuery();
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 5 or 6)
        {
            throw new StoreException(StoreFault.Busy, path, "Another program has the store open.", "Stop it and try again.", fault);
        }
        catch (SqliteException)
        {
            // Whatever it is, it will be replaced.
        }
    }

    internal static void Write(SqliteConnections connections, string path)
    {
        try
        {
            // It takes an empty file for none.
            PrivateFile.Create(path);
            using SqliteConnection connection = connections.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $path";
            command.Parameters.AddWithValue("$path", path);
            command.ExecuteNonQuery();
        }
        catch (SqliteException fault)
        {
            throw SqliteFailures.Translate(fault, path);
        }
    }
}
