using Search.Documents.Json;

namespace Search.Documents.Store;

/// <summary>A put made ready outside the write lock.</summary>
/// <param name="File">What it comes from; null where a client wrote it.</param>
internal sealed record PreparedPut(string Id, ReadOnlyMemory<byte> Json, byte[] Hash, DocumentFile? File)
{
    /// <summary>The puts of a batch, null where a write deletes.</summary>
    /// <exception cref="ArgumentException">When a write is for another id than its document bears.</exception>
    public static PreparedPut?[] Prepare(IReadOnlyList<DocumentWrite> writes)
    {
        var puts = new PreparedPut?[writes.Count];
        for (int at = 0; at < puts.Length; at++)
        {
            if (writes[at].Document is { } document)
            {
                if (document.Id != writes[at].Id)
                {
                    throw new ArgumentException($"The write is for '{writes[at].Id}', its document bears '{document.Id}'.", nameof(writes));
                }

                ReadOnlyMemory<byte> json = DocumentJson.Serialize(document);
                puts[at] = new PreparedPut(document.Id, json, StoredBody.Hash(json), writes[at].Path is { } path ? new DocumentFile(writes[at].Origin ?? "", path) : null);
            }
        }

        return puts;
    }
}
