using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Search.Documents.Store.Sqlite;

/// <summary>The tables and how an older store becomes a newer one. The version stands in <c>user_version</c>.</summary>
internal static class SqliteSchema
{
    /// <summary>"TRCU": so that another program's database is never taken for a store.</summary>
    private const int ApplicationId = 0x54524355;

    /// <summary>Each entry leads from the version of its index to the next. Never change one that was released.</summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE counter (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            sequence INTEGER NOT NULL,
            live INTEGER NOT NULL
        );
        INSERT INTO counter VALUES (1, 0, 0);
        CREATE TABLE documents (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            sequence INTEGER NOT NULL,
            deleted INTEGER NOT NULL,
            hash BLOB,
            body BLOB
        );
        CREATE UNIQUE INDEX documents_sequence ON documents (sequence);
        CREATE TABLE files (
            key INTEGER PRIMARY KEY,
            origin TEXT NOT NULL,
            path TEXT NOT NULL,
            length INTEGER NOT NULL DEFAULT 0,
            modified TEXT,
            hash TEXT NOT NULL DEFAULT '',
            UNIQUE (origin, path)
        );
        CREATE TABLE document_files (
            file INTEGER NOT NULL,
            document INTEGER NOT NULL,
            PRIMARY KEY (file, document)
        ) WITHOUT ROWID;
        CREATE INDEX document_files_document ON document_files (document);
        """,
        """
        CREATE TABLE records (
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (kind, name)
        ) WITHOUT ROWID;
        CREATE TABLE record_counter (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            version INTEGER NOT NULL
        );
        INSERT INTO record_counter VALUES (1, 0);
        """,
        """
        ALTER TABLE counter ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE documents ADD COLUMN deleted_at INTEGER;
        UPDATE documents SET deleted_at = unixepoch() WHERE deleted = 1;
        CREATE INDEX documents_deleted ON documents (deleted_at) WHERE deleted_at IS NOT NULL;
        """,
    ];

    /// <summary>The version this program writes.</summary>
    public static int Version => Migrations.Length;

    /// <summary>Creates or migrates; at once done where another process was quicker.</summary>
    /// <exception cref="StoreException">When the database is another program's, or of a newer version.</exception>
    public static void Prepare(SqliteConnection connection, string place)
    {
        int application = Read(connection, "PRAGMA application_id");
        int version = Read(connection, "PRAGMA user_version");
        if (application == ApplicationId && version == Version)
        {
            return;
        }

        using SqliteTransaction transaction = connection.BeginTransaction();
        application = Read(connection, "PRAGMA application_id");
        version = Read(connection, "PRAGMA user_version");
        bool empty = Read(connection, "SELECT count(*) FROM sqlite_master") == 0;
        if (application != ApplicationId && !(empty && application == 0 && version == 0))
        {
            throw new StoreException(StoreFault.NotAStore, place, "This is another program's database.", "Point Data:Path or Store:ConnectionString elsewhere, or move the file away.");
        }

        if (version > Version)
        {
            throw new StoreException(StoreFault.NewerVersion, place, $"The store has version {version}; this program knows {Version}.", "Use the newer program, or restore a snapshot made before the update.");
        }

        for (; version < Version; version++)
        {
            Run(connection, Migrations[version]);
        }

        Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};"));
        transaction.Commit();
    }

    private static int Read(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
