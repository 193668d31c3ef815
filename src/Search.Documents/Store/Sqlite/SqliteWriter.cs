using Microsoft.Data.Sqlite;

namespace Search.Documents.Store.Sqlite;

/// <summary>
/// The writing connection with its prepared statements. Not thread safe. Everything happens inside <see cref="Transact{T}"/>, which takes the write
/// lock first (BEGIN IMMEDIATE): sequences are given out under it, so that they become visible in order and no follower can step over one.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly List<SqliteCommand> commands = [];
    private readonly SqliteCommand readCounter;
    private readonly SqliteCommand writeCounter;
    private readonly SqliteCommand find;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand update;
    private readonly SqliteCommand bury;
    private readonly SqliteCommand unlinkAll;
    private readonly SqliteCommand forget;
    private readonly SqliteCommand forgotten;
    private readonly TimeProvider time;
    private readonly ForgettingTurns turns;

    private long sequence;
    private long live;
    private bool buried;

    public SqliteWriter(SqliteConnection connection, TimeProvider time)
    {
        this.connection = connection;
        this.time = time;
        turns = new ForgettingTurns(time);
        readCounter = Prepare("SELECT sequence, live FROM counter");
        writeCounter = Prepare("UPDATE counter SET sequence = $sequence, live = $live", "$sequence", "$live");
        find = Prepare("SELECT key, sequence, deleted, hash FROM documents WHERE id = $id", "$id");
        insert = Prepare("INSERT INTO documents (id, sequence, deleted, hash, body) VALUES ($id, $sequence, 0, $hash, $body) RETURNING key", "$id", "$sequence", "$hash", "$body");
        update = Prepare("UPDATE documents SET sequence = $sequence, deleted = 0, deleted_at = NULL, hash = $hash, body = $body WHERE key = $key", "$sequence", "$hash", "$body", "$key");
        bury = Prepare("UPDATE documents SET sequence = $sequence, deleted = 1, deleted_at = $now, hash = NULL, body = NULL WHERE key = $key", "$sequence", "$now", "$key");
        unlinkAll = Prepare("DELETE FROM document_files WHERE document = $key", "$key");
        forget = Prepare(
            "DELETE FROM documents WHERE key IN (SELECT key FROM documents WHERE deleted_at < $before ORDER BY deleted_at LIMIT $most) RETURNING sequence", "$before", "$most");
        forgotten = Prepare("UPDATE counter SET forgotten = max(forgotten, $sequence)", "$sequence");
        Files = new SqliteFiles(this);
        Records = new SqliteRecordWriter(this);
    }

    /// <inheritdoc cref="SqliteConnections.IsFrozen"/>
    public bool IsFrozen => SqliteConnections.IsFrozen(connection);

    public SqliteFiles Files { get; }

    public SqliteRecordWriter Records { get; }

    public SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        SqliteCommand command = connection.Prepare(sql, parameters);
        commands.Add(command);
        return command;
    }

    /// <summary>Runs <paramref name="work"/> in a transaction of its own and commits it durably.</summary>
    public T Transact<T>(Func<T> work, CancellationToken cancellation)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        foreach (SqliteCommand command in commands)
        {
            command.Transaction = transaction;
        }

        using (SqliteDataReader row = readCounter.ExecuteReader())
        {
            row.Read();
            (sequence, live) = (row.GetInt64(0), row.GetInt64(1));
        }

        long before = sequence;
        buried = false;
        Files.Forget();
        T result = work();
        cancellation.ThrowIfCancellationRequested();
        if (sequence != before)
        {
            writeCounter.Bind(sequence, live).ExecuteNonQuery();
            ForgetDeletions();
        }

        transaction.Commit();
        return result;
    }

    /// <summary>Does a write, where it finds what it expects.</summary>
    /// <param name="put">The document made ready; null for a deletion.</param>
    public WriteResult Write(DocumentWrite write, PreparedPut? put)
    {
        Row? row = Find(write.Id);
        long current = row is { Deleted: false } found ? found.Sequence : 0;
        return !write.Fits(current) ? new(write.Id, current, WriteOutcome.Conflict)
            : put is not null ? Put(put, row)
            : row is { Deleted: false } there ? new(write.Id, Bury(there.Key), WriteOutcome.Deleted)
            : new(write.Id, 0, WriteOutcome.Missing);
    }

    // Stores a document, unless it is there already as it is.
    private WriteResult Put(PreparedPut put, Row? row)
    {
        WriteResult result;
        long key;
        if (row is { Deleted: false } same && same.Hash.AsSpan().SequenceEqual(put.Hash))
        {
            result = new(put.Id, same.Sequence, WriteOutcome.Unchanged);
            key = same.Key;
        }
        else if (row is { Deleted: false } taken && put.File is { } from && Files.Holders(taken.Key) is var holders && !holders.Contains(from))
        {
            return new(put.Id, taken.Sequence, WriteOutcome.Taken) { Holder = DocumentFile.First(holders) };
        }
        else
        {
            byte[] body = StoredBody.Encode(put.Json);
            sequence++;
            if (row is null)
            {
                key = (long)insert.Bind(put.Id, sequence, put.Hash, body).ExecuteScalar()!;
            }
            else
            {
                key = row.Value.Key;
                update.Bind(sequence, put.Hash, body, key).ExecuteNonQuery();
            }

            bool added = row is null or { Deleted: true };
            live += added ? 1 : 0;
            result = new(put.Id, sequence, added ? WriteOutcome.Added : WriteOutcome.Replaced);

            if (!added)
            {
                if (put.File is { } owner)
                {
                    Files.TakeFromOthers(owner, key);
                }

                // Put by a client, a document is no longer the files': pruning them must not take it away.
                unlinkAll.Bind(key).ExecuteNonQuery();
            }
        }

        if (put.File is { } file)
        {
            Files.Link(file.Origin, file.Path, key);
        }

        return result;
    }

    /// <summary>Deletes a document; a tombstone with a sequence stays, so that followers learn of it.</summary>
    public long Bury(long key)
    {
        bury.Bind(++sequence, time.GetUtcNow().ToUnixTimeSeconds(), key).ExecuteNonQuery();
        unlinkAll.Bind(key).ExecuteNonQuery();
        live--;
        buried = true;
        return sequence;
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in commands)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>Drops tombstones that are old enough, where something was deleted and it is time.</summary>
    private void ForgetDeletions()
    {
        if (!buried || turns.Due() is not { } due)
        {
            return;
        }

        int count = 0;
        long last = 0;
        using (SqliteDataReader row = forget.Bind(due.ToUnixTimeSeconds(), ForgettingTurns.AtOnce).ExecuteReader())
        {
            for (; row.Read(); count++)
            {
                last = Math.Max(last, row.GetInt64(0));
            }
        }

        forgotten.Bind(last).ExecuteNonQuery();
        turns.Took(count);
    }

    private Row? Find(string id)
    {
        using SqliteDataReader row = find.Bind(id).ExecuteReader();
        return row.Read() ? new Row(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2) != 0, row.IsDBNull(3) ? null : (byte[])row[3]) : null;
    }

    private readonly record struct Row(long Key, long Sequence, bool Deleted, byte[]? Hash);
}
