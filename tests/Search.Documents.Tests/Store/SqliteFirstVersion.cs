using Microsoft.Data.Sqlite;
using Search.Documents.Json;
using Search.Documents.Store;

namespace Search.Documents.Tests.Store;

/// <summary>A store as the first version of this program made it. Never changes: such stores are out there.</summary>
internal static class SqliteFirstVersion
{
    private const string Tables =
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
        INSERT INTO documents VALUES (1, 'a', 1, 0, $hash0, $body0), (2, 'b', 2, 0, $hash1, $body1), (3, 'c', 3, 1, NULL, NULL);
        UPDATE counter SET sequence = 3, live = 2;
        INSERT INTO files VALUES (1, 'o', '1', $length, $modified, $hash);
        INSERT INTO document_files VALUES (1, 1);
        PRAGMA application_id = 0x54524355; PRAGMA user_version = 1;
        """;

    /// <summary>With documents <c>a</c>, of the file <c>1</c> of <c>o</c>, and <c>b</c>, and with <c>c</c> deleted.</summary>
    public static async Task MakeAsync(string path, DocumentWrite a, DocumentWrite b, FileStamp stamp, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection("Pooling=False;Data Source=" + path);
        await connection.OpenAsync(cancellation);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Tables;
        DocumentWrite[] writes = [a, b];
        for (int at = 0; at < writes.Length; at++)
        {
            ReadOnlyMemory<byte> json = DocumentJson.Serialize(writes[at].Document!);
            command.Parameters.AddWithValue("$hash" + at, StoredBody.Hash(json));
            command.Parameters.AddWithValue("$body" + at, StoredBody.Encode(json));
        }

        command.Parameters.AddWithValue("$length", stamp.Length);
        command.Parameters.AddWithValue("$modified", stamp.ModifiedAt.ToString("O"));
        command.Parameters.AddWithValue("$hash", stamp.Hash);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
