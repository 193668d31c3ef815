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
    /// <summary>Each is an index of its own, with files that are kept open.</summary>
    public const int MostPartitions = 1000;

    private readonly IndexFolder folder;
    private readonly Dictionary<string, PartitionWriter> partitions = [];
    private readonly ConcurrentBag<DocumentFields> fields = [];
    private readonly bool quiet;

    private readonly SortedDictionary<string, SetAsideDocument> setAside = new(StringComparer.Ordinal);

    private long committed;
    private bool hasOtherAsides;
    private bool leads;

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

    /// <summary>Documents that it could not take.</summary>
    public IReadOnlyCollection<SetAsideDocument> SetAside => setAside.Values;

    /// <summary>Partitions in it.</summary>
    public int Partitions => partitions.Count;

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
        foreach (DocumentChange change in changes)
        {
            hasOtherAsides |= setAside.Remove(change.Id);
        }
    }

    /// <summary>Applies a change as if the document were deleted: what was there before is not to be found in its place.</summary>
    public void Skip(DocumentChange change, SetAsideDocument reason)
    {
        Apply([change with { Document = null }], threads: 1, CancellationToken.None);
        setAside[change.Id] = reason;
        hasOtherAsides = true;
    }

    /// <summary>
    /// Makes what was applied durable and visible to readers. Only partitions that changed are committed, and the one that leads after them: its
    /// sequence, which is the generation's, is durable only once everything up to it is.
    /// </summary>
    public void Commit()
    {
        PartitionWriter leading = partitions[PartitionName.Leading];
        foreach (PartitionWriter partition in partitions.Values)
        {
            if (partition != leading && partition.HasChanged)
            {
                partition.Commit(Sequence, setAside: null);
            }
        }

        if (leading.HasChanged || hasOtherAsides || !leads || Sequence != committed)
        {
            leading.Commit(Sequence, [.. setAside.Values]);
        }

        committed = Sequence;
        leads = true;
        hasOtherAsides = false;
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
            if (partitions.Count >= MostPartitions)
            {
                throw new InvalidOperationException($"An index has at most {MostPartitions} sets of audiences, and this document is for another. Let documents name fewer different sets.");
            }

            partitions[name] = writer = PartitionWriter.Create(
                folder.Disk, folder.Partition(Name, name), new CommitStamp(committed, PartitionName.Canonical(audience)), quiet);
            ShareBuffers();
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

        if (partitions.Count > 0 && !partitions.ContainsKey(PartitionName.Leading))
        {
            throw new IndexDamagedException($"The index in '{folder.Path}' has lost the partition of what is public.");
        }

        // There is always this one, so that a generation without documents has a sequence too.
        CommitStamp leading = WriterOf([AudienceName.Public]).Stamp;
        leads = leading.Leads;
        Sequence = committed = CommitStamp.SequenceOf([.. partitions.Values.Select(p => p.Stamp)]);
        foreach (SetAsideDocument document in leading.SetAside)
        {
            setAside[document.Id] = document;
        }

        ShareBuffers();
    }

    private void ShareBuffers()
    {
        foreach (PartitionWriter partition in partitions.Values)
        {
            partition.ShareBuffers(partitions.Count);
        }
    }
}
