using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Polly;

namespace Search.Documents.Store.Sqlite;

/// <summary>
/// The store of one machine: an SQLite file in WAL mode, so that reading never waits for writing. Thread safe; several processes may hold it open.
/// </summary>
public sealed class SqliteDocumentStore : IDocumentStore
{
    private readonly SqliteConnections connections;
    private readonly ResiliencePipeline retry;
    private readonly TimeProvider time;
    private SqliteWriter? writer;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentBag<SqliteReader> readers = [];
    private volatile bool disposed;

    private SqliteDocumentStore(SqliteConnections connections, SqliteWriter writer, ResiliencePipeline retry, TimeProvider time)
    {
        this.connections = connections;
        this.writer = writer;
        this.retry = retry;
        this.time = time;
        Records = new SqliteRecords(this);
    }

    public IRecordStore Records { get; }

    /// <summary>Opens the store, creating or migrating it where needed. The folder of the file is created too.</summary>
    /// <param name="connectionString">As Microsoft.Data.Sqlite has it, e.g. <c>Data Source=data/store.db</c>.</param>
    /// <exception cref="StoreException">When it cannot be opened.</exception>
    public static Task<SqliteDocumentStore> OpenAsync(string connectionString, TimeProvider time, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            var connections = new SqliteConnections(connectionString);
            ResiliencePipeline retry = SqliteFailures.Retry(time);
            try
            {
                if (Path.GetDirectoryName(Path.GetFullPath(connections.Place)) is { } folder)
                {
                    DurableFolder.Create(folder);
                    if (connections.IsPlainFile && PrivateFile.Create(connections.Place))
                    {
                        // SQLite gives the files beside it the same rights.
                        DurableFolder.Sync(folder);
                    }
                }

                SqliteWriter writer = await retry.ExecuteAsync(_ => ValueTask.FromResult(OpenWriter(connections, time)), cancellation);
                return new SqliteDocumentStore(connections, writer, retry, time);
            }
            catch (SqliteException fault)
            {
                throw SqliteFailures.Translate(fault, connections.Place);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new StoreException(StoreFault.CannotOpen, connections.Place, fault.Message, "Check that the folder exists and that this program's user may write to it.", fault);
            }
        },
        cancellation);

    /// <summary>As <see cref="OpenAsync"/>, but makes nothing where there is no file.</summary>
    /// <exception cref="StoreException">When there is none (<see cref="StoreFault.Missing"/>), or it cannot be opened.</exception>
    public static Task<SqliteDocumentStore> OpenExistingAsync(string connectionString, TimeProvider time, CancellationToken cancellation) =>
        SqliteCopies.FileOf(connectionString) is var file && File.Exists(file) ? OpenAsync(connectionString, time, cancellation) : throw StoreException.Missing(file);

    /// <summary>Copies the store as it is at one moment into a new file, while others read and write.</summary>
    /// <param name="path">A file that does not exist.</param>
    /// <exception cref="StoreException">When it cannot be copied.</exception>
    public Task CopyToAsync(string path, CancellationToken cancellation) => Task.Run(() => SqliteCopies.Write(connections, path), cancellation);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(writes);
        return writes.Count == 0
            ? Task.FromResult<IReadOnlyList<WriteResult>>([])
            : Task.Run(() => WriteBatchAsync(writes, cancellation), cancellation);
    }

    public Task<Document?> FindAsync(string id, CancellationToken cancellation) => ReadAsync(reader => reader.Find(id)?.Document, cancellation);

    public Task<DocumentChange?> FindChangeAsync(string id, CancellationToken cancellation) => ReadAsync(reader => reader.Find(id), cancellation);

    public Task<IReadOnlyList<DocumentChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return ReadAsync<IReadOnlyList<DocumentChange>>(reader => reader.Changes(after, limit, cancellation), cancellation);
    }

    public Task<long> LastSequenceAsync(CancellationToken cancellation) => ReadAsync(reader => reader.Counter().Sequence, cancellation);

    public Task<long> ForgottenSequenceAsync(CancellationToken cancellation) => ReadAsync(reader => reader.Counter().Forgotten, cancellation);

    public Task<long> CountAsync(CancellationToken cancellation) => ReadAsync(reader => reader.Counter().Live, cancellation);

    public Task<long> CountOfAsync(string origin, CancellationToken cancellation) => ReadAsync(reader => reader.CountOf(origin), cancellation);

    public Task<IReadOnlyDictionary<string, FileStamp>> ReadFilesAsync(string origin, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyDictionary<string, FileStamp>>(reader => reader.Files(origin), cancellation);

    public Task<IReadOnlyList<string>> ReadIdsAsync(string origin, string path, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<string>>(reader => reader.Ids(origin, path), cancellation);

    public Task WriteFilesAsync(string origin, IReadOnlyDictionary<string, FileStamp> stamps, CancellationToken cancellation) => Task.Run(
        () => TransactAsync(
            writer =>
            {
                foreach ((string path, FileStamp stamp) in stamps)
                {
                    writer.Files.Stamp(origin, path, stamp);
                }

                return stamps.Count;
            },
            cancellation),
        cancellation);

    public Task<int> RemoveFileAsync(string origin, string path, CancellationToken cancellation) =>
        Task.Run(() => TransactAsync(writer => writer.Files.Remove(origin, path), cancellation), cancellation);

    public Task<int> RemoveMissingAsync(string origin, string path, IReadOnlySet<string> present, CancellationToken cancellation) =>
        Task.Run(() => TransactAsync(writer => writer.Files.RemoveMissing(origin, path, present), cancellation), cancellation);

    /// <summary>Waits for the write under way, then closes. Reads under way end by themselves.</summary>
    public async ValueTask DisposeAsync()
    {
        await writing.WaitAsync();
        try
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            DrainReaders();
            writer?.Dispose();
        }
        finally
        {
            writing.Release();
        }
    }

    private static SqliteWriter OpenWriter(SqliteConnections connections, TimeProvider time)
    {
        SqliteConnection connection = connections.Open();
        try
        {
            SqliteSchema.Prepare(connection, connections.Place);
            return new SqliteWriter(connection, time);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<IReadOnlyList<WriteResult>> WriteBatchAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation)
    {
        PreparedPut?[] puts = PreparedPut.Prepare(writes);
        return await TransactAsync(
            writer =>
            {
                var results = new WriteResult[puts.Length];
                for (int at = 0; at < puts.Length; at++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    results[at] = writer.Write(writes[at], puts[at]);
                }

                return results;
            },
            cancellation);
    }

    private async Task<T> TransactAsync<T>(Func<SqliteWriter, T> work, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return await retry.ExecuteAsync(token => ValueTask.FromResult(Transact(work, token)), cancellation);
        }
        catch (SqliteException fault)
        {
            if (fault.SqliteErrorCode == SqliteFailures.ReadOnly)
            {
                // One day it may be written again. A connection opened while it could not be never can; nor can others beside one, for they share
                // what this process has open of the log's index.
                writer?.Dispose();
                writer = null;
                DrainReaders();
            }

            throw SqliteFailures.Translate(fault, connections.Place);
        }
        finally
        {
            writing.Release();
        }
    }

    private T Transact<T>(Func<SqliteWriter, T> work, CancellationToken cancellation)
    {
        if (writer is { IsFrozen: true })
        {
            // Perhaps the disk may be written by now.
            writer.Dispose();
            writer = null;
        }

        SqliteWriter open = writer ??= OpenWriter(connections, time);
        return open.Transact(() => work(open), cancellation);
    }

    internal Task<T> WriteAsync<T>(Func<SqliteWriter, T> write, CancellationToken cancellation) =>
        Task.Run(() => TransactAsync(write, cancellation), cancellation);

    internal Task<T> ReadAsync<T>(Func<SqliteReader, T> read, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            try
            {
                return await retry.ExecuteAsync(_ => ValueTask.FromResult(Read(read)), cancellation);
            }
            catch (SqliteException fault)
            {
                throw SqliteFailures.Translate(fault, connections.Place);
            }
            catch (InvalidDataException fault)
            {
                throw new StoreException(StoreFault.Damaged, connections.Place, fault.Message, "Stop the service and restore the last snapshot.", fault);
            }
        },
        cancellation);

    private T Read<T>(Func<SqliteReader, T> read)
    {
        if (!readers.TryTake(out SqliteReader? reader))
        {
            SqliteConnection connection = connections.Open();
            try
            {
                reader = new SqliteReader(connection);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }

        try
        {
            return read(reader);
        }
        finally
        {
            if (reader.IsFrozen)
            {
                reader.Dispose();
            }
            else
            {
                readers.Add(reader);
            }

            if (disposed)
            {
                DrainReaders();
            }
        }
    }

    private void DrainReaders()
    {
        while (readers.TryTake(out SqliteReader? reader))
        {
            reader.Dispose();
        }
    }
}
