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
    private readonly BackgroundMerges merges = new();
    private readonly IndexWriter writer;
    private readonly string audience;

    [SuppressMessage("Reliability", "CA2000", Justification = "The analyzer is never asked: every field brings its own token stream.")]
    private PartitionWriter(SyncedDirectory directory, CommitStamp stamp)
    {
        this.directory = directory;
        audience = stamp.Audience;
        Sequence = stamp.Sequence;
        writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = BufferMegabytes,
            Similarity = new GradedSimilarity(),
            MergePolicy = new TieredMergePolicy(),
            MergeScheduler = merges,
            UseCompoundFile = false,
        });
    }

    /// <summary>Opens a partition where it stands.</summary>
    /// <exception cref="IndexMismatchException">When another format or analyzer wrote it.</exception>
    public static PartitionWriter Open(IndexDisk disk, DirectoryInfo folder)
    {
        SyncedDirectory directory = disk.Open(folder.FullName);
        return With(directory, () => new PartitionWriter(directory, CommitStamp.Read(SegmentInfosOf(directory).UserData, folder.FullName)));
    }

    /// <summary>
    /// Creates a partition, empty. It is made under another name, so that one that has its own has a whole commit, whatever ended the program or
    /// the power meanwhile.
    /// </summary>
    /// <param name="stamp">What it starts from.</param>
    public static PartitionWriter Create(IndexDisk disk, DirectoryInfo folder, CommitStamp stamp)
    {
        string generation = folder.Parent!.FullName;
        string unfinished = Path.Combine(generation, "new-" + folder.Name);
        disk.DeleteFolder(unfinished);
        disk.DeleteFolder(folder.FullName);
        disk.CreateFolder(unfinished);
        SyncedDirectory directory = disk.Open(unfinished);
        using (var partition = With(directory, () => new PartitionWriter(directory, stamp)))
        {
            partition.Commit(stamp.Sequence);
        }

        disk.RenameFolder(unfinished, folder.FullName);
        disk.SyncFolder(generation);
        return Open(disk, folder);
    }

    /// <summary>The last sequence committed.</summary>
    public long Sequence { get; private set; }

    public void Put(Term id, LuceneDocument document) => writer.UpdateDocument(id, document);

    public void Delete(Term id) => writer.DeleteDocuments(id);

    /// <exception cref="IOException">When the disk cannot do it, or when it could not when segments were merged before: open the partition anew.</exception>
    public void Commit(long sequence)
    {
        merges.Check();
        writer.SetCommitData(new CommitStamp(sequence, audience).ToCommitData());
        writer.Commit();
        Sequence = sequence;
    }

    /// <summary>
    /// Gives up what was not committed. Rolls back first: a commit that fails inside Dispose leaks files and the lock (lucenenet#1311). Where the disk
    /// fails even at that, the library has let go of files and lock all the same, and the next writer clears up: there is nothing to tell.
    /// </summary>
    public void Dispose()
    {
        try
        {
            writer.Rollback();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Said above.
        }
        finally
        {
            directory.Dispose();
        }
    }

    private static PartitionWriter With(SyncedDirectory directory, Func<PartitionWriter> open)
    {
        try
        {
            return open();
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    private static SegmentInfos SegmentInfosOf(SyncedDirectory directory)
    {
        var infos = new SegmentInfos();
        infos.Read(directory);
        return infos;
    }
}
