using System.CommandLine;
using Indexer.Following;
using Indexer.Scheduling;
using Indexer.Sources;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;

namespace Indexer.Commands;

/// <summary><c>indexer run</c>: the daemon that visits the sources at their times and keeps the index up with the store until it is stopped.</summary>
internal static class RunCommand
{
    public static Command Create(Installation installation)
    {
        var once = new Option<bool>("--once") { Description = "Visit the sources now, once, bring the index up and end." };
        var name = new Option<string?>("--source-name") { Description = "With --once: only this source." };
        var command = new Command("run", "Visit the sources at their times and keep the index up with the store, until stopped.") { once, name };
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is not { } source)
            {
                return;
            }

            if (!result.GetValue(once))
            {
                result.AddError("--source-name goes with --once.");
            }
            else if (installation.Sources.Count == 0)
            {
                result.AddError($"There is no source '{source}': the setting Sources names none. See docs/sources.md.");
            }
            else if (!installation.Sources.Any(known => known.Name.Equals(source, StringComparison.OrdinalIgnoreCase)))
            {
                result.AddError($"There is no source '{source}'. The setting Sources names: {string.Join(", ", installation.Sources.Select(known => known.Name))}.");
            }
        });
        command.SetAction((parsed, cancellation) => parsed.GetValue(once) ? OnceAsync(installation, parsed.GetValue(name), cancellation) : RunAsync(installation, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, CancellationToken cancellation)
    {
        using ILoggerFactory logging = installation.Logging(LogLevel.Information);
        await using IDocumentStore store = await installation.OpenStoreAsync(cancellation);
        ILogger<StoreFollower> logger = logging.CreateLogger<StoreFollower>();
        logger.LogInformation("Following the store of {Path}. Stop with Ctrl+C.", installation.Data.Path);
        var follower = new StoreFollower(
            store,
            installation.Data.IndexPath,
            new FollowerOptions(),
            TimeProvider.System,
            logger,
            sequence => logger.LogInformation("Searchable up to {Sequence}", sequence));
        using var sources = new SourceService(installation.Sources, installation.Ingest, store, TimeProvider.System, logging, follower.Nudge);
        var reindexing = new ReindexTimes(installation.Reindex, store, installation.Data.IndexPath, TimeProvider.System, logging);
        await Task.WhenAll(follower.RunAsync(cancellation), sources.RunAsync(cancellation), reindexing.RunAsync(cancellation));
        return ExitCodes.Done;
    }

    private static async Task<int> OnceAsync(Installation installation, string? name, CancellationToken cancellation)
    {
        using ILoggerFactory logging = installation.Logging(LogLevel.Warning);
        await using IDocumentStore store = await installation.OpenStoreAsync(cancellation);
        await using var upkeep = new IndexUpkeep(store, installation.Data.IndexPath, logging.CreateLogger<StoreFollower>());
        using var sources = new SourceService(installation.Sources, installation.Ingest, store, TimeProvider.System, logging, upkeep.Nudge);
        IReadOnlyList<Visit> visits = await sources.RunOnceAsync(name, cancellation) is { } reports
            ? [.. reports.Select(one => new Visit(one.Name, one.Report.Told, one.Report.Failed, one.Report.Refused))]
            : await AskAsync(new VisitRequests(store.Records, TimeProvider.System), [.. installation.Sources.Select(source => source.Name).Where(source => name is null || source.Equals(name, StringComparison.OrdinalIgnoreCase))], sources.Other, cancellation);
        foreach (Visit visit in visits)
        {
            await Console.Out.WriteLineAsync($"{visit.Source} {visit.Told}");
        }

        if (await upkeep.WaitAsync(await store.LastSequenceAsync(cancellation), _ => { }, cancellation) is { } behind)
        {
            await Console.Error.WriteLineAsync(behind);
            return ExitCodes.Failed;
        }

        return visits.Any(visit => visit.Failed) ? ExitCodes.Failed : visits.Any(visit => visit.Refused > 0) ? ExitCodes.Refused : ExitCodes.Done;
    }

    private static async Task<IReadOnlyList<Visit>> AskAsync(VisitRequests requests, IReadOnlyList<string> names, string? holder, CancellationToken cancellation)
    {
        await Console.Error.WriteLineAsync($"Another process visits the sources, {holder}; it is asked to do so now.");
        return [.. (await requests.HaveVisitedAsync(names, cancellation)).Select(one => one.State is { } state
            ? new Visit(one.Name, state.LastResult ?? "", state.Failed, state.Refused)
            : new Visit(one.Name, $"failed: the process that visits the sources, {holder}, does not take it up. Look whether it has a source of this name, or stop it.", Failed: true, 0))];
    }

    private sealed record Visit(string Source, string Told, bool Failed, long Refused);
}
