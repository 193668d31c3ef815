using Npgsql;
using Polly;

namespace Search.Documents.Store.Postgres;

/// <summary>
/// The store of several machines: a schema in a PostgreSQL database. Thread safe; any number of processes may write and follow, reading never waits for writing.
/// Passing failures (a connection that breaks, a server that restarts) are waited out; no message holds the password.
/// </summary>
public sealed class PostgresDocumentStore : IDocumentStore
{
    private readonly PostgresConnections connections;
    private readonly PostgresTransactions transactions;
    private readonly ResiliencePipeline retry;
    private readonly TimeProvider time;
    private readonly ForgettingTurns turns;
    private volatile bool disposed;

    private PostgresDocumentStore(PostgresConnections connections, TimeProvider time)
    {
        this.connections = connections;
        this.time = time;
        transactions = new PostgresTransactions(connections, time);
        retry = PostgresFailures.RetryReading(connections, time);
        turns = new ForgettingTurns(time);
        Records = new PostgresRecords(this);
    }

    public IRecordStore Records { get; }

    /// <summary>Opens the store, creating or migrating it where needed.</summary>
    /// <param name="connectionString">As Npgsql has it, e.g. <c>Host=db;Database=tracuu;Username=tracuu;Password=…</c>; <c>Search Path</c> names the schema, <c>tracuu</c> by default.</param>
    /// <exception cref="ArgumentException">When the connection string is none.</exception>
    /// <exception cref="StoreException">When it cannot be opened.</exception>
    public static Task<PostgresDocumentStore> OpenAsync(string connectionString, TimeProvider time, CancellationToken cancellation) =>
        OpenAsync(connectionString, mayCreate: true, time, cancellation);

    /// <summary>As <see cref="OpenAsync(string, TimeProvider, CancellationToken)"/>, but makes nothing where there is no store.</summary>
    /// <exception cref="ArgumentException">When the connection string is none.</exception>
    /// <exception cref="StoreException">When there is none (<see cref="StoreFault.Missing"/>), or it cannot be opened.</exception>
    public static Task<PostgresDocumentStore> OpenExistingAsync(string connectionString, TimeProvider time, CancellationToken cancellation) =>
        OpenAsync(connectionString, mayCreate: false, time, cancellation);

    private static async Task<PostgresDocumentStore> OpenAsync(string connectionString, bool mayCreate, TimeProvider time, CancellationToken cancellation)
    {
        var connections = new PostgresConnections(connectionString);
        try
        {
            await PostgresFailures.RetryWriting(connections, time).ExecuteAsync(async token => await PostgresSchema.PrepareAsync(connections, mayCreate, token), cancellation);
            return new PostgresDocumentStore(connections, time);
        }
        catch (Exception fault)
        {
            await connections.DisposeAsync();
            if (fault is NpgsqlException failure)
            {
                throw PostgresFailures.Translate(failure, connections.Place);
            }

            throw;
        }
    }

    /// <summary>Says what is wrong with a connection string, without quoting it.</summary>
    /// <exception cref="ArgumentException">When it is not one of a store.</exception>
    public static void CheckConnectionString(string connectionString) => PostgresConnections.Read(connectionString);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(writes);
        return writes.Count == 0 ? Task.FromResult<IReadOnlyList<WriteResult>>([]) : Task.Run(
            () =>
            {
                PreparedPut?[] puts = PreparedPut.Prepare(writes);
                string[] ids = [.. writes.Select(write => write.Id).Distinct(StringComparer.Ordinal)];
                return ChangeAsync(ids, (writer, token) => Task.FromResult<IReadOnlyList<WriteResult>>(writer.Write(writes, puts, token)), cancellation);
            },
            cancellation);
    }

    public async Task<Document?> FindAsync(string id, CancellationToken cancellation) => (await FindChangeAsync(id, cancellation))?.Document;

    public Task<DocumentChange?> FindChangeAsync(string id, CancellationToken cancellation) =>
        ReadAsync((connection, token) => PostgresReader.FindAsync(connection, id, token), cancellation);

    public Task<IReadOnlyList<DocumentChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return ReadAsync((connection, token) => PostgresReader.ChangesAsync(connection, after, limit, token), cancellation);
    }

    public async Task<long> LastSequenceAsync(CancellationToken cancellation) => (await ReadAsync(PostgresReader.CounterAsync, cancellation)).Sequence;

    public async Task<long> ForgottenSequenceAsync(CancellationToken cancellation) => (await ReadAsync(PostgresReader.CounterAsync, cancellation)).Forgotten;

    public async Task<long> CountAsync(CancellationToken cancellation) => (await ReadAsync(PostgresReader.CounterAsync, cancellation)).Live;

    public Task<long> CountOfAsync(string origin, CancellationToken cancellation) =>
        ReadAsync((connection, token) => PostgresReader.CountOfAsync(connection, origin, token), cancellation);

    public Task<IReadOnlyDictionary<string, FileStamp>> ReadFilesAsync(string origin, CancellationToken cancellation) =>
        ReadAsync((connection, token) => PostgresReader.FilesAsync(connection, origin, token), cancellation);

    public Task<IReadOnlyList<string>> ReadIdsAsync(string origin, string path, CancellationToken cancellation) =>
        ReadAsync((connection, token) => PostgresReader.IdsAsync(connection, origin, path, token), cancellation);

    public Task WriteFilesAsync(string origin, IReadOnlyDictionary<string, FileStamp> stamps, CancellationToken cancellation) =>
        ChangeAsync([], (writer, token) => PostgresFiles.StampAsync(writer.Connection, origin, stamps, token), cancellation);

    public Task<int> RemoveFileAsync(string origin, string path, CancellationToken cancellation) =>
        ChangeAsync([], (writer, token) => PostgresFiles.RemoveAsync(writer, origin, path, null, token), cancellation);

    public Task<int> RemoveMissingAsync(string origin, string path, IReadOnlySet<string> present, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(present);
        return ChangeAsync([], (writer, token) => PostgresFiles.RemoveAsync(writer, origin, path, present, token), cancellation);
    }

    /// <summary>Waits for the write under way, then closes. Reads under way end by themselves.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            await transactions.DisposeAsync();
            await connections.DisposeAsync();
        }
    }

    internal Task<T> TransactAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellation) =>
        transactions.RunAsync(work, cancellation);

    internal async Task<T> ReadAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        try
        {
            return await retry.ExecuteAsync(
                async token =>
                {
                    await using NpgsqlConnection connection = await connections.OpenAsync(token);
                    return await read(connection, token);
                },
                cancellation);
        }
        catch (NpgsqlException fault)
        {
            throw PostgresFailures.Translate(fault, connections.Place);
        }
        catch (InvalidDataException fault)
        {
            throw new StoreException(StoreFault.Damaged, connections.Place, fault.Message, "Stop the service and restore the last backup.", fault);
        }
    }

    private Task<T> ChangeAsync<T>(string[] ids, Func<PostgresWriter, CancellationToken, Task<T>> change, CancellationToken cancellation) => TransactAsync(
        async (connection, token) =>
        {
            PostgresWriter writer = await PostgresWriter.LockAsync(connection, time, turns, ids, token);
            T result = await change(writer, token);
            await writer.EndAsync(token);
            return result;
        },
        cancellation);
}
