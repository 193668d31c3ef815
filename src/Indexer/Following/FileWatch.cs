using Search.Engine;

namespace Indexer.Following;

/// <summary>
/// Compares the files of the index in use with their checksums when following begins and from time to time: bits also turn over where no search and no
/// merge comes by. Used by one loop, which it does not hold up.
/// </summary>
internal sealed class FileWatch(string indexPath, TimeSpan every, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task<string?>? reading;
    private string? generation;
    private long begun;

    /// <summary>Begins to read when it is time, and tells what was found.</summary>
    /// <param name="current">The generation in use. What was found in another one says nothing of it.</param>
    /// <exception cref="IndexDamagedException">When a file is not as it was written.</exception>
    public void Look(string current)
    {
        if (reading is null || (reading.IsCompleted && time.GetElapsedTime(begun) >= every))
        {
            begun = time.GetTimestamp();
            generation = current;
            reading = IndexAudit.ChecksumFaultAsync(indexPath, stop.Token);
        }
        else if (reading is { IsCompletedSuccessfully: true, Result: { } fault } && generation == current)
        {
            generation = null;
            throw new IndexDamagedException(fault);
        }
    }

    /// <summary>Ends reading at the next segment, and waits for that, so that no file of the index stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (reading is not null)
        {
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        stop.Dispose();
    }
}
