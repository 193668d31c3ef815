using System.Globalization;

namespace Indexer.Tasks;

/// <summary>
/// The tasks of one index, as the program sees them that holds it. Only a holder runs them, so a task that runs without it was left by one that died:
/// it is begun again. Of other indexes it notices when their runner has fallen silent. Used by one thread.
/// </summary>
internal sealed class TaskQueue(ServiceTasks tasks, string index, TimeProvider time)
{
    // Begun so often without an end, it is probably what ends the programs.
    private const int MostStarts = 3;

    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private readonly string runner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly Dictionary<string, (long Version, long Since)> seen = new(StringComparer.Ordinal);

    /// <summary>Claims the oldest task that waits for this index; null where none does.</summary>
    public async Task<TaskTicket?> NextAsync(CancellationToken cancellation)
    {
        foreach (StoredTask stored in await tasks.ReadStoredAsync(cancellation))
        {
            StoredTask? queued = stored.Task.Index != index ? await WatchAsync(stored, cancellation)
                : stored.Task.State == TaskState.Running ? await ReclaimAsync(stored, cancellation)
                : stored;
            if (queued?.Task.State == TaskState.Queued && queued.Task.Index == index
                && await TaskTicket.ClaimAsync(tasks, queued, runner, time, cancellation) is { } ticket)
            {
                return ticket;
            }
        }

        return null;
    }

    /// <summary>Claims the task that is to build another generation because of <paramref name="reason"/>; asks for it where nobody has.</summary>
    public async Task<TaskTicket> RequestAsync(string reason, CancellationToken cancellation)
    {
        while (true)
        {
            StoredTask stored = await tasks.RequestAsync(index, reason, cancellation);
            StoredTask? queued = stored.Task.State == TaskState.Running ? await ReclaimAsync(stored, cancellation) : stored;
            if (queued?.Task.State == TaskState.Queued && await TaskTicket.ClaimAsync(tasks, queued, runner, time, cancellation) is { } ticket)
            {
                return ticket;
            }
        }
    }

    private async Task<StoredTask?> ReclaimAsync(StoredTask stored, CancellationToken cancellation)
    {
        ServiceTask task = stored.Task with { Runner = null };
        task = task.CancelRequested ? task with { State = TaskState.Cancelled, FinishedAt = tasks.Now }
            : task.Starts >= MostStarts ? Failed(task, string.Create(CultureInfo.InvariantCulture, $"Begun {task.Starts} times, and each time the program ended in the middle of it."))
            : task with { State = TaskState.Queued };
        return await tasks.WriteAsync(task, stored.Version, cancellation) is { } version ? new StoredTask(task, version) : null;
    }

    // Clocks of machines differ; a version that does not change by one's own is enough.
    private async Task<StoredTask?> WatchAsync(StoredTask stored, CancellationToken cancellation)
    {
        if (stored.Task.State != TaskState.Running)
        {
            seen.Remove(stored.Task.Id);
        }
        else if (!seen.TryGetValue(stored.Task.Id, out var last) || last.Version != stored.Version)
        {
            seen[stored.Task.Id] = (stored.Version, time.GetTimestamp());
        }
        else if (time.GetElapsedTime(last.Since) > Silence)
        {
            ServiceTask failed = Failed(stored.Task with { Runner = null }, $"Its runner, {stored.Task.Runner}, has not been heard of for {Silence.TotalMinutes} minutes.");
            await tasks.WriteAsync(failed, stored.Version, cancellation);
        }

        return null;
    }

    private ServiceTask Failed(ServiceTask task, string error) => task with { State = TaskState.Failed, Errors = [.. task.Errors, error], FinishedAt = tasks.Now };
}
