using System.Threading.Channels;
using Indexer.Reindexing;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Following;

/// <summary>
/// Keeps the index up with the store: takes hold of the index when it is free and applies every change in order of sequence. Of several followers of
/// one index, one applies and the others wait for their turn. One call of <see cref="RunAsync"/> at a time; the rest is thread safe.
/// </summary>
/// <param name="indexPath">The folder of the index's generations.</param>
/// <param name="committed">Called after each commit with its sequence, so that readers in this process can refresh at once; may be null.</param>
public sealed partial class StoreFollower(
    IDocumentStore store,
    string indexPath,
    FollowerOptions options,
    TimeProvider time,
    ILogger<StoreFollower> logger,
    Action<long>? committed = null)
{
    // Each is an index of its own.
    private const int ManyPartitions = 200;

    private readonly Channel<bool> nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ResiliencePipeline retry = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(fault => fault is not OperationCanceledException),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(250),
            MaxDelay = TimeSpan.FromSeconds(30),
        })
        .Build();

    private bool toldPartitions;
    private volatile FollowerStatus status = new(FollowerState.Stopped, 0, null, time.GetUtcNow());

    /// <summary>Where it stands now.</summary>
    public FollowerStatus Status => status;

    /// <summary>How it takes hold of the index; tests bring a disk that fails.</summary>
    internal Func<string, IndexApplier> OpenIndex { get; init; } = IndexApplier.Open;

    /// <summary>Says that the store has something new, so that it is applied without waiting for the next poll.</summary>
    public void Nudge() => nudges.Writer.TryWrite(true);

    /// <summary>Follows until cancelled. Failures are logged and tried again, ever more slowly; none ends it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                // A failure after progress starts anew with the shortest delay.
                await retry.ExecuteAsync(HoldAsync, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to stop.
        }
        finally
        {
            Become(FollowerState.Stopped, null);
        }
    }

    /// <summary>Takes hold of the index, applies what is stored by now, commits and lets go.</summary>
    /// <returns>The sequence up to which documents can now be found.</returns>
    /// <exception cref="IndexHeldException">When another process holds the index.</exception>
    public async Task<long> CatchUpAsync(CancellationToken cancellation)
    {
        using IndexApplier applier = OpenIndex(indexPath);
        var run = new ApplyRun(applier, store, options, time, Committed, Skipped);
        try
        {
            if (applier.Unusable is null)
            {
                await run.CatchUpAsync(await store.LastSequenceAsync(cancellation), cancellation);
                return run.Sequence;
            }
        }
        catch (IndexDamagedException damage)
        {
            applier.GiveUp(damage.Message);
        }

        await using Reindexer reindexer = Reindexing(applier);
        await RebuildAsync(applier, run, reindexer, applier.Unusable!, cancellation);
        await run.CatchUpAsync(await store.LastSequenceAsync(cancellation), cancellation);
        return run.Sequence;
    }

    private Reindexer Reindexing(IndexApplier applier) => new(applier, indexPath, store, options, time, logger);

    private async ValueTask HoldAsync(CancellationToken cancellation)
    {
        IndexApplier applier;
        try
        {
            applier = OpenIndex(indexPath);
        }
        catch (IndexHeldException held)
        {
            await WaitAsync(held, cancellation);
            return;
        }
        catch (Exception fault)
        {
            Fail(fault);
            throw;
        }

        string first = applier.Generation;
        long sequence = applier.Sequence;
        using (applier)
        {
            var run = new ApplyRun(applier, store, options, time, Committed, Skipped);
            try
            {
                await using Reindexer reindexer = Reindexing(applier);
                LogMended(applier.Mended);
                await FollowAsync(applier, run, reindexer, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                Fail(fault);
                if (run.Sequence == sequence && applier.Generation == first)
                {
                    throw;
                }
            }
        }
    }

    private async Task FollowAsync(IndexApplier applier, ApplyRun run, Reindexer reindexer, CancellationToken cancellation)
    {
        bool compared = false;
        await using var files = new FileWatch(indexPath, options.CheckFilesEvery, time);
        while (true)
        {
            try
            {
                if (applier.Unusable is { } reason)
                {
                    await RebuildAsync(applier, run, reindexer, reason, cancellation);
                    compared = true;
                }
                else if (await reindexer.LookAsync(cancellation))
                {
                    Adopted(run);
                }

                if (!await StepAsync(run, cancellation))
                {
                    continue;
                }

                if (!compared)
                {
                    compared = true;
                    await CompareAsync(applier, cancellation);
                    continue;
                }

                files.Look(applier.Generation);
            }
            catch (IndexDamagedException damage)
            {
                applier.GiveUp(damage.Message);
                continue;
            }

            Become(FollowerState.Following, null, run.Sequence);
            await PauseAsync(options.Poll, cancellation);
        }
    }

    /// <summary>Applies what there is; true where there was nothing.</summary>
    private async Task<bool> StepAsync(ApplyRun run, CancellationToken cancellation)
    {
        long last = await store.LastSequenceAsync(cancellation);
        if (last < run.Sequence)
        {
            throw new IndexDamagedException($"The index is at sequence {run.Sequence}, the store only at {last}: they do not belong together.");
        }

        if (last == run.Sequence)
        {
            return true;
        }

        Become(FollowerState.CatchingUp, null, run.Sequence);
        await run.CatchUpAsync(last, cancellation);
        if (run.Partitions >= ManyPartitions && !toldPartitions)
        {
            toldPartitions = true;
            LogPartitions(run.Partitions);
        }

        return false;
    }

    // A part of the index that is gone altogether leaves no damaged file behind. While others write, each change can have moved the count by one.
    private async Task CompareAsync(IndexApplier applier, CancellationToken cancellation)
    {
        long stored = await store.CountAsync(cancellation);
        long since = await store.LastSequenceAsync(cancellation) - applier.Sequence;
        if (Math.Abs(stored - applier.Count - applier.SetAside.Count) > since)
        {
            throw new IndexDamagedException($"The index has {applier.Count} documents and {applier.SetAside.Count} set aside, the store {stored}.");
        }
    }

    private async Task RebuildAsync(IndexApplier applier, ApplyRun run, Reindexer reindexer, string reason, CancellationToken cancellation)
    {
        LogRebuild(reason);
        Become(FollowerState.Rebuilding, reason);
        await reindexer.RebuildAsync(reason, cancellation);
        Adopted(run);
    }

    private void Adopted(ApplyRun run)
    {
        run.Restart();
        Become(FollowerState.CatchingUp, null);
        Committed(run.Sequence);
    }

    private async Task WaitAsync(IndexHeldException held, CancellationToken cancellation)
    {
        if (status.State != FollowerState.Waiting)
        {
            LogHeld(held.Message);
        }

        Become(FollowerState.Waiting, held.Message);
        await Task.Delay(options.HeldPoll, time, cancellation);
    }

    private async Task PauseAsync(TimeSpan longest, CancellationToken cancellation)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<bool> nudge = nudges.Reader.WaitToReadAsync(pause.Token).AsTask();
        await Task.WhenAny(nudge, Task.Delay(longest, time, pause.Token));
        await pause.CancelAsync();
        await ((Task)nudge).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        nudges.Reader.TryRead(out _);
        cancellation.ThrowIfCancellationRequested();
    }

    private void Committed(long sequence)
    {
        Become(status.State, status.Error, sequence);
        committed?.Invoke(sequence);
    }

    private void Skipped(SetAsideDocument document) => LogSetAside(document.Id, document.Reason);

    private void Fail(Exception fault)
    {
        LogFailure(fault, fault.Message);
        Become(FollowerState.Failing, fault.Message);
    }

    private void Become(FollowerState state, string? error, long? sequence = null)
    {
        FollowerStatus now = status;
        long reached = sequence ?? now.Sequence;
        if (now.State != state || now.Error != error || now.Sequence != reached)
        {
            status = new FollowerStatus(state, reached, error, now.State == state ? now.Since : time.GetUtcNow());
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process holds the index and applies the changes: {Holder}")]
    private partial void LogHeld(string holder);

    private void LogMended(string? mended)
    {
        if (mended is not null)
        {
            LogWarning(mended);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Mended}")]
    private partial void LogWarning(string mended);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index is built anew from the store: {Reason}")]
    private partial void LogRebuild(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Document '{Id}' cannot be indexed and is set aside: it is stored, but not found. It is tried again when it is written again or the index is built anew. {Reason}")]
    private partial void LogSetAside(string id, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The documents are for {Partitions} different sets of audiences; each is an index of its own, and 1000 are the most. Let them name fewer different sets")]
    private partial void LogPartitions(int partitions);

    [LoggerMessage(Level = LogLevel.Error, Message = "Following the store failed and is tried again: {Reason}")]
    private partial void LogFailure(Exception fault, string reason);
}
