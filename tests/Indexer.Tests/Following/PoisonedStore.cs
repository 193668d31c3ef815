using System.Collections;
using Search.Documents.Store;

namespace Indexer.Tests.Following;

/// <summary>A store with documents that cannot be indexed: whoever looks at their people fails.</summary>
internal sealed class PoisonedStore(IDocumentStore inner) : ForwardingStore(inner)
{
    /// <summary>Ids of such documents, and what they do.</summary>
    public Dictionary<string, Func<Exception>> Poison { get; } = [];

    public override async Task<IReadOnlyList<DocumentChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellation) =>
        [.. (await base.ReadChangesAsync(after, limit, cancellation)).Select(change => change.Document is { } document && Poison.TryGetValue(change.Id, out Func<Exception>? fault)
            ? change with { Document = document with { People = new Failing(fault) } }
            : change)];

    private sealed class Failing(Func<Exception> fault) : IReadOnlyList<string>
    {
        public int Count => throw fault();

        public string this[int index] => throw fault();

        public IEnumerator<string> GetEnumerator() => throw fault();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
