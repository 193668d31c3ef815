using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Search.Engine.Storage;

/// <summary>A thread for work that nobody waits for: it runs where others leave the processor free. Thread safe.</summary>
internal sealed partial class QuietThread : IDisposable
{
    // Of the system's 0 to 19. At 10 a waiting search gets about nine times as much of a contended processor.
    private const int Niceness = 10;

    private readonly BlockingCollection<Action> work = [];
    private readonly Thread thread;

    public QuietThread(string name)
    {
        thread = new Thread(Run) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>Lowers the calling thread for as long as it lives.</summary>
    public static void Quieten()
    {
        if (OperatingSystem.IsLinux())
        {
            // .NET does not pass priorities on to Linux, where niceness is a thread's own. Refused, the thread is merely louder.
            _ = SetPriority(0, 0, Niceness);
        }
        else
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
    }

    /// <summary>Does something there.</summary>
    public Task RunAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (OperationCanceledException fault)
            {
                done.SetCanceled(fault.CancellationToken);
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        });
        return done.Task;
    }

    /// <summary>Waits for what was begun, then ends.</summary>
    public void Dispose()
    {
        work.CompleteAdding();
        thread.Join();
        work.Dispose();
    }

    private void Run()
    {
        Quieten();
        foreach (Action action in work.GetConsumingEnumerable())
        {
            action();
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
