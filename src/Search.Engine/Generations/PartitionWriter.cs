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
    private readonly PartitionMerges merges;
    private readonly string audience;

    /// <summary>Opens a partition, or creates it empty with nothing applied.</summary>
    /// <param name="folder">The partition's folder.</param>
    /// <param name="created">What a new partition starts from; null where it must exist and says itself.</param>
    /// <param name="quiet">Whether merging must leave the processor to others.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The analyzer is never asked: every field brings its own token stream.")]
    public PartitionWriter(DirectoryInfo folder, CommitStamp? created, bool quiet = false)
    {
        folder.Create();
        directory = new SyncedDirectory(folder);
        merges = new PartitionMerges(quiet);
        try
        {
            bool exists = DirectoryReader.IndexExists(directory);
            CommitStamp stamp = exists
                ? CommitStamp.ReadToWrite(SegmentInfosOf(directory).UserData, folder.FullName)
                : created ?? throw new IndexDamagedException($"There is no index in '{folder.FullName}'.");
            audience = stamp.Audience;
            Sequence = stamp.Sequence;
            if (exists)
            {
                // A writer looks at old segments only when it merges them; opened for reading, files that are gone are missed at once.
                DirectoryReader.Open(directory).Dispose();
            }

            var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
            {
                OpenMode = OpenMode.CREATE_OR_APPEND,
                RAMBufferSizeMB = BufferMegabytes,
                Similarity = new GradedSimilarity(),
                MergePolicy = new TieredMergePolicy(),
                MergeScheduler = merges,
                UseCompoundFile = false,

                // What is damaged is noticed, not copied into the next segment as if it were sound.
                CheckIntegrityAtMerge = true,
            };
            writer = new IndexWriter(directory, config);
            Count = writer.NumDocs;
            if (!exists)
            {
                Commit(stamp.Sequence);
                SyncedDirectory.SyncFolder(folder.Parent!.FullName);
            }
        }
        catch
        {
            writer?.Rollback();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>The last sequence committed.</summary>
    public long Sequence { get; private set; }

    /// <summary>Documents that are neither deleted nor replaced, as of the last commit.</summary>
    public int Count { get; private set; }

    /// <inheritdoc cref="PartitionMerges.IsQuiet"/>
    public bool IsQuiet
    {
        set => merges.IsQuiet = value;
    }

    /// <summary>Whether a folder holds a partition; false for one whose creation was cut short.</summary>
    /// <exception cref="IndexDamagedException">When files of one are there and its commit is not.</exception>
    public static bool HasCommit(DirectoryInfo folder)
    {
        string[] files = [.. folder.EnumerateFiles().Select(f => f.Name)];
        return files.Any(name => name.StartsWith("segments_", StringComparison.Ordinal))
            || (files.Any(name => name.StartsWith('_')) ? throw new IndexDamagedException($"The index in '{folder.FullName}' is damaged (no segments file). Whoever holds the index builds it anew from the store.") : false);
    }

    public void Put(Term id, LuceneDocument document) => writer.UpdateDocument(id, document);

    public void Delete(Term id) => writer.DeleteDocuments(id);

    public void Commit(long sequence)
    {
        writer.SetCommitData(new CommitStamp(sequence, audience).ToCommitData());
        writer.Commit();
        Sequence = sequence;
        Count = writer.NumDocs;
        merges.ThrowFault();
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
