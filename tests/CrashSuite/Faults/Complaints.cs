using Indexer.Following;
using Microsoft.Extensions.Logging;

namespace CrashSuite.Faults;

/// <summary>What a follower logs, for the message of a failing test. Thread safe.</summary>
internal sealed class Complaints : ILogger<StoreFollower>
{
    private readonly Queue<string> latest = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (latest)
        {
            latest.Enqueue(formatter(state, exception) + "\n" + exception);
            if (latest.Count > 40)
            {
                latest.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (latest)
        {
            return string.Join('\n', latest);
        }
    }
}
