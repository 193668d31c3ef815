using Indexer.Ingestion;
using Search.Documents.Store;

namespace Indexer.Sources;

/// <summary>One visit to a source: what is remembered of it, and what it tells beside its items. Used by the thread that visits.</summary>
/// <param name="remembered">The items of each origin, by path.</param>
/// <param name="memory">What the last whole visit left.</param>
/// <param name="sink">Takes what is told.</param>
internal sealed class SourceVisit(IReadOnlyDictionary<string, IReadOnlyDictionary<string, FileStamp>> remembered, SourceMemory memory, IVisitSink sink)
{
    private readonly HashSet<string> complete = new(StringComparer.Ordinal);

    /// <summary>What the last whole visit left.</summary>
    public SourceMemory Memory { get; } = memory;

    /// <summary>What the next visit is to find, where this one comes to its end and no item was left out.</summary>
    public SourceMemory Next { get; set; } = memory;

    /// <summary>The origins of which everything there is was yielded, so that what is remembered beside it is gone.</summary>
    public IReadOnlySet<string> Complete => complete;

    public IReadOnlyDictionary<string, FileStamp> Remembered(string origin) => remembered[origin];

    /// <summary>Says that an origin has nothing but what this visit yielded or said is still there.</summary>
    public void SayComplete(string origin) => complete.Add(origin);

    /// <summary>Says that an item is still there, without yielding it.</summary>
    public void SayPresent(string origin, string path) => sink.Present(origin, path);

    /// <summary>Says that an item is gone.</summary>
    public void SayGone(string origin, string path) => sink.Gone(origin, path);

    /// <summary>Says how much there is, where that is known beforehand.</summary>
    public void Expect(long items, long bytes) => sink.Expect(items, bytes);

    /// <summary>Says that something will not be taken in.</summary>
    public void Refuse(Refusal refusal) => sink.Refuse(refusal);

    /// <summary>Says that something was passed over.</summary>
    public void PassOver(Remark remark) => sink.PassOver(remark);
}

/// <summary>Takes what a visit tells.</summary>
internal interface IVisitSink
{
    void Expect(long items, long bytes);

    void Present(string origin, string path);

    void Gone(string origin, string path);

    void Refuse(Refusal refusal);

    void PassOver(Remark remark);
}
