using Search.Documents;
using Search.Documents.Store;

namespace Indexer.Ingestion;

/// <summary>What is written to the store at once, and the files that are done with it.</summary>
internal sealed class IngestBatch
{
    private const int MostDocuments = 500;

    // In UTF-16 units; some 4 MiB of UTF-8.
    private const long MostText = 3 * 1024 * 1024;

    private const int MostFiles = 500;

    private long text;

    public List<DocumentWrite> Writes { get; } = [];

    /// <summary>Files whose last item is in this batch or an earlier one.</summary>
    public List<ReadFile> Files { get; } = [];

    /// <summary>Bytes of files read on the way to this batch.</summary>
    public long Bytes { get; set; }

    public bool IsFull => Writes.Count >= MostDocuments || text >= MostText || Files.Count >= MostFiles;

    public bool IsEmpty => Writes.Count == 0 && Files.Count == 0;

    public void Add(Document document, SourceFile file)
    {
        Writes.Add(new DocumentWrite(document.Id, document, file.Origin, file.RelativePath));
        text += document.Text.Length + document.Title.Length + 200;
    }
}

/// <summary>A file that was read to its end.</summary>
/// <param name="Stamp">What to remember; null where it must be read again next time.</param>
/// <param name="Present">The ids it holds, for those of a former version to go; null where nothing of it may be deleted.</param>
internal sealed record ReadFile(SourceFile File, FileStamp? Stamp, IReadOnlySet<string>? Present);
