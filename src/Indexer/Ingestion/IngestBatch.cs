using Indexer.Sources;
using Search.Documents;
using Search.Documents.Store;

namespace Indexer.Ingestion;

/// <summary>What is written to the store at once, and the items that are done with it.</summary>
internal sealed class IngestBatch
{
    private const int MostDocuments = 500;

    // In UTF-16 units; some 4 MiB of UTF-8.
    private const long MostText = 3 * 1024 * 1024;

    private const int MostItems = 500;

    private long text;

    public List<DocumentWrite> Writes { get; } = [];

    /// <summary>What each of <see cref="Writes"/> came from.</summary>
    public List<SourceItem> From { get; } = [];

    /// <summary>Items whose last document is in this batch or an earlier one.</summary>
    public List<ReadItem> Items { get; } = [];

    /// <summary>Remembered items whose first document is in this batch: until their last is stored they are unfinished.</summary>
    public List<SourceItem> Begun { get; } = [];

    /// <summary>Items that are gone, by origin and path.</summary>
    public List<(string Origin, string Path)> Gone { get; } = [];

    /// <summary>Bytes of items read on the way to this batch.</summary>
    public long Bytes { get; set; }

    public bool IsFull => Writes.Count >= MostDocuments || text >= MostText || Items.Count >= MostItems || Gone.Count >= MostItems;

    /// <summary>Takes out what is there of an item that came again.</summary>
    public void Drop(string origin, string path)
    {
        for (int at = Writes.Count - 1; at >= 0; at--)
        {
            if ((From[at].Origin, From[at].Path) == (origin, path))
            {
                Writes.RemoveAt(at);
                From.RemoveAt(at);
            }
        }

        Items.RemoveAll(read => (read.Item.Origin, read.Item.Path) == (origin, path));
        Gone.RemoveAll(gone => gone == (origin, path));
    }

    public void Add(Document document, SourceItem item)
    {
        Writes.Add(new DocumentWrite(document.Id, document, item.Origin, item.Path));
        From.Add(item);
        text += document.Text.Length + document.Title.Length + 200;
    }
}

/// <summary>An item that was read to its end.</summary>
/// <param name="Stamp">What to remember; null where it must be read again next time.</param>
/// <param name="Present">The ids it holds, for those of a former version to go; null where nothing of it may be deleted.</param>
internal sealed record ReadItem(SourceItem Item, FileStamp? Stamp, IReadOnlySet<string>? Present);
