using Search.Engine;

namespace SearchApi.Writing;

/// <summary>Waits until a change can be found by the next search of this process. Thread safe.</summary>
internal sealed class Visibility(SearchIndex index, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Whether the change became searchable, within ten seconds.</summary>
    /// <param name="sequence">The change's sequence.</param>
    public async Task<bool> WaitAsync(long sequence, CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        while (index.Sequence < sequence)
        {
            if (time.GetElapsedTime(start) >= WriteOptions.LongestWait)
            {
                return false;
            }

            await Task.Delay(Interval, time, cancellation);
        }

        return true;
    }

    /// <summary>Whether a document is one that the index could not take: its change is done, and it is not found.</summary>
    public bool IsSetAside(string id) => index.SetAside.Any(document => document.Id == id);
}
