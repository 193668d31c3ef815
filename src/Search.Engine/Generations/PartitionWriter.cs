using System.Diagnostics.CodeAnalysis;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Engine.Scoring;
using Search.Engine.Storage;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Search.Engine.Generations;

/// <summary>The writer of one partition. Adding and deleting are thread safe; committing and disposing are not.</summary>
internal sealed class PartitionWriter : IDisposable
{
    private const double BufferMegabytes = 64;

    private readonly SyncedDirectory directory;
    private readonly IndexWriter writer;
    private readonly string audience;

    /// <summary>Opens a partition, or creates it empty with nothing applied.</summary>
    /// <param name="folder">The partition's folder.</param>
    /// <param name="created">What a new partition starts from; null where it must exist and says itself.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The analyzer is never asked: every field brings its own token stream.")]
    public PartitionWriter(DirectoryInfo folder, CommitStamp? created)
    {
        folder.Create();
        directory = new SyncedDirectory(folder);
        bool exists = DirectoryReader.IndexExists(directory);
        CommitStamp stamp = exists
            ? CommitStamp.Read(SegmentInfosOf(directory).UserData, folder.FullName)
            : created ?? throw new InvalidOperationException($"Partition '{folder.FullName}' does not exist.");
        this.audience = stamp.Audience;
        Sequence = stamp.Sequence;
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = BufferMegabytes,
            Similarity = new GradedSimilarity(),
            MergePolicy = new TieredMergePolicy(),
            UseCompoundFile = false,
        };
        writer = new IndexWriter(directory, config);
        if (!exists)
        {
            Commit(stamp.Sequence);
        }
    }

    /// <summary>The last sequence committed.</summary>
    public long Sequence { get; private set; }

    public void Put(Term id, LuceneDocument document) => writer.UpdateDocument(id, document);

    public void Delete(Term id) => writer.DeleteDocuments(id);

    public void Empty() => writer.DeleteAll();

    public void Commit(long sequence)
    {
        writer.SetCommitData(new CommitStamp(sequence, audience).ToCommitData());
        writer.Commit();
        Sequence = sequence;
    }

    /// <summary>Gives up what was not committed. Rolls back first: a commit that fails inside Dispose leaks files and the lock (lucenenet#1311).</summary>
    public void Dispose()
    {
        try
        {
            writer.Rollback();
        }
        finally
        {
            directory.Dispose();
        }
    }

    private static SegmentInfos SegmentInfosOf(SyncedDirectory directory)
    {
        var infos = new SegmentInfos();
        infos.Read(directory);
        return infos;
    }
}
