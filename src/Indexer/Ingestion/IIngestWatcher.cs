using Search.Documents;

namespace Indexer.Ingestion;

/// <summary>Told while an ingest goes on, always from one thread at a time.</summary>
internal interface IIngestWatcher
{
    /// <param name="bytes">Of all files that will be looked at.</param>
    void Started(long files, long bytes);

    /// <param name="bytes">Read or passed over since the last call.</param>
    void Advanced(long bytes, IngestTally tally);

    void Refused(Refusal refusal);

    void Remarked(Remark remark);

    /// <summary>A document was read and is on its way to the store.</summary>
    /// <param name="file">The file it came from, as it lies on disk.</param>
    void Read(Document document, string file)
    {
    }
}
