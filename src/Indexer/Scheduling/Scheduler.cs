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

    // After a fault of the store: at first so long, then twice as long each time.
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Runs until cancelled. A run that fails is logged, and the next one comes in its time; one that the store kept from its end is done again after 30
    /// seconds, later up to 5 minutes, until it comes to its end.
    /// </summary>
    public async Task RunAsync(ScheduledJob job, CancellationToken cancellation)
    {
        var turn = new Turn();
        for (TimeSpan pause = FirstRetry; ;)
        {
            try
            {
                await RunAsync(job, turn, cancellation);
            }
            catch (StoreException fault)
            {
                pause = turn.HasEnded ? FirstRetry : pause;
                turn.HasEnded = false;
                LogStoreFault(fault, job.Name, pause.TotalSeconds);
                await Task.Delay(pause, time, cancellation);
                pause = pause * 2 < LongestRetry ? pause * 2 : LongestRetry;
            }
        }
    }

    private async Task RunAsync(ScheduledJob job, Turn turn, CancellationToken cancellation)
    {
        DateTimeOffset? last = await job.LastAsync(cancellation);
        while (true)
        {
            DateTimeOffset? due = turn.IsOwed ? time.GetUtcNow() : Due(job, last, turn.NotBefore, turn.IsFirst);
            turn.IsFirst = false;
            turn.IsOwed = due <= time.GetUtcNow();
            await job.PlannedAsync(due, cancellation);
            if (!turn.IsOwed)
            {
                await WaitAsync(job, due, cancellation);
            }

            turn.IsOwed = true;
            last = time.GetUtcNow();
            TimeSpan? pause = null;
            try
            {
                pause = await job.RunAsync(cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException and not LeaseLostException and not StoreException)
            {
                LogFailure(fault, job.Name);
            }

            turn.IsOwed = false;
            turn.HasEnded = true;
            turn.NotBefore = pause is { } asked ? time.GetUtcNow() + asked : DateTimeOffset.MinValue;
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The store failed during '{Job}', which is done again in {Seconds} seconds")]
    private partial void LogStoreFault(Exception fault, string job, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "'{Job}' failed and is done again in its time")]
    private partial void LogFailure(Exception fault, string job);

    /// <summary>What outlasts a fault of the store.</summary>
    private sealed class Turn
    {
        public bool IsFirst { get; set; } = true;

        /// <summary>Whether a run was due and has not come to its end.</summary>
        public bool IsOwed { get; set; }

        /// <summary>Whether a run came to its end since the last fault.</summary>
        public bool HasEnded { get; set; }

        public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;
    }
}
