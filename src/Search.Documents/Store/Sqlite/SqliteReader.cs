using Microsoft.Data.Sqlite;

namespace Search.Documents.Store.Sqlite;

/// <summary>One reading connection with its prepared statements. Not thread safe: <see cref="SqliteDocumentStore"/> lends each to one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const int MaxBytesOfChanges = 32 * 1024 * 1024;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;
    private readonly SqliteCommand changes;
    private readonly SqliteCommand counter;
    private readonly SqliteCommand countOf;
    private readonly SqliteCommand ids;
    private readonly SqliteCommand files;
    private readonly SqliteCommand records;

    public SqliteReader(SqliteConnection connection)
    {
        this.connection = connection;
        find = connection.Prepare("SELECT sequence, body FROM documents WHERE id = $id", "$id");
        changes = connection.Prepare("SELECT sequence, id, body FROM documents WHERE sequence > $after ORDER BY sequence LIMIT $limit", "$after", "$limit");
        counter = connection.Prepare("SELECT sequence, live, forgotten FROM counter");
        countOf = connection.Prepare("SELECT count(DISTINCT l.document) FROM files f JOIN document_files l ON l.file = f.key WHERE f.origin = $origin", "$origin");
        ids = connection.Prepare(
            "SELECT d.id FROM files f JOIN document_files l ON l.file = f.key JOIN documents d ON d.key = l.document WHERE f.origin = $origin AND f.path = $path", "$origin", "$path");
        files = connection.Prepare("SELECT path, length, modified, hash FROM files WHERE origin = $origin", "$origin");
        records = connection.Prepare(
            "SELECT kind, name, content, version FROM records WHERE kind = $kind AND ($name IS NULL OR name = $name) ORDER BY name", "$kind", "$name");
    }

    /// <inheritdoc cref="SqliteConnections.IsFrozen"/>
    public bool IsFrozen => SqliteConnections.IsFrozen(connection);

    public DocumentChange? Find(string id)
    {
        find.Bind(id);
        using SqliteDataReader row = find.ExecuteReader();
        return row.Read() ? new DocumentChange(row.GetInt64(0), id, row.IsDBNull(1) ? null : StoredBody.Decode((byte[])row[1]).Document) : null;
    }

    public List<DocumentChange> Changes(long after, int limit, CancellationToken cancellation)
    {
        changes.Bind(after, limit);
        using SqliteDataReader row = changes.ExecuteReader();
        var found = new List<DocumentChange>();
        long bytes = 0;
        while (bytes < MaxBytesOfChanges && row.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            Document? document = null;
            if (!row.IsDBNull(2))
            {
                (document, int length) = StoredBody.Decode((byte[])row[2]);
                bytes += length;
            }

            found.Add(new DocumentChange(row.GetInt64(0), row.GetString(1), document));
        }

        return found;
    }

    public long CountOf(string origin) => (long)countOf.Bind(origin).ExecuteScalar()!;

    public (long Sequence, long Live, long Forgotten) Counter()
    {
        using SqliteDataReader row = counter.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) : default;
    }

    public List<string> Ids(string origin, string path)
    {
        using SqliteDataReader row = ids.Bind(origin, path).ExecuteReader();
        var found = new List<string>();
        while (row.Read())
        {
            found.Add(row.GetString(0));
        }

        return found;
    }

    public Dictionary<string, FileStamp> Files(string origin)
    {
        files.Bind(origin);
        using SqliteDataReader row = files.ExecuteReader();
        var stamps = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        while (row.Read())
        {
            stamps[row.GetString(0)] = StampText.Read(row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3));
        }

        return stamps;
    }

    /// <summary>One record, or where <paramref name="name"/> is null all of the kind.</summary>
    public List<StoredRecord> Records(string kind, string? name)
    {
        records.Bind(kind, name);
        using SqliteDataReader row = records.ExecuteReader();
        var found = new List<StoredRecord>();
        while (row.Read())
        {
            found.Add(new StoredRecord(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)));
        }

        return found;
    }

    public void Dispose()
    {
        find.Dispose();
        changes.Dispose();
        countOf.Dispose();
        counter.Dispose();
        files.Dispose();
        records.Dispose();
        connection.Dispose();
    }
}
