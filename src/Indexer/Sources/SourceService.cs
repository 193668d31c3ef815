using Indexer.Configuration;
using Indexer.Fetching;
using Indexer.Leases;
using Indexer.Scheduling;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;

namespace Indexer.Sources;

/// <summary>
/// Visits every configured source at its times, in one process of the installation at a time: which one, a lease in the store says. Others wait, and take over
/// when that one dies. Thread safe.
/// </summary>
/// <param name="stored">Called when something was stored.</param>
public sealed partial class SourceService(
    IReadOnlyList<SourceOptions> sources, IngestOptions ingest, IDocumentStore store, TimeProvider time, ILoggerFactory logging, Action stored) : IDisposable
{
    /// <summary>How long the process that visits may be silent before another takes over.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>The lease of who visits.</summary>
    internal const string LeaseName = "sources";

    private readonly ILogger logger = logging.CreateLogger<SourceService>();
    private readonly Lease lease = new(store.Records, LeaseName, Lease.ThisProcess, Silence, time);
    private readonly SourceStates states = new(store.Records);
    private readonly SourceTools tools = new(new HostGates(time), time);
    private readonly Scheduler scheduler = new(time, Random.Shared, logging.CreateLogger<Scheduler>());

    /// <summary>Who has the sources, where it was another process when last asked; null else.</summary>
    public string? Other => lease.Other;

    /// <summary>Runs until cancelled. Failures are logged, and none ends it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await TellRemovedAsync(cancellation);
        if (sources.Count == 0)
        {
            return;
        }

        List<ScheduledJob> jobs = [.. sources.Select(Job)];
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await TakeAsync(cancellation);
                await HoldAsync(jobs, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // Asked to stop.
            }
            catch (Exception fault) when (fault is LeaseLostException or OperationCanceledException)
            {
                LogLost();
            }
            catch (Exception fault)
            {
                LogFailure(fault, fault.Message);
                await Task.Delay(Silence, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Visits sources once, one after the other, and ends.</summary>
    /// <param name="name">Which; all of them where null.</param>
    /// <returns>What came of each, in order; null where another process has the sources.</returns>
    /// <exception cref="StoreException">When the store cannot go on.</exception>
    internal async Task<IReadOnlyList<(string Name, SourceVisitReport Report)>?> RunOnceAsync(string? name, CancellationToken cancellation)
    {
        if (!await TryTakeAsync(cancellation))
        {
            return null;
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task keeping = KeepAsync(held);
        try
        {
            SourceRunner runner = Runner();
            var reports = new List<(string, SourceVisitReport)>();
            foreach (SourceOptions source in sources.Where(source => name is null || source.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                reports.Add((source.Name, await runner.RunAsync(source, source.Open(tools), held.Token)));
            }

            return reports;
        }
        finally
        {
            await held.CancelAsync();
            await keeping;
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    public void Dispose() => lease.Dispose();

    // Who has just taken the lease knows that no other visit is under way: what is written as one was left by a process that died.
    private async Task ClearAsync(CancellationToken cancellation)
    {
        foreach (SourceOptions source in sources)
        {
            await states.ChangeAsync(source.Name, state => state.RunningSince is null ? state : state with { RunningSince = null, Stopped = true }, cancellation);
        }
    }

    private SourceRunner Runner() => new(store, ingest, time, logging.CreateLogger<SourceRunner>(), stored, lease.RenewAsync);

    private ScheduledJob Job(SourceOptions options) => new SourceJob(options, options.Open(tools), Runner(), store, time);

    private async Task TakeAsync(CancellationToken cancellation)
    {
        string? told = null;
        while (!await lease.TryTakeAsync(cancellation))
        {
            if (told != lease.Other)
            {
                told = lease.Other;
                LogWaiting(told);
            }

            await Task.Delay(Silence / 5, time, cancellation);
        }

        await ClearAsync(cancellation);
        LogTaken(sources.Count);
    }

    // Who died left it behind: that shows after its silence.
    private async Task<bool> TryTakeAsync(CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        while (!await lease.TryTakeAsync(cancellation))
        {
            if (lease.IsOtherAlive || time.GetElapsedTime(start) > Silence * 1.5)
            {
                return false;
            }

            await Task.Delay(Silence / 5, time, cancellation);
        }

        await ClearAsync(cancellation);
        return true;
    }

    private async Task HoldAsync(List<ScheduledJob> jobs, CancellationToken cancellation)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task keeping = KeepAsync(held);
        try
        {
            await Task.WhenAll(jobs.Select(job => RunAsync(job, held)));
        }
        finally
        {
            await held.CancelAsync();
            await keeping;
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    private async Task RunAsync(ScheduledJob job, CancellationTokenSource held)
    {
        try
        {
            await Task.Run(() => scheduler.RunAsync(job, held.Token), CancellationToken.None);
        }
        catch (LeaseLostException)
        {
            await held.CancelAsync();
            throw;
        }
    }

    private async Task KeepAsync(CancellationTokenSource held)
    {
        try
        {
            while (true)
            {
                await Task.Delay(lease.Duration / 3, time, held.Token);
                try
                {
                    await lease.RenewAsync(held.Token);
                }
                catch (StoreException fault)
                {
                    // Nothing can be written either; the next try tells whether the lease is still there.
                    LogFailure(fault, fault.Message);
                }
            }
        }
        catch (LeaseLostException)
        {
            await held.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // Over.
        }
    }

    private async Task TellRemovedAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (SourceStatus source in (await SourceStatus.ReadAsync(sources, store, time, cancellation)).Where(source => source.Kind == SourceStatus.Removed))
            {
                LogRemoved(source.Name, source.Documents);
            }
        }
        catch (Exception fault) when (fault is StoreException or OperationCanceledException)
        {
            // Who visits next says what is wrong with the store.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Source '{Name}' is configured no more, and {Count} documents of it are still found; 'indexer ingest EMPTYFOLDER --source NAME --prune' deletes them")]
    private partial void LogRemoved(string name, long count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Visiting {Count} sources")]
    private partial void LogTaken(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process visits the sources: {Holder}")]
    private partial void LogWaiting(string? holder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process took the sources over, because this one was silent")]
    private partial void LogLost();

    [LoggerMessage(Level = LogLevel.Error, Message = "Visiting sources failed and is tried again: {Reason}")]
    private partial void LogFailure(Exception fault, string reason);
}
