using Search.Documents.Store;

namespace CrashSuite.Samples;

/// <summary>A store in memory that never fails: the truth that an index on a failing disk is held against. Not thread safe.</summary>
internal sealed class ModelStore
{
    private readonly Dictionary<string, DocumentChange> latest = [];

    public long Sequence { get; private set; }

    /// <summary>All that is in it, as <see cref="Contents"/> has it.</summary>
    public SortedDictionary<string, string> Content => new(
        latest.Values.Where(change => change.Document is not null).ToDictionary(change => change.Id, change => change.Document!.Title), StringComparer.Ordinal);

    public void Write(IEnumerable<DocumentWrite> writes)
    {
        foreach (DocumentWrite write in writes)
        {
            latest[write.Id] = new DocumentChange(++Sequence, write.Id, write.Document);
        }
    }

    public List<DocumentChange> After(long sequence) => [.. latest.Values.Where(change => change.Sequence > sequence).OrderBy(change => change.Sequence)];
}
