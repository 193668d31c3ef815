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

    private readonly NpgsqlBatch batch;
    private readonly TimeProvider time;
    private readonly ForgettingTurns turns;
    private readonly Dictionary<string, PostgresChange> found = new(StringComparer.Ordinal);
    private long sequence;
    private long live;
    private long before;
    private bool buried;

    private PostgresWriter(NpgsqlConnection connection, TimeProvider time, ForgettingTurns turns)
    {
        Connection = connection;
        batch = connection.CreateBatch();
        (this.time, this.turns) = (time, turns);
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>Waits for the lock.</summary>
    /// <param name="ids">The documents that <see cref="Write"/> will be about; each once.</param>
    public static async Task<PostgresWriter> LockAsync(NpgsqlConnection connection, TimeProvider time, ForgettingTurns turns, string[] ids, CancellationToken cancellation)
    {
        var writer = new PostgresWriter(connection, time, turns);

        // The second statement is begun when the first has the lock, and sees what the lock's last holder committed.
        await using NpgsqlBatch lookup = connection.CreateBatch().With("SELECT sequence, live FROM counter FOR UPDATE");
        if (ids.Length > 0)
        {
            lookup.With("SELECT id, sequence, hash FROM documents WHERE id = ANY ($1)", (object)ids)
                .With(
                    "SELECT d.id, f.origin, f.path FROM documents d JOIN document_files l ON l.document = d.key JOIN files f ON f.key = l.file WHERE d.id = ANY ($1)",
                    (object)ids);
        }

        await using NpgsqlDataReader row = await lookup.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
        {
            throw new InvalidDataException("The store's counter is gone.");
        }

        (writer.sequence, writer.live) = (row.GetInt64(0), row.GetInt64(1));
        writer.before = writer.sequence;
        foreach (string id in ids)
        {
            writer.found.Add(id, new PostgresChange(id));
        }

        await row.NextResultAsync(cancellation);
        while (ids.Length > 0 && await row.ReadAsync(cancellation))
        {
            PostgresChange document = writer.found[row.GetString(0)];
            (document.Sequence, document.Hash) = (row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2));
        }

        await row.NextResultAsync(cancellation);
        while (ids.Length > 0 && await row.ReadAsync(cancellation))
        {
            writer.found[row.GetString(0)].Holders.Add(new DocumentFile(row.GetString(1), row.GetString(2)));
        }

        return writer;
    }

    /// <summary>Puts and deletes, in order; the same id may come several times, of which only the last is written.</summary>
    public WriteResult[] Write(IReadOnlyList<DocumentWrite> writes, PreparedPut?[] puts, CancellationToken cancellation)
    {
        var changes = new PostgresChanges(sequence, found);
        var results = new WriteResult[writes.Count];
        for (int at = 0; at < results.Length; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            results[at] = changes.Write(writes[at], puts[at]);
        }

        sequence = changes.Sequence;
        live += changes.Added - changes.Buried;
        buried |= changes.Buried > 0;
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
        return results;
    }

    /// <summary>Deletes the documents with these keys; tombstones with sequences stay, so that followers learn of them.</summary>
    public void Bury(long[] keys)
    {
        batch.With(
                """
                UPDATE documents d SET sequence = $2 + b.place, hash = NULL, body = NULL, deleted_at = $3
                FROM unnest($1) WITH ORDINALITY AS b (key, place) WHERE d.key = b.key
                """,
                keys,
                sequence,
                time.GetUtcNow())
            .With("DELETE FROM document_files WHERE document = ANY ($1)", keys);
        sequence += keys.Length;
        live -= keys.Length;
        buried |= keys.Length > 0;
    }

    /// <summary>Writes what came of it in one round trip, with the counter; forgets old deletions where it is time.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (sequence != before)
        {
            batch.With("UPDATE counter SET sequence = $1, live = $2", sequence, live);
        }

        if (buried && turns.Due() is { } due)
        {
            batch.With(Forget, due, ForgettingTurns.AtOnce);
        }

        await using (batch)
        {
            if (batch.BatchCommands.Count == 0)
            {
                return;
            }

            // Only what forgets says anything.
            await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation);
            if (await row.ReadAsync(cancellation))
            {
                turns.Took((int)row.GetInt64(0));
            }

            await row.NextResultAsync(cancellation);
        }
    }
}
