using System.Text.Json.Serialization;

namespace Indexer.Tasks;

/// <summary>Where a task stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaskState>))]
public enum TaskState
{
    /// <summary>Waiting for whoever holds its index.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>Being done.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Done.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>Not done, for the reasons among its errors; everything is as it was before.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Not done because someone said so; everything is as it was before.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>A piece of long work as the store keeps it. Immutable.</summary>
public sealed record ServiceTask
{
    /// <summary>The only kind so far.</summary>
    public const string ReindexKind = "reindex";

    /// <summary>Unique; later tasks have greater ids.</summary>
    public required string Id { get; init; }

    public string Kind { get; init; } = ReindexKind;

    /// <summary>The index it is for, <see cref="Search.Engine.IndexIdentity"/>.</summary>
    public required string Index { get; init; }

    /// <summary>Why it was asked for, a few words.</summary>
    public string Reason { get; init; } = "";

    public TaskState State { get; init; }

    /// <summary>Documents done so far.</summary>
    public long Done { get; init; }

    /// <summary>Documents to do; 0 while that is not known.</summary>
    public long Total { get; init; }

    public IReadOnlyList<string> Errors { get; init; } = [];

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Names the run of a program that is at it; null while none is.</summary>
    public string? Runner { get; init; }

    /// <summary>How often it was begun by programs that ended in the middle of it.</summary>
    public int Starts { get; init; }

    /// <summary>Whether the runner is asked to stop.</summary>
    public bool CancelRequested { get; init; }

    [JsonIgnore]
    public bool IsFinished => State is TaskState.Succeeded or TaskState.Failed or TaskState.Cancelled;
}

/// <summary>A task as clients and commands see it (the contract's <c>GET /tasks/{id}</c>).</summary>
public sealed record TaskAnswer(
    string Id,
    string Kind,
    TaskState State,
    long Done,
    long Total,
    IReadOnlyList<string> Errors,
    string Reason,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>What is told of a task.</summary>
    public static TaskAnswer From(ServiceTask task) => new(
        task.Id, task.Kind, task.State, task.Done, task.Total, task.Errors, task.Reason, task.RequestedAt, task.StartedAt, task.FinishedAt);
}

/// <summary>How tasks lie in records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServiceTask))]
internal sealed partial class TaskJson : JsonSerializerContext;
