using Microsoft.Extensions.DependencyInjection;
using Search.Documents;
using Search.Documents.Store;
using SearchApi.Hosting;

namespace SearchApi.Tests;

/// <summary>The service's own store, with faults.</summary>
internal sealed class FaultyStore(IServiceProvider provider) : IDocumentStore, IRecordStore
{
    private readonly IDocumentStore inner = provider.GetRequiredService<ServiceSettings>().Store.OpenAsync(TimeProvider.System, default).GetAwaiter().GetResult();

    /// <summary>What writing documents fails with.</summary>
    public StoreFault? WriteFault { get; set; }

    /// <summary>What anything with records fails with.</summary>
    public StoreFault? RecordFault { get; set; }

    /// <summary>A document that reads as none can be: indexing it fails.</summary>
    public string? Poisoned { get; set; }

    public IRecordStore Records => this;

    public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation) =>
        WriteFault is { } fault ? Task.FromException<IReadOnlyList<WriteResult>>(Failure(fault)) : inner.WriteAsync(writes, cancellation);

    public Task<Document?> FindAsync(string id, CancellationToken cancellation) => inner.FindAsync(id, cancellation);

    public Task<DocumentChange?> FindChangeAsync(string id, CancellationToken cancellation) => inner.FindChangeAsync(id, cancellation);

    public async Task<IReadOnlyList<DocumentChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellation) =>
        [.. (await inner.ReadChangesAsync(after, limit, cancellation)).Select(change => change is { Document: { } document } && change.Id == Poisoned ? change with { Document = document with { Tags = null! } } : change)];

    public Task<long> LastSequenceAsync(CancellationToken cancellation) => inner.LastSequenceAsync(cancellation);

    public Task<long> ForgottenSequenceAsync(CancellationToken cancellation) => inner.ForgottenSequenceAsync(cancellation);

    public Task<long> CountOfAsync(string origin, CancellationToken cancellation) => inner.CountOfAsync(origin, cancellation);

    public Task<long> CountAsync(CancellationToken cancellation) => inner.CountAsync(cancellation);

    public Task<IReadOnlyDictionary<string, FileStamp>> ReadFilesAsync(string origin, CancellationToken cancellation) => inner.ReadFilesAsync(origin, cancellation);

    public Task<IReadOnlyList<string>> ReadIdsAsync(string origin, string path, CancellationToken cancellation) => inner.ReadIdsAsync(origin, path, cancellation);

    public Task WriteFileAsync(string origin, string path, FileStamp stamp, CancellationToken cancellation) => inner.WriteFileAsync(origin, path, stamp, cancellation);

    public Task<int> RemoveFileAsync(string origin, string path, CancellationToken cancellation) => inner.RemoveFileAsync(origin, path, cancellation);

    public Task<int> RemoveMissingAsync(string origin, string path, IReadOnlySet<string> present, CancellationToken cancellation) => inner.RemoveMissingAsync(origin, path, present, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    public Task<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation) => WorkingRecords.FindAsync(kind, name, cancellation);

    public Task<IReadOnlyList<StoredRecord>> ReadAsync(string kind, CancellationToken cancellation) => WorkingRecords.ReadAsync(kind, cancellation);

    public Task<long?> WriteAsync(string kind, string name, string content, long expected, CancellationToken cancellation) => WorkingRecords.WriteAsync(kind, name, content, expected, cancellation);

    public Task<bool> DeleteAsync(string kind, string name, long expected, CancellationToken cancellation) => WorkingRecords.DeleteAsync(kind, name, expected, cancellation);

    private IRecordStore WorkingRecords => RecordFault is { } fault ? throw Failure(fault) : inner.Records;

    private static StoreException Failure(StoreFault fault) => new(fault, "/bí/mật", "Reason.", "Remedy.");
}
