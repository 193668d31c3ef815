namespace Search.Documents.Store;

/// <summary>
/// Small records that the programs of an installation share beside its documents: API keys, tasks, leases, states of sources.
/// Every write gives a record a version that no record ever had, so a writer that names the version it read can never overwrite what another wrote meanwhile.
/// Durable and thread safe as the store is.
/// </summary>
/// <exception cref="StoreException">From every method, when the store cannot do it.</exception>
public interface IRecordStore
{
    /// <summary>The record, or null where there is none.</summary>
    Task<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation);

    /// <summary>All records of a kind, by name in ordinal order.</summary>
    Task<IReadOnlyList<StoredRecord>> ReadAsync(string kind, CancellationToken cancellation);

    /// <summary>Writes a record where it still has the expected version.</summary>
    /// <param name="kind">What it is, e.g. <c>key</c>.</param>
    /// <param name="name">Which of its kind.</param>
    /// <param name="content">What it says, as its kind has it.</param>
    /// <param name="expected">The version that was read; 0 where there was no record.</param>
    /// <returns>The new version, or null where another was quicker and nothing was written.</returns>
    Task<long?> WriteAsync(string kind, string name, string content, long expected, CancellationToken cancellation);

    /// <summary>Deletes a record where it still has the expected version.</summary>
    /// <returns>False where it has not, or is gone.</returns>
    Task<bool> DeleteAsync(string kind, string name, long expected, CancellationToken cancellation);
}

/// <summary>A record as it was read.</summary>
/// <param name="Version">What its next writer names; above 0.</param>
public sealed record StoredRecord(string Kind, string Name, string Content, long Version);
