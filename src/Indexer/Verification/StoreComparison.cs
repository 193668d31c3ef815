using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Verification;

/// <summary>How an index differs from what the store says of the same moment.</summary>
/// <param name="Missing">Documents that the store has and the index has not, or has as they were before.</param>
/// <param name="Beyond">Documents that the index has and the store has not any more.</param>
/// <param name="Twice">Documents that the index has more than once.</param>
internal sealed record Differences(IReadOnlyList<string> Missing, IReadOnlyList<string> Beyond, IReadOnlyList<string> Twice)
{
    /// <summary>Documents of the store that were compared: those that have not changed since the index's sequence.</summary>
    public required long Stored { get; init; }

    /// <summary>Documents of the index that were compared, by the same measure.</summary>
    public required long Searchable { get; init; }

    public bool IsNone => Missing.Count + Beyond.Count + Twice.Count == 0;
}

/// <summary>
/// Compares every document of the store with the index as of the index's sequence. What others write meanwhile has later sequences: it shows as gone from
/// its old one, and is told from what is wrong by reading the changes after that sequence last.
/// </summary>
internal static class StoreComparison
{
    private const int Batch = 1000;

    public static async Task<Differences> RunAsync(IDocumentStore store, IndexAudit audit, CancellationToken cancellation)
    {
        IndexedDocument[] indexed = [.. audit.Documents(cancellation).TakeWhile(document => document.Sequence <= audit.Sequence)];
        var missing = new List<string>();
        var twice = new List<string>();
        var beyond = new HashSet<string>(StringComparer.Ordinal);
        int at = 0;
        long stored = 0, searchable = 0;
        await foreach (DocumentChange change in ReadAsync(store, 0, cancellation).TakeWhile(change => change.Sequence <= audit.Sequence))
        {
            while (at < indexed.Length && indexed[at].Sequence < change.Sequence)
            {
                beyond.Add(indexed[at++].Id);
            }

            int found = 0;
            for (; at < indexed.Length && indexed[at].Sequence == change.Sequence; at++)
            {
                if (change.Document is not null && indexed[at].Id == change.Id)
                {
                    found++;
                }
                else
                {
                    beyond.Add(indexed[at].Id);
                }
            }

            stored += change.Document is null ? 0 : 1;
            searchable += found;
            if (change.Document is not null && found != 1)
            {
                (found == 0 ? missing : twice).Add(change.Id);
            }
        }

        beyond.UnionWith(indexed.Skip(at).Select(document => document.Id));
        if (beyond.Count > 0)
        {
            await foreach (DocumentChange change in ReadAsync(store, audit.Sequence, cancellation))
            {
                beyond.Remove(change.Id);
            }
        }

        return new Differences(missing, [.. beyond.Order(StringComparer.Ordinal)], twice) { Stored = stored, Searchable = searchable + beyond.Count };
    }

    private static async IAsyncEnumerable<DocumentChange> ReadAsync(
        IDocumentStore store, long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await store.ReadChangesAsync(after, Batch, cancellation) is { Count: > 0 } changes)
        {
            foreach (DocumentChange change in changes)
            {
                yield return change;
            }

            after = changes[^1].Sequence;
        }
    }
}
