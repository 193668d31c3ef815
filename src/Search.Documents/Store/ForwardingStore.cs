namespace Search.Documents.Store;

/// <summary>A store that hands everything on to another, for those that change a part of it. As thread safe as that one; disposed, it disposes that one.</summary>
/// <param name="inner">The store that does the work.</param>
public abstract class ForwardingStore(IDocumentStore inner) : IDocumentStore
{
    /// <inheritdoc/>
    public virtual IRecordStore Records => Inner.Records;

    /// <summary>The store that does the work.</summary>
    protected IDocumentStore Inner { get; } = inner;

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation) => Inner.WriteAsync(writes, cancellation);

    /// <inheritdoc/>
    public virtual Task<Document?> FindAsync(string id, CancellationToken cancellation) => Inner.FindAsync(id, cancellation);

    /// <inheritdoc/>
    public virtual Task<DocumentChange?> FindChangeAsync(string id, CancellationToken cancellation) => Inner.FindChangeAsync(id, cancellation);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<DocumentChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellation) => Inner.ReadChangesAsync(after, limit, cancellation);

    /// <inheritdoc/>
    public virtual Task<long> LastSequenceAsync(CancellationToken cancellation) => Inner.LastSequenceAsync(cancellation);

    /// <inheritdoc/>
    public virtual Task<long> ForgottenSequenceAsync(CancellationToken cancellation) => Inner.ForgottenSequenceAsync(cancellation);

    /// <inheritdoc/>
    public virtual Task<long> CountAsync(CancellationToken cancellation) => Inner.CountAsync(cancellation);

    /// <inheritdoc/>
    public virtual Task<long> CountOfAsync(string origin, CancellationToken cancellation) => Inner.CountOfAsync(origin, cancellation);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyDictionary<string, FileStamp>> ReadFilesAsync(string origin, CancellationToken cancellation) => Inner.ReadFilesAsync(origin, cancellation);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<string>> ReadIdsAsync(string origin, string path, CancellationToken cancellation) => Inner.ReadIdsAsync(origin, path, cancellation);

    /// <inheritdoc/>
    public virtual Task WriteFilesAsync(string origin, IReadOnlyDictionary<string, FileStamp> stamps, CancellationToken cancellation) => Inner.WriteFilesAsync(origin, stamps, cancellation);

    /// <inheritdoc/>
    public virtual Task<int> RemoveFileAsync(string origin, string path, CancellationToken cancellation) => Inner.RemoveFileAsync(origin, path, cancellation);

    /// <inheritdoc/>
    public virtual Task<int> RemoveMissingAsync(string origin, string path, IReadOnlySet<string> present, CancellationToken cancellation) =>
        Inner.RemoveMissingAsync(origin, path, present, cancellation);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Inner.DisposeAsync();
    }
}
