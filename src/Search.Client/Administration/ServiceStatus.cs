namespace Search.Client;

/// <summary>What there is.</summary>
/// <param name="Generation">The generation of the index that is searched; null while there is none.</param>
/// <param name="Documents">Documents stored.</param>
/// <param name="SearchableDocuments">Documents in the index.</param>
/// <param name="StoredSequence">The last change stored.</param>
/// <param name="SearchableSequence">The last change that can be found.</param>
/// <param name="LagSeconds">How long the oldest change waits that cannot be found yet.</param>
/// <param name="Mode">Who keeps the index up: <c>embedded</c> or <c>external</c>.</param>
/// <param name="State"><c>ok</c>, <c>catching up</c>, <c>reindexing</c> or <c>rebuilding</c>.</param>
/// <param name="Problem">What is wrong; null while nothing is.</param>
/// <param name="Sources">What documents are taken from.</param>
public sealed record ServiceStatus(
    string? Generation,
    long Documents,
    long SearchableDocuments,
    long StoredSequence,
    long SearchableSequence,
    double LagSeconds,
    string Mode,
    string State,
    string? Problem,
    IReadOnlyList<SourceStatus> Sources);

/// <summary>What documents are taken from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><c>folder</c>, <c>feed</c>, <c>sitemap</c>, <c>sql</c> or <c>json</c>.</param>
/// <param name="LastRun">When it last ran.</param>
/// <param name="LastResult">How that ended.</param>
/// <param name="NextRun">When it runs next.</param>
/// <param name="Documents">Documents stored of it.</param>
/// <param name="Failed">Whether its last run failed.</param>
/// <param name="RunningSince">Since when it runs; null while it does not.</param>
public sealed record SourceStatus(
    string Name, string Kind, DateTimeOffset? LastRun, string? LastResult, DateTimeOffset? NextRun, long Documents, bool Failed, DateTimeOffset? RunningSince);

/// <summary>Something long that the service does.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Kind"><c>reindex</c>.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Done">How much is done.</param>
/// <param name="Total">Of how much.</param>
/// <param name="Errors">What went wrong.</param>
/// <param name="Reason">Why it was begun.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it ended.</param>
public sealed record ServiceTask(
    string Id,
    string Kind,
    string State,
    long Done,
    long Total,
    IReadOnlyList<string> Errors,
    string Reason,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>Whether it has ended, in whatever way.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasEnded => State is not ("queued" or "running");
}

/// <summary>The answer to what begins a task.</summary>
/// <param name="Task">Its id.</param>
public sealed record TaskBegun(string Task);

/// <summary>Tasks.</summary>
/// <param name="Tasks">Newest first.</param>
public sealed record TaskList(IReadOnlyList<ServiceTask> Tasks);
