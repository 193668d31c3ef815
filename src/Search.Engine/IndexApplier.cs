using Search.Documents.Store;

namespace Search.Engine;

/// <summary>
/// The writing side: applies the store's changes to the generation in use. One applier at a time holds an index; not thread safe.
/// </summary>
public sealed class IndexApplier : IDisposable
{
    /// <summary>Takes hold of the index below <paramref name="path"/>, creating the first generation where there is none.</summary>
    /// <exception cref="IndexHeldException">When another process holds it.</exception>
    /// <exception cref="IndexMismatchException">When format or analyzer differ from this program's: rebuild.</exception>
    public static IndexApplier Open(string path) => throw new NotImplementedException();

    /// <summary>The last sequence applied: go on reading the store from here.</summary>
    public long Sequence => throw new NotImplementedException();

    /// <summary>Applies changes in order; applying one twice is harmless. Not durable before <see cref="Commit"/>.</summary>
    public void Apply(IReadOnlyList<DocumentChange> changes, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Makes what was applied durable and visible to <see cref="SearchIndex.Refresh"/>.</summary>
    public void Commit() => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}

/// <summary>Another process holds the index.</summary>
public sealed class IndexHeldException(string message) : Exception(message);

/// <summary>The index was written by another format version or analyzer; the message says which and how to rebuild.</summary>
public sealed class IndexMismatchException(string message) : Exception(message);
