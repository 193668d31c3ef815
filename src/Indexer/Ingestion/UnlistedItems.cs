using Search.Documents.Store;

namespace Indexer.Ingestion;

/// <summary>Items that a source does not list any more, but whose documents are kept: old entries of a feed, rows that did not change since. Used by one thread.</summary>
/// <param name="permit">Asked before anything is written.</param>
internal sealed class UnlistedItems(IDocumentStore store, Func<CancellationToken, Task> permit)
{
    /// <summary>Gives their documents the audience that the source has now, also where it cannot be read at this time: who may find what must not wait for it.</summary>
    public async Task SetAudienceAsync(
        IEnumerable<(string Origin, string Path)> items, IReadOnlyList<string> audience, Action<IReadOnlyList<WriteResult>> written, CancellationToken cancellation)
    {
        foreach ((string origin, string path) in items)
        {
            var writes = new List<DocumentWrite>();
            foreach (string id in await store.ReadIdsAsync(origin, path, cancellation))
            {
                if (await store.FindAsync(id, cancellation) is { } document && !document.Audience.SequenceEqual(audience))
                {
                    writes.Add(new DocumentWrite(id, document with { Audience = audience }, origin, path));
                }
            }

            if (writes.Count > 0)
            {
                await permit(cancellation);
                written(await store.WriteAsync(writes, cancellation));
            }
        }
    }
}
