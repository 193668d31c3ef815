using System.Collections;
using Search.Documents;
using Search.Documents.Store;

namespace Indexer.Tests.Following;

/// <summary>A store with documents that cannot be indexed: whoever looks at their people fails.</summary>
internal sealed class PoisonedStore(IDocumentStore inner) : IDocumentStore
{
    /// <summary>Ids of such documents, and what they do.</summary>
    public Dictionary<string, Func<Exception>> Poison { get; } = [];

    public IRecordStore Records => inner.Records;

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    public async Task<IReadOnlyList<DocumentChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellation) =>
        [.. (await inner.ReadChangesAsync(after, limit, cancellation)).Select(change => change.Document is { } document && Poison.TryGetValue(change.Id, out Func<Exception>? fault)
            ? change with { Document = document with { People = new Failing(fault) } }
            : change)];

    public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation) => inner.WriteAsync(writes, cancellation);

    public Task<Document?> FindAsync(string id, CancellationToken cancellation) => inner.FindAsync(id, cancellation);

    public Task<DocumentChange?> FindChangeAsync(string id, CancellationToken cancellation) => inner.FindChangeAsync(id, cancellation);

    public Task<long> LastSequenceAsync(CancellationToken cancellation) => inner.LastSequenceAsync(cancellation);

    public Task<long> ForgottenSequenceAsync(CancellationToken cancellation) => inner.ForgottenSequenceAsync(cancellation);

    public Task<long> CountAsync(CancellationToken cancellation) => inner.CountAsync(cancellation);

    public Task<long> CountOfAsync(string origin, CancellationToken cancellation) => inner.CountOfAsync(origin, cancellation);

    public Task<IReadOnlyDictionary<string, FileStamp>> ReadFilesAsync(string origin, CancellationToken cancellation) => inner.ReadFilesAsync(origin, cancellation);

    public Task<IReadOnlyList<string>> ReadIdsAsync(string origin, string path, CancellationToken cancellation) => inner.ReadIdsAsync(origin, path, cancellation);

    public Task WriteFileAsync(string origin, string path, FileStamp stamp, CancellationToken cancellation) => inner.WriteFileAsync(origin, path, stamp, cancellation);

    public Task<int> RemoveFileAsync(string origin, string path, CancellationToken cancellation) => inner.RemoveFileAsync(origin, path, cancellation);

    public Task<int> RemoveMissingAsync(string origin, string path, IReadOnlySet<string> present, CancellationToken cancellation) =>
        inner.RemoveMissingAsync(origin, path, present, cancellation);

    private sealed class Failing(Func<Exception> fault) : IReadOnlyList<string>
    {
        public int Count => throw fault();

        public string this[int index] => throw fault();

        public IEnumerator<string> GetEnumerator() => throw fault();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
