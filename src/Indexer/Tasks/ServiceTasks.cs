using System.Text.Json;
using Search.Documents.Store;

namespace Indexer.Tasks;

/// <summary>
/// The tasks of an installation, as records of the store: asked for by any program, run by the one that holds the index they are for. Thread safe.
/// </summary>
public sealed class ServiceTasks(IRecordStore records, TimeProvider time)
{
    /// <summary>Finished tasks that are kept, newest first.</summary>
    public const int MostFinished = 50;

    private const string Kind = "task";

    // Vietnam has one zone and no summer time.
    private static readonly TimeSpan Zone = TimeSpan.FromHours(7);

    internal DateTimeOffset Now => time.GetUtcNow().ToOffset(Zone);

    /// <summary>Asks for a new generation of an index. One that is asked for already and not finished answers for this request too.</summary>
    /// <param name="index">The index, <see cref="Search.Engine.IndexIdentity"/>.</param>
    /// <param name="reason">Why, a few words: <c>asked for</c>, <c>schedule</c> …</param>
    public async Task<ServiceTask> RequestReindexAsync(string index, string reason, CancellationToken cancellation) =>
        (await RequestAsync(index, reason, cancellation)).Task;

    /// <summary>All tasks, newest first.</summary>
    public async Task<IReadOnlyList<ServiceTask>> ReadAsync(CancellationToken cancellation) =>
        [.. (await ReadStoredAsync(cancellation)).Select(stored => stored.Task).Reverse()];

    /// <summary>A task; null where there is none, or it was finished long ago.</summary>
    public async Task<ServiceTask?> FindAsync(string id, CancellationToken cancellation) => (await FindStoredAsync(id, cancellation))?.Task;

    /// <summary>Cancels a task: at once where it waits, else by asking its runner, which takes a second or two.</summary>
    /// <returns>The task as it then is, unchanged where it was finished; null where there is none.</returns>
    public async Task<ServiceTask?> CancelAsync(string id, CancellationToken cancellation)
    {
        while (await FindStoredAsync(id, cancellation) is { } stored)
        {
            if (stored.Task.IsFinished || stored.Task.CancelRequested)
            {
                return stored.Task;
            }

            ServiceTask asked = stored.Task.State == TaskState.Queued
                ? stored.Task with { State = TaskState.Cancelled, CancelRequested = true, FinishedAt = Now }
                : stored.Task with { CancelRequested = true };
            if (await WriteAsync(asked, stored.Version, cancellation) is not null)
            {
                return asked;
            }
        }

        return null;
    }

    internal async Task<StoredTask> RequestAsync(string index, string reason, CancellationToken cancellation)
    {
        if (await UnfinishedAsync(index, cancellation) is { } present)
        {
            return present;
        }

        var task = new ServiceTask { Id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), Index = index, Reason = reason, RequestedAt = Now };
        long version = await WriteAsync(task, 0, cancellation) ?? throw new InvalidOperationException($"There is a task {task.Id} already.");

        // Of two that asked at the same time the one that was written first stays.
        var own = new StoredTask(task, version);
        StoredTask first = (await ReadStoredAsync(cancellation)).Where(other => IsOf(other, index) && (other.Version < version || other.Task.State == TaskState.Running))
            .MinBy(other => other.Version) ?? own;
        if (first != own)
        {
            await records.DeleteAsync(Kind, task.Id, version, cancellation);
        }

        await ForgetAsync(cancellation);
        return first;
    }

    /// <summary>All tasks, oldest first.</summary>
    internal async Task<IReadOnlyList<StoredTask>> ReadStoredAsync(CancellationToken cancellation) =>
        [.. (await records.ReadAsync(Kind, cancellation)).Select(Read)];

    internal async Task<StoredTask?> FindStoredAsync(string id, CancellationToken cancellation) =>
        await records.FindAsync(Kind, id, cancellation) is { } record ? Read(record) : null;

    /// <summary>Writes a task where it still has the expected version.</summary>
    /// <returns>The new version, or null where another was quicker.</returns>
    internal Task<long?> WriteAsync(ServiceTask task, long expected, CancellationToken cancellation) =>
        records.WriteAsync(Kind, task.Id, JsonSerializer.Serialize(task, TaskJson.Default.ServiceTask), expected, cancellation);

    private async Task<StoredTask?> UnfinishedAsync(string index, CancellationToken cancellation) =>
        (await ReadStoredAsync(cancellation)).FirstOrDefault(stored => IsOf(stored, index));

    private static bool IsOf(StoredTask stored, string index) => stored.Task.Index == index && !stored.Task.IsFinished;

    private async Task ForgetAsync(CancellationToken cancellation)
    {
        IEnumerable<StoredTask> finished = (await ReadStoredAsync(cancellation)).Where(stored => stored.Task.IsFinished);
        foreach (StoredTask old in finished.Reverse().Skip(MostFinished))
        {
            await records.DeleteAsync(Kind, old.Task.Id, old.Version, cancellation);
        }
    }

    private static StoredTask Read(StoredRecord record) => new(
        JsonSerializer.Deserialize(record.Content, TaskJson.Default.ServiceTask) ?? throw new InvalidDataException($"The record of task {record.Name} is empty."),
        record.Version);
}

/// <summary>A task as it was read.</summary>
internal sealed record StoredTask(ServiceTask Task, long Version);
