using Microsoft.Extensions.DependencyInjection;
using Search.Documents.Store;
using SearchApi.Hosting;

namespace SearchApi.Tests;

/// <summary>The service's own store, with faults.</summary>
internal sealed class FaultyStore(IServiceProvider provider)
    : ForwardingStore(provider.GetRequiredService<ServiceSettings>().Store.OpenAsync(TimeProvider.System, default).GetAwaiter().GetResult()), IRecordStore
{
    /// <summary>What writing documents fails with.</summary>
    public StoreFault? WriteFault { get; set; }

    /// <summary>What anything with records fails with.</summary>
    public StoreFault? RecordFault { get; set; }

    /// <summary>A document that reads as none can be: indexing it fails.</summary>
    public string? Poisoned { get; set; }

    public override IRecordStore Records => this;

    public override Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation) =>
        WriteFault is { } fault ? Task.FromException<IReadOnlyList<WriteResult>>(Failure(fault)) : base.WriteAsync(writes, cancellation);

    public override async Task<IReadOnlyList<DocumentChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellation) =>
        [.. (await base.ReadChangesAsync(after, limit, cancellation)).Select(change => change is { Document: { } document } && change.Id == Poisoned ? change with { Document = document with { Tags = null! } } : change)];

    public Task<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation) => WorkingRecords.FindAsync(kind, name, cancellation);

    public Task<IReadOnlyList<StoredRecord>> ReadAsync(string kind, CancellationToken cancellation) => WorkingRecords.ReadAsync(kind, cancellation);

    public Task<long?> WriteAsync(string kind, string name, string content, long expected, CancellationToken cancellation) => WorkingRecords.WriteAsync(kind, name, content, expected, cancellation);

    public Task<bool> DeleteAsync(string kind, string name, long expected, CancellationToken cancellation) => WorkingRecords.DeleteAsync(kind, name, expected, cancellation);

    private IRecordStore WorkingRecords => RecordFault is { } fault ? throw Failure(fault) : Inner.Records;

    private static StoreException Failure(StoreFault fault) => new(fault, "/bí/mật", "Reason.", "Remedy.");
}
