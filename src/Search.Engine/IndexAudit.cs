using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Engine.Generations;
using Search.Engine.Schema;
using Search.Engine.Storage;

namespace Search.Engine;

/// <summary>
/// An index as it was at one moment, to be looked through: its files, and which documents it has. Whoever writes goes on meanwhile. Not thread safe.
/// </summary>
public sealed class IndexAudit : IDisposable
{
    private readonly Snapshot snapshot;

    private IndexAudit(Snapshot snapshot) => this.snapshot = snapshot;

    /// <summary>The generation in use.</summary>
    public string Generation => snapshot.Generation!;

    /// <summary>The store's sequence up to which it has everything.</summary>
    public long Sequence => snapshot.Sequence;

    /// <summary>Documents that it could not take.</summary>
    public IReadOnlyList<SetAsideDocument> SetAside => snapshot.SetAside;

    /// <summary>Documents in it.</summary>
    public long Count => snapshot.Count;

    /// <summary>How it differs from what this program writes; null where it does not.</summary>
    public string? Outdated => snapshot.Partitions.Select(p => p.Stamp.Outdated).FirstOrDefault(o => o is not null);

    /// <summary>Opens the generation in use; null where there is none.</summary>
    /// <exception cref="IndexDamagedException">When it cannot be opened.</exception>
    /// <exception cref="IndexMismatchException">When it is in a format that this program does not read.</exception>
    public static IndexAudit? Open(string path)
    {
        (string Generation, List<PartitionReader> Partitions)? opened = CurrentGeneration.Open(new IndexFolder(path));
        return opened is { } found ? new IndexAudit(new Snapshot(found.Generation, found.Partitions, 0)) : null;
    }

    /// <summary>Reads every file: its checksum, then its structure.</summary>
    /// <returns>What is damaged, a sentence a segment.</returns>
    public IReadOnlyList<string> FileFaults(CancellationToken cancellation) =>
        [.. snapshot.Partitions.SelectMany(p => FileCheck.Faults(p.Reader, cancellation))];

    /// <summary>Compares every file of the generation in use with its checksum, on a thread that gives way to others. Thread safe.</summary>
    /// <returns>What is damaged first; null where all is sound or there is no index.</returns>
    /// <exception cref="IOException">When the index cannot be opened for another reason than damage.</exception>
    public static async Task<string?> ChecksumFaultAsync(string path, CancellationToken cancellation)
    {
        using var thread = new QuietThread("index checksums");
        string? fault = null;
        await thread.RunAsync(() =>
        {
            try
            {
                using IndexAudit? audit = Open(path);
                fault = audit?.snapshot.Partitions.Select(p => FileCheck.ChecksumFault(p.Reader, cancellation)).FirstOrDefault(f => f is not null);
            }
            catch (IndexDamagedException damage)
            {
                fault = damage.Message;
            }
        });
        return fault;
    }

    /// <summary>Every document with its sequence, in order of sequence. Takes some 100 bytes of memory a document.</summary>
    public IReadOnlyList<IndexedDocument> Documents(CancellationToken cancellation)
    {
        var documents = new List<IndexedDocument>();
        foreach (AtomicReaderContext leaf in snapshot.Partitions.SelectMany(p => p.Reader.Leaves))
        {
            cancellation.ThrowIfCancellationRequested();
            NumericDocValues? sequences = leaf.AtomicReader.GetNumericDocValues(FieldNames.Sequence);
            TermsEnum? ids = leaf.AtomicReader.GetTerms(FieldNames.Id)?.GetEnumerator();
            DocsEnum? docs = null;
            while (ids?.MoveNext() == true)
            {
                docs = ids.Docs(leaf.AtomicReader.LiveDocs, docs, DocsFlags.NONE);
                for (int doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
                {
                    documents.Add(new IndexedDocument(sequences?.Get(doc) ?? 0, ids.Term.Utf8ToString()));
                }
            }
        }

        documents.Sort((one, other) => one.Sequence.CompareTo(other.Sequence));
        return documents;
    }

    public void Dispose() => snapshot.Release();
}

/// <summary>A document of an index.</summary>
/// <param name="Sequence">The change of the store that it was indexed from.</param>
public readonly record struct IndexedDocument(long Sequence, string Id);
