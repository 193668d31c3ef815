using Search.Documents.Store;

namespace SearchApi.Status;

/// <summary>A store that remembers what its last write failed at, until one succeeds. Reading goes on over a full disk and says nothing of it. Thread safe.</summary>
internal sealed class WatchedStore : ForwardingStore
{
    private volatile StoreException? failure;

    public WatchedStore(IDocumentStore inner)
        : base(inner) => Records = new WatchedRecords(this);

    /// <summary>What the last write failed at; null where it succeeded.</summary>
    public StoreException? Failure => failure;

    /// <inheritdoc/>
    public override IRecordStore Records { get; }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation) => NoteAsync(base.WriteAsync(writes, cancellation));

    /// <inheritdoc/>
    public override Task WriteFilesAsync(string origin, IReadOnlyDictionary<string, FileStamp> stamps, CancellationToken cancellation) =>
        NoteAsync(DoneAsync(base.WriteFilesAsync(origin, stamps, cancellation)));

    /// <inheritdoc/>
    public override Task<int> RemoveFileAsync(string origin, string path, CancellationToken cancellation) => NoteAsync(base.RemoveFileAsync(origin, path, cancellation));

    /// <inheritdoc/>
    public override Task<int> RemoveMissingAsync(string origin, string path, IReadOnlySet<string> present, CancellationToken cancellation) =>
        NoteAsync(base.RemoveMissingAsync(origin, path, present, cancellation));

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
        private IRecordStore Inner => store.Inner.Records;

        public Task<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation) => Inner.FindAsync(kind, name, cancellation);

        public Task<IReadOnlyList<StoredRecord>> ReadAsync(string kind, CancellationToken cancellation) => Inner.ReadAsync(kind, cancellation);

        public Task<long?> WriteAsync(string kind, string name, string content, long expected, CancellationToken cancellation) =>
            store.NoteAsync(Inner.WriteAsync(kind, name, content, expected, cancellation));

        public Task<bool> DeleteAsync(string kind, string name, long expected, CancellationToken cancellation) => store.NoteAsync(Inner.DeleteAsync(kind, name, expected, cancellation));
    }
}
