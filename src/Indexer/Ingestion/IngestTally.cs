using Search.Documents.Store;

namespace Indexer.Ingestion;

/// <summary>What an ingest did. Written by one thread, may be read by others for showing.</summary>
public sealed class IngestTally
{
    /// <summary>So many refusals and remarks are kept to be listed; all are counted.</summary>
    public const int MostListed = 1000;

    private readonly List<Refusal> refusals = [];
    private readonly List<Remark> remarks = [];

    public long FilesSeen { get; internal set; }

    public long FilesUnchanged { get; internal set; }

    public long FilesSkipped { get; internal set; }

    public long FilesRemoved { get; internal set; }

    /// <summary>Refused only for now: they could not be fetched, or another source has their ids.</summary>
    public long Deferred { get; internal set; }

    public long Added { get; internal set; }

    public long Replaced { get; internal set; }

    public long Unchanged { get; internal set; }

    public long Deleted { get; internal set; }

    public long Refused { get; private set; }

    public long Mended { get; private set; }

    /// <summary>Documents handled so far.</summary>
    public long Documents => Added + Replaced + Unchanged;

    public IReadOnlyList<Refusal> Refusals => refusals;

    public IReadOnlyList<Remark> Remarks => remarks;

    internal void Add(IReadOnlyList<WriteResult> results)
    {
        Added += results.Count(result => result.Outcome == WriteOutcome.Added);
        Replaced += results.Count(result => result.Outcome == WriteOutcome.Replaced);
        Unchanged += results.Count(result => result.Outcome == WriteOutcome.Unchanged);
    }

    internal void Add(Refusal refusal)
    {
        Refused++;
        if (refusals.Count < MostListed)
        {
            refusals.Add(refusal);
        }
    }

    internal void Add(Remark remark)
    {
        Mended++;
        AddSkipped(remark);
    }

    /// <summary>A remark on something that was passed over: listed, but no document was mended.</summary>
    internal void AddSkipped(Remark remark)
    {
        if (remarks.Count < MostListed)
        {
            remarks.Add(remark);
        }
    }
}
