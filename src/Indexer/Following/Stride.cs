using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Following;

/// <summary>
/// How many changes are applied at once. After a failure that documents may have caused ever fewer, each lot committed by itself, until the one at fault is
/// alone; with every success more again. So it is found without knowing how it makes the index fail. Used by one thread.
/// </summary>
internal sealed class Stride
{
    /// <summary>Where more cannot be indexed, it is not for the documents.</summary>
    public const int MostSetAside = 1000;

    private readonly int most;

    /// <param name="most">Changes where all goes well.</param>
    public Stride(int most) => Length = this.most = most;

    /// <summary>Changes to apply next.</summary>
    public int Length { get; private set; }

    /// <summary>Whether each lot is to be committed before the next: so that a failure is the lot's own, and going back costs no other.</summary>
    public bool IsShort { get; private set; }

    /// <summary>Whether the failure may be that of a document: of the disk, the store or a caller who has gone it is not.</summary>
    public static bool MayBeOfDocument(Exception fault) => fault switch
    {
        OperationCanceledException or IOException or UnauthorizedAccessException or IndexDamagedException or IndexMismatchException or StoreException => false,
        AggregateException several => several.InnerExceptions.All(MayBeOfDocument),
        _ => fault.InnerException is null || MayBeOfDocument(fault.InnerException),
    };

    /// <summary>Says that a lot was applied and committed.</summary>
    public void Succeeded()
    {
        Length = Math.Min(most, Length * 2);
        IsShort &= Length < most;
    }

    /// <summary>Says that applying or committing failed.</summary>
    /// <param name="tried">What was applied last.</param>
    /// <param name="setAside">Documents that are set aside already.</param>
    /// <returns>The document at fault, where it is found.</returns>
    public DocumentChange? Failed(IReadOnlyList<DocumentChange> tried, int setAside)
    {
        if (IsShort && tried is [{ Document: not null } alone] && setAside < MostSetAside)
        {
            return alone;
        }

        Length = Math.Max(1, Math.Min(Length, tried.Count) / 2);
        IsShort = true;
        return null;
    }

    /// <summary>Whether looking further is in vain: nothing can be made shorter, and no document is at fault.</summary>
    public bool IsAtEnd(IReadOnlyList<DocumentChange> tried, int setAside) => IsShort && tried.Count <= 1 && (tried is not [{ Document: not null }] || setAside >= MostSetAside);
}
