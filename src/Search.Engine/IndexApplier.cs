using System.Collections.Concurrent;
using Lucene.Net.Index;
using Search.Documents;
using Search.Documents.Store;
using Search.Engine.Generations;
using Search.Engine.Schema;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Search.Engine;

/// <summary>
/// The writing side: applies the store's changes to the generation in use. One applier at a time holds an index; not thread safe.
/// </summary>
public sealed class IndexApplier : IDisposable
{
    private readonly IndexHold hold;
    private readonly IndexFolder folder;
    private readonly string generation;
    private readonly Dictionary<string, PartitionWriter> partitions = [];
    private readonly ConcurrentBag<DocumentFields> fields = [];

    private long committed;

    private IndexApplier(IndexHold hold, IndexFolder folder, string generation)
    {
        this.hold = hold;
        this.folder = folder;
        this.generation = generation;
    }

    /// <summary>The last sequence applied: go on reading the store from here.</summary>
    public long Sequence { get; private set; }

    /// <summary>Takes hold of the index below <paramref name="path"/>, creating the first generation where there is none.</summary>
    /// <exception cref="IndexHeldException">When another process holds it.</exception>
    /// <exception cref="IndexMismatchException">When format or analyzer differ from this program's: rebuild.</exception>
    public static IndexApplier Open(string path)
    {
        IndexHold hold = IndexHold.Take(path);
        IndexApplier? applier = null;
        try
        {
            var folder = new IndexFolder(path);
            string generation = folder.Current ?? folder.NextGeneration();
            applier = new IndexApplier(hold, folder, generation);
            applier.OpenPartitions();
            if (folder.Current is null)
            {
                folder.SetCurrent(generation);
            }

            return applier;
        }
        catch
        {
            applier?.DisposeWriters();
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Applies changes in order of sequence, each document at most once in a batch; applying one twice is harmless. Not durable before <see cref="Commit"/>.</summary>
    public void Apply(IReadOnlyList<DocumentChange> changes, CancellationToken cancellation)
    {
        if (changes.Count == 0)
        {
            return;
        }

        foreach (DocumentChange change in changes)
        {
            if (change.Document is { } document)
            {
                WriterOf(document);
            }
        }

        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) };
        try
        {
            Parallel.ForEach(Partitioner.Create(0, changes.Count, Math.Max(1, Math.Min(64, changes.Count / options.MaxDegreeOfParallelism))), options, range =>
            {
                DocumentFields mapper = fields.TryTake(out DocumentFields? free) ? free : new DocumentFields();
                for (int i = range.Item1; i < range.Item2; i++)
                {
                    Apply(changes[i], mapper);
                }

                fields.Add(mapper);
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.Count == 1)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        Sequence = Math.Max(Sequence, changes[^1].Sequence);
    }

    /// <summary>Empties the index, to be filled from the store's first change on. Readers keep what they have until <see cref="Commit"/>.</summary>
    public void StartOver()
    {
        foreach (PartitionWriter partition in partitions.Values)
        {
            partition.Empty();
        }

        Sequence = committed = 0;
    }

    /// <summary>Makes what was applied durable and visible to <see cref="SearchIndex.Refresh"/>.</summary>
    public void Commit()
    {
        foreach (PartitionWriter partition in partitions.Values)
        {
            partition.Commit(Sequence);
        }

        committed = Sequence;
    }

    public void Dispose()
    {
        DisposeWriters();
        hold.Dispose();
    }

    private void Apply(DocumentChange change, DocumentFields mapper)
    {
        var id = new Term(FieldNames.Id, change.Id);
        PartitionWriter? target = change.Document is null ? null : WriterOf(change.Document);

        // A document whose audience changed moves: it is gone from where it was before it is found where it is.
        foreach (PartitionWriter other in partitions.Values)
        {
            if (other != target)
            {
                other.Delete(id);
            }
        }

        if (target is not null)
        {
            LuceneDocument mapped = mapper.Map(change.Document!, change.Sequence);
            target.Put(id, mapped);
        }
    }

    private PartitionWriter WriterOf(Document document)
    {
        string name = PartitionName.Of(document.Audience);
        if (!partitions.TryGetValue(name, out PartitionWriter? writer))
        {
            partitions[name] = writer = new PartitionWriter(
                folder.Partition(generation, name), new CommitStamp(committed, PartitionName.Canonical(document.Audience)));
        }

        return writer;
    }

    private void OpenPartitions()
    {
        foreach (DirectoryInfo partition in folder.Partitions(generation))
        {
            // A folder without a commit was being created when the process ended; it is created anew when a document needs it.
            if (partition.EnumerateFiles("segments_*").Any())
            {
                partitions[partition.Name] = new PartitionWriter(partition, null);
            }
        }

        // Partitions commit one after another: after a crash the least advanced says where to go on. Applying twice is harmless.
        Sequence = committed = partitions.Count == 0 ? 0 : partitions.Values.Min(p => p.Sequence);
    }

    private void DisposeWriters()
    {
        foreach (PartitionWriter partition in partitions.Values)
        {
            partition.Dispose();
        }
    }
}

/// <summary>Another process holds the index.</summary>
public sealed class IndexHeldException(string message) : Exception(message);

/// <summary>The index was written by another format version or analyzer; the message says which and how to rebuild.</summary>
public sealed class IndexMismatchException(string message) : Exception(message);
