namespace SearchApi.Status;

/// <summary>
/// How long ago the oldest change was stored that cannot be found yet. Nothing in the store says when a change came, so that is noted as it is seen,
/// every second. Thread safe.
/// </summary>
internal sealed class LagClock(TimeProvider time)
{
    // As many seconds as it can look back; beyond that the lag is at least so long.
    private const int Longest = 86_400;

    private readonly Lock noting = new();
    private readonly Queue<(long Sequence, long At)> waiting = new();

    /// <summary>Notes where store and index stand now.</summary>
    /// <returns>The lag.</returns>
    public TimeSpan Note(long stored, long searchable)
    {
        lock (noting)
        {
            while (waiting.TryPeek(out var oldest) && oldest.Sequence <= searchable)
            {
                waiting.Dequeue();
            }

            if (stored > searchable && waiting.Count < Longest && (waiting.Count == 0 || stored > waiting.Last().Sequence))
            {
                waiting.Enqueue((stored, time.GetTimestamp()));
            }

            return waiting.TryPeek(out var first) ? time.GetElapsedTime(first.At) : TimeSpan.Zero;
        }
    }
}
