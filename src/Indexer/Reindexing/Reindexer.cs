using Indexer.Following;
using Indexer.Tasks;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Reindexing;

/// <summary>
/// Builds generations for as long as an index is held: beside the one in use where a task asks for it, in place of one that cannot be used. Used by the
/// thread that applies; only building goes on beside it.
/// </summary>
internal sealed partial class Reindexer : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly IndexApplier applier;
    private readonly IDocumentStore store;
    private readonly FollowerOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly TaskQueue queue;
    private Running? running;
    private long? looked;

    public Reindexer(IndexApplier applier, string indexPath, IDocumentStore store, FollowerOptions options, TimeProvider time, ILogger logger)
    {
        this.applier = applier;
        this.store = store;
        this.options = options;
        this.time = time;
        this.logger = logger;
        queue = new TaskQueue(new ServiceTasks(store.Records, time), IndexIdentity.Of(indexPath), time);
    }

    /// <summary>Looks for a task now and then, begins it, and puts a generation that is complete in the place of the one in use.</summary>
    /// <returns>Whether another generation is in use now.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        if (running is { } built)
        {
            if (!built.Work.IsCompleted)
            {
                return false;
            }

            running = null;
            return await EndAsync(built, cancellation) is null;
        }

        if (looked is { } last && time.GetElapsedTime(last) < LookEvery)
        {
            return false;
        }

        looked = time.GetTimestamp();
        if (await queue.NextAsync(cancellation) is { } ticket)
        {
            running = await BeginAsync(ticket, cancellation);
        }

        return false;
    }

    /// <summary>Builds another generation in the place of one that cannot be kept up, and puts it into use.</summary>
    /// <exception cref="Exception">With what it failed at; to be tried again.</exception>
    public async Task RebuildAsync(string reason, CancellationToken cancellation)
    {
        running ??= await BeginAsync(await queue.RequestAsync(reason, cancellation), cancellation, TaskState.Queued);
        Running built = running ?? throw new IOException($"The index cannot be built anew. {reason}");
        await built.Work.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        running = null;
        if (await EndAsync(built, cancellation, TaskState.Queued) is { } fault)
        {
            throw new IOException($"The index cannot be built anew: {fault.Message}", fault);
        }
    }

    /// <summary>Gives up what is being built; its task waits for the next holder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (running is { } unfinished)
        {
            running = null;
            await unfinished.Stop.CancelAsync();
            await EndAsync(unfinished, new CancellationToken(canceled: true));
        }
    }

    /// <param name="failed">What the task is where it fails: one that has to succeed waits for the next attempt.</param>
    private async Task<Running?> BeginAsync(TaskTicket ticket, CancellationToken cancellation, TaskState failed = TaskState.Failed)
    {
        GenerationBuilder? builder = null;
        try
        {
            builder = applier.Begin(options.FreeBytes);
            var build = new GenerationBuild(store, builder, options.Batch, ticket.Report, document => LogSetAside(document.Id, document.Reason));
            var stop = CancellationTokenSource.CreateLinkedTokenSource(ticket.Cancelled);
            LogBegun(builder.Name, ticket.Id);
            return new Running(ticket, builder, build, stop, Task.Run(() => build.RunAsync(stop.Token), CancellationToken.None), time.GetTimestamp());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            builder?.Dispose();
            LogFailed(fault, ticket.Id, fault.Message);
            await ticket.EndAsync(failed, fault.Message, cancellation);
            await ticket.DisposeAsync();
            return null;
        }
    }

    /// <summary>Puts what was built into use where it is good, and records what became of the task.</summary>
    /// <returns>What it failed at; null where it is in use.</returns>
    private async Task<Exception?> EndAsync(Running built, CancellationToken cancellation, TaskState failed = TaskState.Failed)
    {
        TaskState state = TaskState.Succeeded;
        Exception? failure = null;
        try
        {
            await built.Work;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(built.Stop.Token, cancellation);
            await built.Build.CatchUpAsync(either.Token);
            string old = applier.Generation;
            applier.Adopt(built.Builder);
            LogAdopted(built.Builder.Name, applier.Count, time.GetElapsedTime(built.Begun).TotalSeconds, old);
        }
        catch (OperationCanceledException fault)
        {
            // Stopped with the program, it is done again by the next; cancelled, it is not.
            failure = fault;
            state = built.Ticket.Cancelled.IsCancellationRequested ? TaskState.Cancelled : TaskState.Queued;
            LogStopped(built.Builder.Name, built.Ticket.Id);
        }
        catch (Exception fault)
        {
            failure = fault;
            state = failed;
            LogFailed(fault, built.Ticket.Id, fault.Message);
        }

        await built.ReleaseAsync();
        try
        {
            await built.Ticket.EndAsync(state, failure is null or OperationCanceledException ? null : failure.Message, CancellationToken.None);
        }
        catch (StoreException fault)
        {
            // It still counts as running, and is done again: a waste, and no harm.
            LogFailed(fault, built.Ticket.Id, fault.Message);
        }

        await built.Ticket.DisposeAsync();
        return failure;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Building generation {Generation} of the index for task {Task}")]
    private partial void LogBegun(string generation, string task);

    [LoggerMessage(Level = LogLevel.Information, Message = "Generation {Generation} with {Documents} documents, built in {Seconds:0.0} s, is in use instead of {Old}")]
    private partial void LogAdopted(string generation, long documents, double seconds, string old);

    [LoggerMessage(Level = LogLevel.Information, Message = "Building generation {Generation} for task {Task} was stopped; the one in use is untouched")]
    private partial void LogStopped(string generation, string task);

    [LoggerMessage(Level = LogLevel.Error, Message = "Document '{Id}' cannot be indexed and is set aside in the new generation: it is stored, but not found. {Reason}")]
    private partial void LogSetAside(string id, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reindexing failed (task {Task}); the generation in use is untouched: {Reason}")]
    private partial void LogFailed(Exception fault, string task, string reason);

    private sealed record Running(
        TaskTicket Ticket, GenerationBuilder Builder, GenerationBuild Build, CancellationTokenSource Stop, Task Work, long Begun)
    {
        /// <summary>Lets go of what was built; unless it is in use it is gone.</summary>
        public async Task ReleaseAsync()
        {
            await Stop.CancelAsync();
            await Work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Builder.Dispose();
            Stop.Dispose();
        }
    }
}
