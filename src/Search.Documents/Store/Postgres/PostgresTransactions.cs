using Npgsql;
using Polly;

namespace Search.Documents.Store.Postgres;

/// <summary>
/// Writes in transactions, one at a time for this handle, and tries passing failures again. Where the connection breaks during a commit nobody knows
/// whether it was done: each transaction leaves its number in this handle's row of <c>writers</c>, and the next attempt first looks there.
/// So nothing is written twice, and what is told is what happened. Thread safe.
/// </summary>
internal sealed class PostgresTransactions(PostgresConnections connections, TimeProvider time) : IAsyncDisposable
{
    // 'on' or stronger: an acknowledged write survives a power cut. Who holds the lock and is heard of no more, as after a power cut of its machine, loses it.
    private const string Settings = """
        SELECT CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END,
               set_config('idle_in_transaction_session_timeout', '30s', true), set_config('lock_timeout', '20s', true)
        """;

    // Waits for a transaction of the same number that the server may still be at.
    private const string Mark = """
        INSERT INTO writers (handle, attempt, previous, seen) VALUES ($1, $2, 0, now())
        ON CONFLICT (handle) DO UPDATE SET attempt = excluded.attempt, previous = writers.attempt, seen = excluded.seen
        RETURNING previous
        """;

    private readonly Guid handle = Guid.NewGuid();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ResiliencePipeline retry = PostgresFailures.RetryWriting(connections, time);
    private long attempts;
    private bool disposed;

    /// <summary>Runs <paramref name="work"/> in a transaction and commits it durably. It may run several times, of which one counts.</summary>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        Attempt<T>? doubtful = null;
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return await retry.ExecuteAsync(
                async token =>
                {
                    await using NpgsqlConnection connection = await connections.OpenAsync(token);
                    await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(token);
                    long number = ++attempts;
                    long last = await BeginAsync(connection, number, token);
                    if (doubtful is { } before && before.Number == last)
                    {
                        return before.Result;
                    }

                    doubtful = null;
                    T result = await work(connection, token);
                    token.ThrowIfCancellationRequested();
                    doubtful = new Attempt<T>(number, result);

                    // From here on a cancellation could no longer say what became of the write.
                    try
                    {
                        await transaction.CommitAsync(CancellationToken.None);
                    }
                    catch (PostgresException refusal) when (refusal.InvariantSeverity == "ERROR")
                    {
                        doubtful = null;
                        throw;
                    }

                    return result;
                },
                cancellation);
        }
        catch (NpgsqlException fault)
        {
            throw PostgresFailures.Translate(fault, connections.Place, doubtful is not null);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Waits for the write under way; later ones are refused.</summary>
    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        disposed = true;
        turn.Release();
    }

    /// <summary>Says that this is the handle's attempt of the given number.</summary>
    /// <returns>The number of its last one that was committed.</returns>
    private async Task<long> BeginAsync(NpgsqlConnection connection, long number, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = connection.CreateBatch().With(Settings).With(Mark, handle, number);
        if (number == 1)
        {
            batch.With("DELETE FROM writers WHERE seen < now() - interval '1 day'");
        }

        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation);
        await row.NextResultAsync(cancellation);
        await row.ReadAsync(cancellation);
        return row.GetInt64(0);
    }

    private sealed record Attempt<T>(long Number, T Result);
}
