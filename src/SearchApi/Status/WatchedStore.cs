using Search.Documents;
using Search.Documents.Store;

namespace SearchApi.Status;

/// <summary>A store that remembers what its last write failed at, until one succeeds. Reading goes on over a full disk and says nothing of it. Thread safe.</summary>
internal sealed class WatchedStore : IDocumentStore
{
    private readonly IDocumentStore inner;
    private volatile StoreException? failure;

    public WatchedStore(IDocumentStore inner)
    {
        this.inner = inner;
        Records = new WatchedRecords(this);
    }

    /// <summary>What the last write failed at; null where it succeeded.</summary>
    public StoreException? Failure => failure;

    /// <inheritdoc/>
    public IRecordStore Records { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation) => NoteAsync(inner.WriteAsync(writes, cancellation));

    /// <inheritdoc/>
    public Task<Document?> FindAsync(string id, CancellationToken cancellation) => inner.FindAsync(id, cancellation);

    /// <inheritdoc/>
    public Task<DocumentChange?> FindChangeAsync(string id, CancellationToken cancellation) => inner.FindChangeAsync(id, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellation) => inner.ReadChangesAsync(after, limit, cancellation);

    /// <inheritdoc/>
    public Task<long> LastSequenceAsync(CancellationToken cancellation) => inner.LastSequenceAsync(cancellation);

    /// <inheritdoc/>
    public Task<long> ForgottenSequenceAsync(CancellationToken cancellation) => inner.ForgottenSequenceAsync(cancellation);

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellation) => inner.CountAsync(cancellation);

    /// <inheritdoc/>
    public Task<long> CountOfAsync(string origin, CancellationToken cancellation) => inner.CountOfAsync(origin, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, FileStamp>> ReadFilesAsync(string origin, CancellationToken cancellation) => inner.ReadFilesAsync(origin, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ReadIdsAsync(string origin, string path, CancellationToken cancellation) => inner.ReadIdsAsync(origin, path, cancellation);

    /// <inheritdoc/>
    public Task WriteFileAsync(string origin, string path, FileStamp stamp, CancellationToken cancellation) =>
        WriteFilesAsync(origin, new Dictionary<string, FileStamp> { [path] = stamp }, cancellation);

    /// <inheritdoc/>
    public Task WriteFilesAsync(string origin, IReadOnlyDictionary<string, FileStamp> stamps, CancellationToken cancellation) =>
        NoteAsync(DoneAsync(inner.WriteFilesAsync(origin, stamps, cancellation)));

    /// <inheritdoc/>
    public Task<int> RemoveFileAsync(string origin, string path, CancellationToken cancellation) => NoteAsync(inner.RemoveFileAsync(origin, path, cancellation));

    /// <inheritdoc/>
    public Task<int> RemoveMissingAsync(string origin, string path, IReadOnlySet<string> present, CancellationToken cancellation) =>
        NoteAsync(inner.RemoveMissingAsync(origin, path, present, cancellation));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static async Task<bool> DoneAsync(Task write)
    {
        await write;
        return true;
    }

    private async Task<T> NoteAsync<T>(Task<T> write)
    {
        try
        {
            T result = await write;
            failure = null;
            return result;
        }
        catch (StoreException fault)
        {
            failure = fault;
            throw;
        }
    }

    private sealed class WatchedRecords(WatchedStore store) : IRecordStore
    {
        private IRecordStore Inner => store.inner.Records;

        public Task<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation) => Inner.FindAsync(kind, name, cancellation);

        public Task<IReadOnlyList<StoredRecord>> ReadAsync(string kind, CancellationToken cancellation) => Inner.ReadAsync(kind, cancellation);

        public Task<long?> WriteAsync(string kind, string name, string content, long expected, CancellationToken cancellation) =>
            store.NoteAsync(Inner.WriteAsync(kind, name, content, expected, cancellation));

        public Task<bool> DeleteAsync(string kind, string name, long expected, CancellationToken cancellation) => store.NoteAsync(Inner.DeleteAsync(kind, name, expected, cancellation));
    }
}
