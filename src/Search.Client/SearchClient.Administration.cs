namespace Search.Client;

/// <content>Administration: for keys with the scope <c>admin</c>.</content>
public sealed partial class SearchClient
{
    /// <summary>Has a new generation of the index built and swapped in; the id of the task that does it, or of one that is under way.</summary>
    /// <exception cref="SearchProblemException">401 or 403 without the scope.</exception>
    public async Task<string> ReindexAsync(CancellationToken cancellation = default) =>
        (await requests.SendAsync<TaskBegun>(HttpMethod.Post, "reindex", null, cancellation).ConfigureAwait(false)).Answer.Task;

    /// <summary>All tasks, the newest first; of those that have ended the last ones.</summary>
    /// <exception cref="SearchProblemException">401 or 403 without the scope.</exception>
    public async Task<IReadOnlyList<ServiceTask>> TasksAsync(CancellationToken cancellation = default) =>
        (await requests.GetAsync<TaskList>("tasks", cancellation).ConfigureAwait(false)).Tasks;

    /// <summary>One task.</summary>
    /// <exception cref="SearchProblemException">There is none (404).</exception>
    public Task<ServiceTask> TaskAsync(string id, CancellationToken cancellation = default) => requests.GetAsync<ServiceTask>(TaskAddress(id), cancellation);

    /// <summary>Cancels a task; one that runs stops within seconds.</summary>
    /// <exception cref="SearchProblemException">There is none (404), or it had ended (409).</exception>
    public async Task<ServiceTask> CancelTaskAsync(string id, CancellationToken cancellation = default) =>
        (await requests.SendAsync<ServiceTask>(HttpMethod.Delete, TaskAddress(id), null, cancellation).ConfigureAwait(false)).Answer;

    /// <summary>What is stored and what can be found.</summary>
    /// <exception cref="SearchProblemException">401 or 403 without the scope.</exception>
    public Task<ServiceStatus> StatusAsync(CancellationToken cancellation = default) => requests.GetAsync<ServiceStatus>("status", cancellation);

    /// <summary>What the analyzer makes of a text, and how it is understood as a query.</summary>
    /// <exception cref="SearchProblemException">The text is too long (400), or 401 or 403 without the scope.</exception>
    public async Task<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellation = default)
    {
        using HttpContent content = Json(new AnalysisRequest(text));
        return (await requests.SendAsync<TextAnalysis>(HttpMethod.Post, "analyze", content, cancellation).ConfigureAwait(false)).Answer;
    }

    private static string TaskAddress(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return "tasks/" + Uri.EscapeDataString(id);
    }
}
