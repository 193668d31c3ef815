using System.Threading.Channels;
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
        var run = new ApplyRun(applier, store, options, time, Committed);
        await run.CatchUpAsync(await store.LastSequenceAsync(cancellation), cancellation);
        return run.Sequence;
    }

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

        long first = applier.Sequence;
        using (applier)
        {
            var run = new ApplyRun(applier, store, options, time, Committed);
            try
            {
                await FollowAsync(run, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Fail(fault);
                if (run.Sequence == first)
                {
                    throw;
                }
            }
        }
    }

    private async Task FollowAsync(ApplyRun run, CancellationToken cancellation)
    {
        Become(FollowerState.CatchingUp, null, run.Sequence);
        while (true)
        {
            long last = await store.LastSequenceAsync(cancellation);
            if (last < run.Sequence)
            {
                throw new InvalidOperationException($"The index is at sequence {run.Sequence}, the store only at {last}: they do not belong together. Delete the index, and it is built again from the store.");
            }

            if (last > run.Sequence)
            {
                Become(FollowerState.CatchingUp, null);
                await run.CatchUpAsync(last, cancellation);
                continue;
            }

            Become(FollowerState.Following, null, run.Sequence);
            await PauseAsync(options.Poll, cancellation);
        }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Following the store failed and is tried again: {Reason}")]
    private partial void LogFailure(Exception fault, string reason);
}
