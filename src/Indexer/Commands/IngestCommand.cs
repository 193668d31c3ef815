using System.CommandLine;
using Indexer.Following;
using Indexer.Ingestion;
using Indexer.Sources.Folders;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;
using Spectre.Console;

namespace Indexer.Commands;

/// <summary><c>indexer ingest</c>: files and folders into the store, then into the index.</summary>
internal static class IngestCommand
{
    public static Command Create(Installation installation)
    {
        var paths = new Argument<string[]>("path") { Description = "Files and folders: txt, md, html, docx, pdf, eml, json, jsonl, each also .gz.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string?>("--source") { Description = "The source's name; by default the folder's. Wins over a field 'source'." };
        var prune = new Option<bool>("--prune") { Description = "Delete the documents of files that the folder no longer has." };
        var watch = new Option<bool>("--watch") { Description = "Go on, taking in what changes, until stopped." };
        var report = new Option<string?>("--report") { Description = "Write what was refused, what was read of each document and what it lacks, and a summary by source, to this file as JSON lines." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object at the end and nothing else." };
        paths.Validators.Add(result =>
        {
            foreach (string path in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!Path.Exists(path))
                {
                    result.AddError($"There is no file or folder '{path}'.");
                }
            }
        });
        source.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && (string.IsNullOrWhiteSpace(name) || name.Contains('/') || name.Any(char.IsControl) || name.Length > 100))
            {
                result.AddError("--source is a name of 1 to 100 characters without '/' and control characters.");
            }
        });
        report.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            {
                result.AddError($"The folder of the report '{file}' does not exist.");
            }
        });
        var command = new Command("ingest", "Take files and folders into the store, and from there into the index.") { paths, source, prune, watch, report, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            installation,
            new IngestRequest(parsed.GetRequiredValue(paths), parsed.GetValue(source), parsed.GetValue(prune)),
            new IngestOutput(parsed.GetValue(watch), parsed.GetValue(report), parsed.GetValue(json)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, IngestRequest request, IngestOutput output, CancellationToken cancellation)
    {
        using ILoggerFactory logging = installation.Logging(output.Json ? LogLevel.Error : LogLevel.Warning);
        await using IDocumentStore store = await installation.OpenStoreAsync(cancellation);
        await using var upkeep = new IndexUpkeep(store, installation.Data.IndexPath, logging.CreateLogger<StoreFollower>());
        int before = FolderWatch.Look(request);
        int exit = await OnceAsync(installation, store, upkeep, request, output, cancellation);
        try
        {
            while (output.Watch)
            {
                await FolderWatch.ChangedAsync(request, before, TimeProvider.System, cancellation);
                before = FolderWatch.Look(request);
                exit = Math.Max(exit, await OnceAsync(installation, store, upkeep, request, output, cancellation));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // How watching ends.
        }

        return exit;
    }

    private static async Task<int> OnceAsync(
        Installation installation,
        IDocumentStore store,
        IndexUpkeep upkeep,
        IngestRequest request,
        IngestOutput output,
        CancellationToken cancellation)
    {
        long start = TimeProvider.System.GetTimestamp();
        using var report = new IngestReport(output.Report);
        IngestTally tally;
        string? behind;
        long sequence;
        await using (IngestDisplay display = IngestDisplay.Create(output.Json, AnsiConsole.Console, report, TimeProvider.System))
        {
            tally = (await new Ingest(store, installation.Ingest, new FolderSource(request), display, upkeep.Nudge).RunAsync(cancellation)).Tally;
            sequence = await store.LastSequenceAsync(cancellation);
            behind = await upkeep.WaitAsync(sequence, display.Say, cancellation);
        }

        var summary = new IngestSummary(
            "ingest",
            tally.FilesSeen,
            tally.FilesUnchanged,
            tally.FilesSkipped,
            tally.FilesRemoved,
            tally.Added,
            tally.Replaced,
            tally.Unchanged,
            tally.Deleted,
            tally.Refused,
            tally.Mended,
            sequence,
            behind is null,
            Math.Round(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 2),
            tally.Refusals,
            tally.Remarks);
        report.Write(summary);
        await IngestDisplay.PrintAsync(summary, tally, output);
        if (behind is not null)
        {
            await Console.Error.WriteLineAsync(behind);
        }

        return ExitCode(tally.Refused, behind);
    }

    /// <summary>What a run ends with: that not everything can be found weighs more than that something was refused.</summary>
    internal static int ExitCode(long refused, string? behind) => behind is not null ? ExitCodes.Failed : refused > 0 ? ExitCodes.Refused : ExitCodes.Done;
}

/// <summary>How a run shows itself.</summary>
internal sealed record IngestOutput(bool Watch, string? Report, bool Json);
