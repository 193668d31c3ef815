using Search.Engine;

namespace SearchApi.Health;

/// <summary>
/// Whether searches find what they should. An index that could not be read when the program started, or was not there beside a store with documents, is
/// built first; whoever spreads requests over machines should leave this one out until then. Thread safe.
/// </summary>
public sealed class Readiness(SearchIndex index)
{
    // What has to be searchable; settled by the first look. 0 once it is.
    private long wanted = -1;

    /// <summary>Whether the index is still being built.</summary>
    /// <param name="stored">The store's last sequence.</param>
    public bool IsRebuilding(long stored)
    {
        if (Interlocked.Read(ref wanted) < 0)
        {
            Interlocked.CompareExchange(ref wanted, index.Count > 0 ? 0 : stored, -1);
        }

        if (index.Sequence >= Interlocked.Read(ref wanted))
        {
            Interlocked.Exchange(ref wanted, 0);
        }

        return Interlocked.Read(ref wanted) > 0;
    }
}
