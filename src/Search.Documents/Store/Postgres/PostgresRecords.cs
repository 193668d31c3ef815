using Npgsql;

namespace Search.Documents.Store.Postgres;

/// <summary>The records of a PostgreSQL store. Thread safe.</summary>
internal sealed class PostgresRecords(PostgresDocumentStore store) : IRecordStore
{
    // A sequence may leave numbers out, but gives none twice.
    private const string Add = """
        INSERT INTO records (kind, name, version, content) VALUES ($1, $2, nextval('record_versions'), $3) ON CONFLICT DO NOTHING RETURNING version
        """;

    private const string Change = """
        UPDATE records SET version = nextval('record_versions'), content = $3 WHERE kind = $1 AND name = $2 AND version = $4 RETURNING version
        """;

    public Task<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation) => store.ReadAsync(
        async (connection, token) =>
        {
            await using NpgsqlCommand command = connection.Command("SELECT name, content, version FROM records WHERE kind = $1 AND name = $2", kind, name);
            return (await ReadAsync(command, kind, token)).SingleOrDefault();
        },
        cancellation);

    public Task<IReadOnlyList<StoredRecord>> ReadAsync(string kind, CancellationToken cancellation) => store.ReadAsync<IReadOnlyList<StoredRecord>>(
        async (connection, token) =>
        {
            await using NpgsqlCommand command = connection.Command("SELECT name, content, version FROM records WHERE kind = $1 ORDER BY name", kind);
            return await ReadAsync(command, kind, token);
        },
        cancellation);

    public Task<long?> WriteAsync(string kind, string name, string content, long expected, CancellationToken cancellation) => store.TransactAsync(
        async (connection, token) =>
        {
            await using NpgsqlCommand command = expected == 0
                ? connection.Command(Add, kind, name, content)
                : connection.Command(Change, kind, name, content, expected);
            return (long?)await command.ExecuteScalarAsync(token);
        },
        cancellation);

    public Task<bool> DeleteAsync(string kind, string name, long expected, CancellationToken cancellation) => store.TransactAsync(
        async (connection, token) =>
        {
            await using NpgsqlCommand command = connection.Command("DELETE FROM records WHERE kind = $1 AND name = $2 AND version = $3", kind, name, expected);
            return await command.ExecuteNonQueryAsync(token) == 1;
        },
        cancellation);

    private static async Task<List<StoredRecord>> ReadAsync(NpgsqlCommand command, string kind, CancellationToken cancellation)
    {
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StoredRecord>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new StoredRecord(kind, row.GetString(0), row.GetString(1), row.GetInt64(2)));
        }

        return found;
    }
}
