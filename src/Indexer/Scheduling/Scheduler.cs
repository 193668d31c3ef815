using Indexer.Leases;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;

namespace Indexer.Scheduling;

/// <summary>
/// Does a job at its times: one run after the other and never two at once; what was missed, by a longer run or because nothing was running, is done once.
/// Each time is put off by a little, at random, so that many installations do not all ask at the full hour. Thread safe.
/// </summary>
internal sealed partial class Scheduler(TimeProvider time, Random random, ILogger<Scheduler> logger)
{
    // The wall clock is looked at again this often: it may be set, and a machine may sleep.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestJitter = TimeSpan.FromMinutes(1);

    /// <summary>Runs until cancelled. A run that fails is logged, and the next one comes in its time.</summary>
    public async Task RunAsync(ScheduledJob job, CancellationToken cancellation)
    {
        for (bool isFirst = true; ; isFirst = false)
        {
            try
            {
                await RunAsync(job, isFirst, cancellation);
            }
            catch (StoreException fault)
            {
                LogFailure(fault, job.Name);
                await Task.Delay(LongestWait, time, cancellation);
            }
        }
    }

    private async Task RunAsync(ScheduledJob job, bool isFirst, CancellationToken cancellation)
    {
        DateTimeOffset? last = await job.LastAsync(cancellation);
        DateTimeOffset notBefore = DateTimeOffset.MinValue;
        while (true)
        {
            DateTimeOffset? due = Due(job, last, notBefore, isFirst);
            isFirst = false;
            await job.PlannedAsync(due, cancellation);
            await WaitAsync(job, due, cancellation);
            last = time.GetUtcNow();
            TimeSpan? pause = null;
            try
            {
                pause = await job.RunAsync(cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException and not LeaseLostException)
            {
                LogFailure(fault, job.Name);
            }

            notBefore = pause is { } asked ? time.GetUtcNow() + asked : DateTimeOffset.MinValue;
        }
    }

    private DateTimeOffset? Due(ScheduledJob job, DateTimeOffset? last, DateTimeOffset notBefore, bool isFirst)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (isFirst && (job.IsDueAtEachStart || (job.IsDueAtFirst && (last is null || job.Schedule is null))))
        {
            return now;
        }

        // A clock that was set back must not keep a job waiting.
        DateTimeOffset from = last is { } then && then < now ? then : now;
        if (job.Schedule?.After(from) is not { } due)
        {
            return null;
        }

        if (due <= now)
        {
            // Missed: once, and at once.
            return notBefore > now ? notBefore : now;
        }

        TimeSpan room = ((job.Schedule.After(due) ?? due) - due) / 10;
        due += random.NextDouble() * (room < LongestJitter ? room : LongestJitter);
        return due > notBefore ? due : notBefore;
    }

    private async Task WaitAsync(ScheduledJob job, DateTimeOffset? due, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task changed = job.ChangedAsync(waiting.Token);
        try
        {
            while (due is not { } moment || time.GetUtcNow() < moment)
            {
                TimeSpan left = due is { } end ? end - time.GetUtcNow() : LongestWait;
                Task pause = Task.Delay(left < LongestWait ? left : LongestWait, time, waiting.Token);
                if (await Task.WhenAny(pause, changed) == changed)
                {
                    await changed;
                    return;
                }

                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await waiting.CancelAsync();
            await changed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "'{Job}' failed and is done again in its time")]
    private partial void LogFailure(Exception fault, string job);
}
