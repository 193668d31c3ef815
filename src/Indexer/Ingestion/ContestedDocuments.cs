using Indexer.Sources;
using Search.Documents.Store;

namespace Indexer.Ingestion;

/// <summary>
/// Documents of one visit that did not take the place of what another source, another item of the same source or a client wrote under their ids. Whoever had an id first keeps it,
/// so that no source changes what another delivered, nor who may find it. Used by the thread that writes.
/// </summary>
internal sealed class ContestedDocuments
{
    private readonly HashSet<(string Origin, string Path)> items = [];

    /// <summary>What is to be tried again once everything that is gone is deleted; a batch of it.</summary>
    public IngestBatch Waiting { get; } = new();

    /// <summary>Whether an item has such a document: then it is not taken in whole, and read again next time.</summary>
    public bool IsOf(SourceItem item) => items.Contains((item.Origin, item.Path));

    /// <summary>Keeps what is to be tried again.</summary>
    /// <returns>What is too much to be kept.</returns>
    public IEnumerable<Refusal> Sort(IngestBatch batch, IReadOnlyList<WriteResult> results)
    {
        for (int at = 0; at < results.Count; at++)
        {
            if (results[at].Outcome != WriteOutcome.Taken)
            {
                continue;
            }

            SourceItem item = batch.From[at];
            items.Add((item.Origin, item.Path));
            if (Waiting.IsFull)
            {
                yield return Refuse(item, results[at]);
            }
            else
            {
                Waiting.Add(batch.Writes[at].Document!, item);
            }
        }
    }

    /// <summary>Tells what was refused in a batch.</summary>
    public static IEnumerable<Refusal> Refuse(IngestBatch batch, IReadOnlyList<WriteResult> results) =>
        results.Select((result, at) => (result, item: batch.From[at])).Where(pair => pair.result.Outcome == WriteOutcome.Taken).Select(pair => Refuse(pair.item, pair.result));

    private static Refusal Refuse(SourceItem item, WriteResult result)
    {
        string holder = result.Holder is not { } file ? "A client wrote a document over HTTP"
            : file.Origin == item.Origin ? $"'{file.Path}' of the same source has a document"
            : $"The source '{file.Origin}' has a document ('{file.Path}')";
        return Refusal.Of(item.Place, null, result.Id, new(
            "id-taken", "id", $"{holder} with the id '{result.Id}', which stays.", "Give one of the two other ids; where the other drops it, the next visit takes this one."));
    }
}
