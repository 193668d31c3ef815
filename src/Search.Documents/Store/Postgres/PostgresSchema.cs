using System.Globalization;
using Npgsql;

namespace Search.Documents.Store.Postgres;

/// <summary>The tables and how an older store becomes a newer one. All of it lies in a schema of its own, whose table <c>store</c> says what it is.</summary>
internal static class PostgresSchema
{
    private const string Application = "tracuu";
    private const int OldestServer = 15;

    // Any number that no other program takes for its own lock.
    private const long MigrationLock = 0x5452435500000001;

    /// <summary>Each entry leads from the version of its index to the next. Never change one that was released.</summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE store (application text NOT NULL, version integer NOT NULL);
        CREATE TABLE counter (
            id integer PRIMARY KEY CHECK (id = 1),
            sequence bigint NOT NULL,
            live bigint NOT NULL,
            forgotten bigint NOT NULL
        ) WITH (fillfactor = 10);
        INSERT INTO counter VALUES (1, 0, 0, 0);
        CREATE TABLE writers (
            handle uuid PRIMARY KEY,
            attempt bigint NOT NULL,
            previous bigint NOT NULL,
            seen timestamptz NOT NULL
        ) WITH (fillfactor = 10);
        CREATE TABLE documents (
            key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            id text COLLATE "C" NOT NULL UNIQUE,
            sequence bigint NOT NULL UNIQUE,
            hash bytea,
            body bytea,
            deleted_at timestamptz
        );
        ALTER TABLE documents ALTER COLUMN body SET STORAGE EXTERNAL;
        CREATE INDEX documents_deleted ON documents (deleted_at) WHERE deleted_at IS NOT NULL;
        CREATE TABLE files (
            key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            origin text COLLATE "C" NOT NULL,
            path text COLLATE "C" NOT NULL,
            length bigint NOT NULL DEFAULT 0,
            modified text,
            hash text NOT NULL DEFAULT '',
            UNIQUE (origin, path)
        );
        CREATE TABLE document_files (
            file bigint NOT NULL,
            document bigint NOT NULL,
            PRIMARY KEY (file, document)
        );
        CREATE INDEX document_files_document ON document_files (document);
        CREATE SEQUENCE record_versions;
        CREATE TABLE records (
            kind text COLLATE "C" NOT NULL,
            name text COLLATE "C" NOT NULL,
            version bigint NOT NULL,
            content text NOT NULL,
            PRIMARY KEY (kind, name)
        );
        """,
    ];

    /// <summary>The version this program writes.</summary>
    public static int Version => Migrations.Length;

    /// <summary>Creates or migrates; at once done where another process was quicker.</summary>
    /// <param name="mayCreate">Whether a store is made where there is none.</param>
    /// <exception cref="StoreException">When there is none and it may not be made, the schema is another program's or of a newer version, or the server is not fit for a store.</exception>
    public static async Task PrepareAsync(PostgresConnections connections, bool mayCreate, CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await connections.OpenAsync(cancellation);
        int found = await VersionAsync(connection, connections, cancellation);
        if (found == Version)
        {
            return;
        }

        if (found == 0 && !mayCreate)
        {
            throw StoreException.Missing(connections.Place);
        }

        await CheckServerAsync(connection, connections, cancellation);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({MigrationLock})"), cancellation);
        int version = await VersionAsync(connection, connections, cancellation);
        if (version == 0)
        {
            await CheckEmptyAsync(connection, connections, cancellation);
            await RunAsync(connection, $"CREATE SCHEMA IF NOT EXISTS {connections.Schema}", cancellation);
        }

        for (int at = version; at < Version; at++)
        {
            await RunAsync(connection, Migrations[at], cancellation);
        }

        await RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"DELETE FROM store; INSERT INTO store VALUES ('{Application}', {Version})"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The version of the store that is there; 0 where there is none.</summary>
    private static async Task<int> VersionAsync(NpgsqlConnection connection, PostgresConnections connections, CancellationToken cancellation)
    {
        int marks = await ReadAsync(
            connection,
            "SELECT count(*)::int FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname IN ('application', 'version')",
            connections.Schema + ".store",
            cancellation);
        int version = marks < 2 ? 0 : await ReadAsync(connection, "SELECT coalesce(max(version), 0) FROM store WHERE application::text = $1", Application, cancellation);
        if (version > Version)
        {
            throw new StoreException(StoreFault.NewerVersion, connections.Place, $"The store has version {version}; this program knows {Version}.", "Use the newer program, or restore a backup made before the update.");
        }

        return version;
    }

    // Only under the lock: another process may just be making the tables.
    private static async Task CheckEmptyAsync(NpgsqlConnection connection, PostgresConnections connections, CancellationToken cancellation)
    {
        if (await ReadAsync(
            connection, "SELECT count(*)::int FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1", connections.Schema, cancellation) > 0)
        {
            throw new StoreException(StoreFault.NotAStore, connections.Place, "This schema holds another program's tables.", "Name another with Search Path in Store:ConnectionString.");
        }
    }

    private static async Task CheckServerAsync(NpgsqlConnection connection, PostgresConnections connections, CancellationToken cancellation)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            throw new StoreException(StoreFault.CannotOpen, connections.Place, $"The server is PostgreSQL {connection.PostgreSqlVersion}.", $"Use PostgreSQL {OldestServer} or newer.");
        }

        if (await ReadAsync(connection, "SELECT (current_setting('server_encoding') = $1)::int", "UTF8", cancellation) == 0)
        {
            throw new StoreException(StoreFault.CannotOpen, connections.Place, "The database does not keep text as UTF-8.", "Create it with createdb -E UTF8 -T template0 NAME.");
        }
    }

    private static async Task<int> ReadAsync(NpgsqlConnection connection, string sql, string value, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command(sql, value);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
