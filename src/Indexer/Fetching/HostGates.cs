using System.Collections.Concurrent;

namespace Indexer.Fetching;

/// <summary>Keeps to few requests at once and pauses between them, host by host, for all sources of the program together. Thread safe.</summary>
/// <param name="most">Requests at once to one host.</param>
internal sealed class HostGates(TimeProvider time, int most = HostGates.Most)
{
    /// <summary>So many requests at once to one host.</summary>
    public const int Most = 2;

    private readonly ConcurrentDictionary<string, Gate> gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a turn; who has it disposes of what is returned.</summary>
    /// <param name="delay">The pause since the last request's start.</param>
    public async Task<IDisposable> EnterAsync(Uri address, TimeSpan delay, CancellationToken cancellation)
    {
        // However its name is written, and at whichever port.
        Gate gate = gates.GetOrAdd(address.IdnHost.TrimEnd('.'), _ => new Gate(new SemaphoreSlim(most, most)));
        await gate.Turns.WaitAsync(cancellation);
        try
        {
            TimeSpan pause = gate.Reserve(time, delay);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, time, cancellation);
            }
        }
        catch
        {
            gate.Turns.Release();
            throw;
        }

        return new Turn(gate.Turns);
    }

    private sealed class Gate(SemaphoreSlim turns)
    {
        private readonly Lock reserving = new();
        private long? last;

        public SemaphoreSlim Turns { get; } = turns;

        /// <summary>Takes the next moment that is a pause away from the last one.</summary>
        /// <returns>How long it is until then.</returns>
        public TimeSpan Reserve(TimeProvider time, TimeSpan delay)
        {
            lock (reserving)
            {
                long now = time.GetTimestamp();
                long then = last is { } before ? Math.Max(now, before + (long)(delay.TotalSeconds * time.TimestampFrequency)) : now;
                last = then;
                return time.GetElapsedTime(now, then);
            }
        }
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        private SemaphoreSlim? held = turns;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
