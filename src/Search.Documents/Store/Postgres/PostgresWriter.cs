using Npgsql;

namespace Search.Documents.Store.Postgres;

/// <summary>
/// Changes documents inside a transaction. The row of <c>counter</c> is locked first, by every process that writes: sequences are given out under that
/// lock and become visible in order, so that no follower can step over one.
/// </summary>
internal sealed class PostgresWriter
{
    private const string Put = """
        INSERT INTO documents (id, sequence, hash, body, deleted_at)
        SELECT id, sequence, hash, body, CASE WHEN body IS NULL THEN $5 END FROM unnest($1, $2, $3, $4) AS written (id, sequence, hash, body)
        ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, body = excluded.body, deleted_at = excluded.deleted_at
        """;

    private const string Forget = """
        WITH gone AS (
            DELETE FROM documents WHERE key IN (SELECT key FROM documents WHERE deleted_at < $1 ORDER BY deleted_at LIMIT $2) RETURNING sequence
        )
        UPDATE counter SET forgotten = greatest(forgotten, (SELECT max(sequence) FROM gone)) RETURNING (SELECT count(*) FROM gone)
        """;

    private readonly NpgsqlConnection connection;
    private readonly TimeProvider time;
    private readonly ForgettingTurns turns;
    private readonly long before;
    private long sequence;
    private long live;
    private bool buried;

    private PostgresWriter(NpgsqlConnection connection, TimeProvider time, ForgettingTurns turns, long sequence, long live)
    {
        (this.connection, this.time, this.turns) = (connection, time, turns);
        (before, this.sequence, this.live) = (sequence, sequence, live);
    }

    public NpgsqlConnection Connection => connection;

    /// <summary>Waits for the lock.</summary>
    public static async Task<PostgresWriter> LockAsync(NpgsqlConnection connection, TimeProvider time, ForgettingTurns turns, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command("SELECT sequence, live FROM counter FOR UPDATE");
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new PostgresWriter(connection, time, turns, row.GetInt64(0), row.GetInt64(1))
            : throw new InvalidDataException("The store's counter is gone.");
    }

    /// <summary>Puts and deletes, in order; the same id may come several times, of which only the last is written.</summary>
    public async Task<WriteResult[]> WriteAsync(IReadOnlyList<DocumentWrite> writes, PreparedPut?[] puts, CancellationToken cancellation)
    {
        var changes = new PostgresChanges(sequence, await FindAsync([.. writes.Select(write => write.Id).Distinct(StringComparer.Ordinal)], cancellation));
        var results = new WriteResult[writes.Count];
        for (int at = 0; at < results.Length; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            results[at] = changes.Write(writes[at], puts[at]);
        }

        sequence = changes.Sequence;
        live += changes.Added - changes.Buried;
        buried |= changes.Buried > 0;
        await using NpgsqlBatch batch = connection.CreateBatch();
        List<PostgresChange> changed = [.. changes.Documents.Where(change => change.IsChanged)];
        if (changed.Count > 0)
        {
            batch.With(
                Put,
                changed.Select(change => change.Id).ToArray(),
                changed.Select(change => change.Sequence).ToArray(),
                changed.Select(change => change.Hash).ToArray(),
                changed.Select(change => change.Body is { } put ? StoredBody.Encode(put.Json) : null).ToArray(),
                time.GetUtcNow());
        }

        PostgresFiles.AddLinks(batch, changes.Documents);
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        return results;
    }

    /// <summary>Deletes the documents with these keys; tombstones with sequences stay, so that followers learn of them.</summary>
    public async Task BuryAsync(long[] keys, CancellationToken cancellation)
    {
        if (keys.Length == 0)
        {
            return;
        }

        await using NpgsqlBatch batch = connection.CreateBatch()
            .With(
                """
                UPDATE documents d SET sequence = $2 + b.place, hash = NULL, body = NULL, deleted_at = $3
                FROM unnest($1) WITH ORDINALITY AS b (key, place) WHERE d.key = b.key
                """,
                keys,
                sequence,
                time.GetUtcNow())
            .With("DELETE FROM document_files WHERE document = ANY ($1)", keys);
        await batch.ExecuteNonQueryAsync(cancellation);
        sequence += keys.Length;
        live -= keys.Length;
        buried = true;
    }

    /// <summary>Writes the counter, and forgets old deletions where it is time.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (sequence == before)
        {
            return;
        }

        await using NpgsqlBatch batch = connection.CreateBatch().With("UPDATE counter SET sequence = $1, live = $2 RETURNING 0::bigint", sequence, live);
        DateTimeOffset? old = buried ? turns.Due() : null;
        if (old is { } due)
        {
            batch.With(Forget, due, ForgettingTurns.AtOnce);
        }

        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation);
        if (old is not null && await row.NextResultAsync(cancellation) && await row.ReadAsync(cancellation))
        {
            turns.Took((int)row.GetInt64(0));
        }
    }

    private async Task<Dictionary<string, PostgresChange>> FindAsync(string[] ids, CancellationToken cancellation)
    {
        var found = ids.ToDictionary(id => id, id => new PostgresChange(id), StringComparer.Ordinal);
        await using NpgsqlCommand command = connection.Command("SELECT id, sequence, hash FROM documents WHERE id = ANY ($1)", (object)ids);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            PostgresChange change = found[row.GetString(0)];
            (change.Sequence, change.Hash) = (row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2));
        }

        return found;
    }
}
