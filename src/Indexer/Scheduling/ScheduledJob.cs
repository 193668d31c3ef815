namespace Indexer.Scheduling;

/// <summary>Something that is done now and then.</summary>
internal abstract class ScheduledJob(string name, CronSchedule? schedule)
{
    public string Name { get; } = name;

    /// <summary>Null for what is done when something changes only.</summary>
    public CronSchedule? Schedule { get; } = schedule;

    /// <summary>When it was last begun, by whichever process.</summary>
    public abstract Task<DateTimeOffset?> LastAsync(CancellationToken cancellation);

    /// <summary>Whether it is done at once where it is not known to have ever been done, or has no schedule.</summary>
    public virtual bool IsDueAtFirst => false;

    /// <summary>Whether it is done at once whenever a process starts, too.</summary>
    public virtual bool IsDueAtEachStart => false;

    /// <summary>Told when it will be done next; null where only a change will tell.</summary>
    public virtual Task PlannedAsync(DateTimeOffset? next, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Completes when it should be done before its time. By default never.</summary>
    public virtual Task ChangedAsync(CancellationToken cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);

    /// <summary>Does it.</summary>
    /// <returns>How long it must not be done again, where someone asked for that.</returns>
    public abstract Task<TimeSpan?> RunAsync(CancellationToken cancellation);
}
