using System.Collections.Concurrent;
using Lucene.Net.Index;
using Search.Documents;
using Search.Documents.Store;
using Search.Engine.Schema;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Search.Engine.Generations;

/// <summary>Writes one generation. Not thread safe.</summary>
internal sealed class GenerationWriter : IDisposable
{
    private readonly IndexFolder folder;
    private readonly Dictionary<string, PartitionWriter> partitions = [];
    private readonly ConcurrentBag<DocumentFields> fields = [];
    private readonly bool quiet;

    private long committed;

    private GenerationWriter(IndexFolder folder, string name, bool quiet)
    {
        this.folder = folder;
        this.quiet = quiet;
        Name = name;
    }

    public string Name { get; }

    /// <summary>The last sequence applied.</summary>
    public long Sequence { get; private set; }

    /// <summary>Documents in it, as far as they were committed.</summary>
    public long Count => partitions.Values.Sum(p => (long)p.Count);

    /// <summary>Opens what is there, or begins a generation in an empty folder.</summary>
    /// <param name="quiet">Whether merging must leave the processor to others.</param>
    /// <exception cref="IndexMismatchException">When format or analyzer differ from this program's.</exception>
    /// <exception cref="IndexDamagedException">When its files are damaged.</exception>
    public static GenerationWriter Open(IndexFolder folder, string name, bool quiet)
    {
        var writer = new GenerationWriter(folder, name, quiet);
        try
        {
            writer.OpenPartitions();
            return writer;
        }
        catch (Exception fault) when (IndexDamage.IsWhileOpening(fault))
        {
            writer.Dispose();
            throw IndexDamage.Told(fault, Path.Combine(folder.Path, name));
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Applies changes in order of sequence, each document at most once in a batch; applying one twice is harmless.</summary>
    /// <param name="threads">How many may work at it.</param>
    public void Apply(IReadOnlyList<DocumentChange> changes, int threads, CancellationToken cancellation)
    {
        foreach (DocumentChange change in changes)
        {
            if (change.Document is { } document)
            {
                WriterOf(document.Audience);
            }
        }

        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads };
        try
        {
            if (threads == 1)
            {
                ApplyRange(changes, 0, changes.Count, cancellation);
            }
            else
            {
                var ranges = Partitioner.Create(0, changes.Count, Math.Max(1, Math.Min(64, changes.Count / threads)));
                Parallel.ForEach(ranges, options, range => ApplyRange(changes, range.Item1, range.Item2, CancellationToken.None));
            }
        }
        catch (AggregateException e) when (e.InnerExceptions.Count == 1)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        Sequence = Math.Max(Sequence, changes[^1].Sequence);
    }

    /// <summary>Makes what was applied durable and visible to readers.</summary>
    public void Commit()
    {
        foreach (PartitionWriter partition in partitions.Values)
        {
            partition.Commit(Sequence);
        }

        committed = Sequence;
    }

    /// <summary>Lets merges take what they need from now on.</summary>
    public void Louden()
    {
        foreach (PartitionWriter partition in partitions.Values)
        {
            partition.IsQuiet = false;
        }
    }

    public void Dispose()
    {
        foreach (PartitionWriter partition in partitions.Values)
        {
            partition.Dispose();
        }

        partitions.Clear();
    }

    private void ApplyRange(IReadOnlyList<DocumentChange> changes, int from, int to, CancellationToken cancellation)
    {
        DocumentFields mapper = fields.TryTake(out DocumentFields? free) ? free : new DocumentFields();
        for (int i = from; i < to; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ApplyOne(changes[i], mapper);
        }

        fields.Add(mapper);
    }

    private void ApplyOne(DocumentChange change, DocumentFields mapper)
    {
        var id = new Term(FieldNames.Id, change.Id);
        PartitionWriter? target = change.Document is null ? null : WriterOf(change.Document.Audience);

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

    private PartitionWriter WriterOf(IReadOnlyList<string> audience)
    {
        string name = PartitionName.Of(audience);
        if (!partitions.TryGetValue(name, out PartitionWriter? writer))
        {
            partitions[name] = writer = PartitionWriter.Create(
                folder.Disk, folder.Partition(Name, name), new CommitStamp(committed, PartitionName.Canonical(audience)), quiet);
        }

        return writer;
    }

    private void OpenPartitions()
    {
        foreach (DirectoryInfo partition in folder.Partitions(Name))
        {
            // A folder without a commit was being created when the process ended; it is created anew when a document needs it.
            if (PartitionWriter.HasCommit(partition))
            {
                partitions[partition.Name] = PartitionWriter.Open(folder.Disk, partition, quiet);
            }
        }

        // There is always one partition, so that a generation without documents has a sequence too.
        if (partitions.Count == 0)
        {
            WriterOf(new Document { Id = "" }.Audience);
        }

        // Partitions commit one after another: after a crash the least advanced says where to go on. Applying twice is harmless.
        Sequence = committed = partitions.Values.Min(p => p.Sequence);
    }
}
