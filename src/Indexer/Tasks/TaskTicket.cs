using Search.Documents.Store;

namespace Indexer.Tasks;

/// <summary>
/// The right to run one task. While it lasts it writes progress into the store, at most once a second and at least every five, so that others see
/// that someone is at it, and looks whether the task was cancelled. <see cref="Report"/> is thread safe; the rest is its owner's.
/// </summary>
internal sealed class TaskTicket : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(5);

    private readonly ServiceTasks tasks;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource cancelled = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Task beating;
    private ServiceTask task;
    private long version;
    private long done;
    private long total;

    private TaskTicket(ServiceTasks tasks, ServiceTask task, long version, TimeProvider time)
    {
        this.tasks = tasks;
        this.time = time;
        this.task = task;
        this.version = version;
        beating = Task.Run(BeatAsync);
    }

    public string Id => task.Id;

    /// <summary>Cancelled when someone cancels the task, or takes it away.</summary>
    public CancellationToken Cancelled => cancelled.Token;

    /// <summary>Claims a queued task; null where another was quicker.</summary>
    public static async Task<TaskTicket?> ClaimAsync(ServiceTasks tasks, StoredTask queued, string runner, TimeProvider time, CancellationToken cancellation)
    {
        ServiceTask claimed = queued.Task with
        {
            State = TaskState.Running,
            Runner = runner,
            Starts = queued.Task.Starts + 1,
            Done = 0,
            Total = 0,
            StartedAt = tasks.Now,
        };
        return await tasks.WriteAsync(claimed, queued.Version, cancellation) is { } version ? new TaskTicket(tasks, claimed, version, time) : null;
    }

    /// <summary>Says how far the work is.</summary>
    public void Report(long done, long total)
    {
        Volatile.Write(ref this.done, done);
        Volatile.Write(ref this.total, total);
    }

    /// <summary>Records what became of the task, and gives it back.</summary>
    /// <param name="state"><see cref="TaskState.Queued"/> where another run is to do it again.</param>
    /// <exception cref="StoreException">When it cannot be recorded.</exception>
    public async Task EndAsync(TaskState state, string? error, CancellationToken cancellation)
    {
        await StopBeatingAsync();
        while (true)
        {
            ServiceTask ending = task with
            {
                State = state == TaskState.Queued && task.CancelRequested ? TaskState.Cancelled : state,
                Done = Volatile.Read(ref done),
                Total = Volatile.Read(ref total),
                Runner = null,
                Starts = state == TaskState.Queued ? task.Starts - 1 : task.Starts,
                Errors = error is null ? task.Errors : [error],
                FinishedAt = state == TaskState.Queued && !task.CancelRequested ? null : tasks.Now,
            };
            if (await tasks.WriteAsync(ending, version, cancellation) is not null || !await LookAsync(cancellation))
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopBeatingAsync();
        cancelled.Dispose();
        ended.Dispose();
    }

    private async Task BeatAsync()
    {
        long written = time.GetTimestamp();
        try
        {
            while (true)
            {
                await Task.Delay(Beat, time, ended.Token);
                try
                {
                    if (!await LookAsync(ended.Token) || task.CancelRequested)
                    {
                        await cancelled.CancelAsync();
                        continue;
                    }

                    ServiceTask now = task with { Done = Volatile.Read(ref done), Total = Volatile.Read(ref total) };
                    if ((now != task || time.GetElapsedTime(written) >= LongestSilence) && await tasks.WriteAsync(now, version, ended.Token) is { } next)
                    {
                        (task, version, written) = (now, next, time.GetTimestamp());
                    }
                }
                catch (StoreException)
                {
                    // Progress is told another time; the work itself says what it suffers from.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The task has ended.
        }
    }

    /// <summary>Reads what others wrote; false where the task is not ours any more.</summary>
    private async Task<bool> LookAsync(CancellationToken cancellation)
    {
        if (await tasks.FindStoredAsync(task.Id, cancellation) is not { } stored || stored.Task.Runner != task.Runner)
        {
            return false;
        }

        (task, version) = (stored.Task, stored.Version);
        return true;
    }

    private async Task StopBeatingAsync()
    {
        await ended.CancelAsync();
        await beating;
    }
}
