using Indexer.Keys;
using Indexer.Languages;
using Indexer.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;
using Search.Engine;
using SearchApi.Hosting;
using SearchApi.Keys;
using SearchApi.Problems;
using SearchApi.Reference;

namespace SearchApi.Tasks;

/// <summary>The answer to what begins a task.</summary>
/// <param name="Task">Its id.</param>
public sealed record TaskBegun(string Task);

/// <summary>Tasks.</summary>
/// <param name="Tasks">Newest first.</param>
public sealed record TaskList(IReadOnlyList<TaskAnswer> Tasks);

/// <summary><c>POST /reindex</c>, and the tasks that come of it.</summary>
public static class TaskEndpoints
{
    private static readonly Wording Finished = new("Tác vụ này đã kết thúc.", "This task has finished.");
    private static readonly Wording Missing = new("Không có tác vụ nào mang mã này.", "There is no task with this id.");

    private static readonly ParameterReference[] Id =
    [
        new("id", "The task's id, as `POST /reindex` answers it.") { InPath = true, Example = "019ab3f2c0de7a1b8c2d3e4f5a6b7c8d" },
    ];

    /// <summary>Adds the routes to the API's group.</summary>
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        api.MapPost("/reindex", ReindexAsync)
            .WithName("reindex")
            .WithTags("Tasks")
            .WithSummary("A new generation of the index, then the swap")
            .WithDescription(
                "Whoever holds the index builds another generation from the store beside the one in use, checks it and swaps it in; searches go on. While "
                + "one is asked for and not finished, its id is answered again.")
            .Produces<TaskBegun>(StatusCodes.Status202Accepted)
            .RequireScope(Scope.Admin);
        api.MapGet("/tasks", ListAsync)
            .WithName("tasks")
            .WithTags("Tasks")
            .WithSummary("All tasks, newest first")
            .WithDescription($"Of those that have finished the last {ServiceTasks.MostFinished}.")
            .Produces<TaskList>()
            .RequireScope(Scope.Admin);
        api.MapGet("/tasks/{id}", FindAsync)
            .WithName("task")
            .WithTags("Tasks")
            .WithSummary("One task")
            .WithDescription("State, progress, errors and times.")
            .Describe(Id)
            .Produces<TaskAnswer>()
            .Refuses(StatusCodes.Status404NotFound)
            .RequireScope(Scope.Admin);
        api.MapDelete("/tasks/{id}", CancelAsync)
            .WithName("cancelTask")
            .WithTags("Tasks")
            .WithSummary("Cancel a task")
            .WithDescription(
                "200 where it had not begun; 202 where it runs and stops within seconds; 409 where it had finished.")
            .Describe(Id)
            .Produces<TaskAnswer>()
            .Produces<TaskAnswer>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .RequireScope(Scope.Admin);
    }

    private static async Task<JsonAnswer<TaskBegun>> ReindexAsync(HttpContext context, ServiceTasks tasks, ServiceSettings settings)
    {
        ServiceTask task = await tasks.RequestReindexAsync(IndexIdentity.Of(settings.Data.IndexPath), "asked for", context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = $"{context.Request.PathBase}/api/v1/tasks/{task.Id}";
        return new JsonAnswer<TaskBegun>(new TaskBegun(task.Id), ApiJson.Readable.TaskBegun);
    }

    private static async Task<JsonAnswer<TaskList>> ListAsync(HttpContext context, ServiceTasks tasks) =>
        new(new TaskList([.. (await tasks.ReadAsync(context.RequestAborted)).Select(TaskAnswer.From)]), ApiJson.Readable.TaskList);

    private static async Task<Results<JsonAnswer<TaskAnswer>, ProblemResult>> FindAsync(string id, HttpContext context, ServiceTasks tasks) =>
        await tasks.FindAsync(id, context.RequestAborted) is { } task
            ? new JsonAnswer<TaskAnswer>(TaskAnswer.From(task), ApiJson.Readable.TaskAnswer)
            : ProblemResult.Status(StatusCodes.Status404NotFound, Missing);

    private static async Task<Results<JsonAnswer<TaskAnswer>, ProblemResult>> CancelAsync(string id, HttpContext context, ServiceTasks tasks)
    {
        ServiceTask? task = await tasks.CancelAsync(id, context.RequestAborted);
        if (task is null)
        {
            return ProblemResult.Status(StatusCodes.Status404NotFound, Missing);
        }

        if (task.State is TaskState.Succeeded or TaskState.Failed)
        {
            return ProblemResult.Status(StatusCodes.Status409Conflict, Finished);
        }

        context.Response.StatusCode = task.State == TaskState.Running ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        return new JsonAnswer<TaskAnswer>(TaskAnswer.From(task), ApiJson.Readable.TaskAnswer);
    }
}
