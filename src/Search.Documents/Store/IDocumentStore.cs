namespace Search.Documents.Store;

/// <summary>
/// The truth: what it acknowledged is never lost, and every index can be built again from it.
/// Each change takes the next <em>sequence</em>; a follower that reads on from the last sequence it saw misses nothing.
/// Thread safe; several processes may hold the same store open.
/// </summary>
/// <exception cref="StoreException">From every method, when the store cannot do it: disk full, no right to write, damaged.</exception>
public interface IDocumentStore : IAsyncDisposable
{
    /// <summary>What the programs of an installation share beside the documents.</summary>
    IRecordStore Records { get; }

    /// <summary>
    /// Writes all or nothing, durably: when the task completes the changes survive a power cut. Documents are taken as they are;
    /// <see cref="DocumentRules.Check"/> is the caller's.
    /// A put whose content equals what is stored is <see cref="WriteOutcome.Unchanged"/> and takes no sequence. A write that expects another state than
    /// there is, by the writes before it in the list too, is a <see cref="WriteOutcome.Conflict"/>: it alone does nothing, the others are written.
    /// A document belongs to the files that delivered it, or to nobody's where it came without a path. A put from a file that would replace what is not its own is
    /// <see cref="WriteOutcome.Taken"/> and does nothing either; the same content from another file makes the document that one's, too. Where one of several files
    /// replaces what they share, the others have it no longer and are <see cref="FileStamp.Unfinished"/>. A put without a path replaces what any file has.
    /// </summary>
    /// <returns>A result for each write, in order.</returns>
    Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation);

    /// <summary>The document, or null where there is none.</summary>
    Task<Document?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>The latest change of a document as a follower would read it, a deletion too while it is remembered; null where there is none.</summary>
    Task<DocumentChange?> FindChangeAsync(string id, CancellationToken cancellation);

    /// <summary>
    /// The changes after <paramref name="after"/> in order of sequence, at most <paramref name="limit"/> of them and roughly
    /// 32 MiB of text. Of a document changed several times only the latest change remains, and of one deleted long ago none
    /// (<see cref="ForgottenSequenceAsync"/>).
    /// </summary>
    Task<IReadOnlyList<DocumentChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellation);

    /// <summary>The last sequence given out; 0 for an empty store.</summary>
    Task<long> LastSequenceAsync(CancellationToken cancellation);

    /// <summary>
    /// Up to which sequence deletions may have been forgotten (<see cref="StoreHistory"/>); 0 where none was. A follower that holds documents and asked
    /// for the changes after a sequence below this one may have missed deletions and must start anew from 0, unless it began from 0 within
    /// <see cref="StoreHistory.Kept"/>. Ask after reading, so that nothing can be forgotten in between.
    /// </summary>
    Task<long> ForgottenSequenceAsync(CancellationToken cancellation);

    /// <summary>How many documents there are.</summary>
    Task<long> CountAsync(CancellationToken cancellation);

    /// <summary>How many documents came through an ingest origin.</summary>
    Task<long> CountOfAsync(string origin, CancellationToken cancellation);

    /// <summary>
    /// What is remembered of the files of an ingest origin, by path. A file whose documents are here but that was never taken in whole
    /// has the stamp <see cref="FileStamp.Unfinished"/>.
    /// </summary>
    Task<IReadOnlyDictionary<string, FileStamp>> ReadFilesAsync(string origin, CancellationToken cancellation);

    /// <summary>The ids of the documents that a file of an ingest origin has.</summary>
    Task<IReadOnlyList<string>> ReadIdsAsync(string origin, string path, CancellationToken cancellation);

    /// <summary>Remembers that files, by path, were taken in whole, so that unchanged ones cost nothing next time; all or nothing.</summary>
    Task WriteFilesAsync(string origin, IReadOnlyDictionary<string, FileStamp> stamps, CancellationToken cancellation);

    /// <summary>Forgets a file and deletes the documents that came from it and from no other.</summary>
    /// <returns>How many documents were deleted.</returns>
    Task<int> RemoveFileAsync(string origin, string path, CancellationToken cancellation);

    /// <summary>Deletes those documents of a file that are not among <paramref name="present"/>: lines or items gone from it.</summary>
    /// <returns>How many documents were deleted.</returns>
    Task<int> RemoveMissingAsync(string origin, string path, IReadOnlySet<string> present, CancellationToken cancellation);
}

/// <summary>A put (with a document) or a deletion (without).</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Document">What to store, or null to delete.</param>
/// <param name="Origin">The ingest source it came through, if any; what <c>--prune</c> works on.</param>
/// <param name="Path">The file inside the origin, if any.</param>
/// <param name="Expected">
/// The sequence that the document must have for the write to be done; 0: there must be none; <see cref="Existing"/>: there must be one; null: done in any case.
/// Compared under the lock that gives out sequences, so that of two who expect the same one wins.
/// </param>
public sealed record DocumentWrite(string Id, Document? Document, string? Origin = null, string? Path = null, long? Expected = null)
{
    /// <summary>Expects that there is a document, whatever its sequence.</summary>
    public const long Existing = -1;

    /// <summary>Whether the write may be done.</summary>
    /// <param name="sequence">The sequence that the document has now; 0 where there is none.</param>
    public bool Fits(long sequence) => Expected is not { } expected || (expected == Existing ? sequence > 0 : expected == sequence);
}

public enum WriteOutcome
{
    Added,
    Replaced,
    Unchanged,
    Deleted,

    /// <summary>A deletion of what was not there.</summary>
    Missing,

    /// <summary>Not done: the document has not the sequence that was expected.</summary>
    Conflict,

    /// <summary>Not done: the document came from elsewhere, and says something else.</summary>
    Taken,
}

/// <summary>What became of a write.</summary>
/// <param name="Sequence">The sequence of the change; for an unchanged document that of its last change; for a conflict, and for what is taken, that of the document there is, 0 where there is none; 0 for <see cref="WriteOutcome.Missing"/>.</param>
public sealed record WriteResult(string Id, long Sequence, WriteOutcome Outcome)
{
    /// <summary>A file that has the document, where the outcome is <see cref="WriteOutcome.Taken"/>; null where none has.</summary>
    public DocumentFile? Holder { get; init; }
}

/// <summary>Where a document came from.</summary>
/// <param name="Origin">The ingest source.</param>
/// <param name="Path">The file inside it.</param>
public sealed record DocumentFile(string Origin, string Path)
{
    /// <summary>The one to name of several; null where there is none.</summary>
    internal static DocumentFile? First(IEnumerable<DocumentFile> files) =>
        files.OrderBy(file => file.Origin, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault();
}

/// <summary>A change as a follower reads it.</summary>
/// <param name="Document">The document as it now is, or null when it was deleted.</param>
public sealed record DocumentChange(long Sequence, string Id, Document? Document);

/// <summary>What tells whether a file changed.</summary>
/// <param name="Length">In bytes, as it lies on disk.</param>
/// <param name="ModifiedAt">As the file system has it.</param>
/// <param name="Hash">Of the bytes and of whatever else decides what is read out of them; empty while the file was not taken in whole.</param>
public sealed record FileStamp(long Length, DateTimeOffset ModifiedAt, string Hash)
{
    /// <summary>The stamp of a file that was not taken in whole.</summary>
    public static FileStamp Unfinished { get; } = new(0, default, "");
}
