using Microsoft.Data.Sqlite;

namespace Search.Documents.Store.Sqlite;

/// <summary>The records of an SQLite store; lends its connections. Thread safe.</summary>
internal sealed class SqliteRecords(SqliteDocumentStore store) : IRecordStore
{
    public Task<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation) =>
        store.ReadAsync(reader => reader.Records(kind, name).SingleOrDefault(), cancellation);

    public Task<IReadOnlyList<StoredRecord>> ReadAsync(string kind, CancellationToken cancellation) =>
        store.ReadAsync<IReadOnlyList<StoredRecord>>(reader => reader.Records(kind, null), cancellation);

    public Task<long?> WriteAsync(string kind, string name, string content, long expected, CancellationToken cancellation) =>
        store.WriteAsync(writer => writer.Records.Write(kind, name, content, expected), cancellation);

    public Task<bool> DeleteAsync(string kind, string name, long expected, CancellationToken cancellation) =>
        store.WriteAsync(writer => writer.Records.Delete(kind, name, expected), cancellation);
}

/// <summary>Writes records inside the writer's transactions.</summary>
internal sealed class SqliteRecordWriter
{
    private readonly SqliteCommand next;
    private readonly SqliteCommand add;
    private readonly SqliteCommand change;
    private readonly SqliteCommand remove;

    public SqliteRecordWriter(SqliteWriter writer)
    {
        next = writer.Prepare("UPDATE record_counter SET version = version + 1 RETURNING version");
        add = writer.Prepare(
            "INSERT INTO records (kind, name, version, content) VALUES ($kind, $name, $version, $content) ON CONFLICT DO NOTHING",
            "$kind", "$name", "$version", "$content");
        change = writer.Prepare(
            "UPDATE records SET version = $version, content = $content WHERE kind = $kind AND name = $name AND version = $expected",
            "$version", "$content", "$kind", "$name", "$expected");
        remove = writer.Prepare("DELETE FROM records WHERE kind = $kind AND name = $name AND version = $expected", "$kind", "$name", "$expected");
    }

    public long? Write(string kind, string name, string content, long expected)
    {
        long version = (long)next.ExecuteScalar()!;
        int written = expected == 0
            ? add.Bind(kind, name, version, content).ExecuteNonQuery()
            : change.Bind(version, content, kind, name, expected).ExecuteNonQuery();
        return written == 1 ? version : null;
    }

    public bool Delete(string kind, string name, long expected) => remove.Bind(kind, name, expected).ExecuteNonQuery() == 1;
}
