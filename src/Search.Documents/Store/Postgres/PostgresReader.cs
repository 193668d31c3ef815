using Npgsql;

namespace Search.Documents.Store.Postgres;

/// <summary>What is asked of a store, each on a connection that is lent to it.</summary>
internal static class PostgresReader
{
    private const int MaxBytesOfChanges = 32 * 1024 * 1024;

    // Bodies are packed to a third or so; what a page leaves unread would still cross the network.
    private const string Page = """
        SELECT sequence, id, body FROM (
            SELECT sequence, id, body, sum(octet_length(body)) OVER (ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS bytes
            FROM (SELECT sequence, id, body FROM documents WHERE sequence > $1 ORDER BY sequence LIMIT $2) AS next
        ) AS page WHERE coalesce(bytes, 0) < 16777216 ORDER BY sequence
        """;

    public static async Task<DocumentChange?> FindAsync(NpgsqlConnection connection, string id, CancellationToken cancellation)
    {
        if (id.Contains('\0', StringComparison.Ordinal))
        {
            // No text of this database holds one, and so no id; asked for it, it would complain.
            return null;
        }

        await using NpgsqlCommand command = connection.Command("SELECT sequence, body FROM documents WHERE id = $1", id);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new DocumentChange(row.GetInt64(0), id, row.IsDBNull(1) ? null : StoredBody.Decode(row.GetFieldValue<byte[]>(1)).Document)
            : null;
    }

    public static async Task<IReadOnlyList<DocumentChange>> ChangesAsync(NpgsqlConnection connection, long after, int limit, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command(Page, after, limit);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<DocumentChange>();
        long bytes = 0;
        while (bytes < MaxBytesOfChanges && await row.ReadAsync(cancellation))
        {
            Document? document = null;
            if (!row.IsDBNull(2))
            {
                (document, int length) = StoredBody.Decode(row.GetFieldValue<byte[]>(2));
                bytes += length;
            }

            found.Add(new DocumentChange(row.GetInt64(0), row.GetString(1), document));
        }

        return found;
    }

    public static async Task<(long Sequence, long Live, long Forgotten)> CounterAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command("SELECT sequence, live, forgotten FROM counter");
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) : default;
    }

    public static async Task<long> CountOfAsync(NpgsqlConnection connection, string origin, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command("SELECT count(DISTINCT l.document) FROM files f JOIN document_files l ON l.file = f.key WHERE f.origin = $1", origin);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public static async Task<IReadOnlyList<string>> IdsAsync(NpgsqlConnection connection, string origin, string path, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command(
            "SELECT d.id FROM files f JOIN document_files l ON l.file = f.key JOIN documents d ON d.key = l.document WHERE f.origin = $1 AND f.path = $2", origin, path);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await row.ReadAsync(cancellation))
        {
            ids.Add(row.GetString(0));
        }

        return ids;
    }

    public static async Task<IReadOnlyDictionary<string, FileStamp>> FilesAsync(NpgsqlConnection connection, string origin, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command("SELECT path, length, modified, hash FROM files WHERE origin = $1", origin);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        var stamps = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
        {
            stamps[row.GetString(0)] = StampText.Read(row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3));
        }

        return stamps;
    }
}
