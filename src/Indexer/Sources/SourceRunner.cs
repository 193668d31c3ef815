using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Indexer.Configuration;
using Indexer.Ingestion;
using Indexer.Leases;
using Microsoft.Extensions.Logging;
using Search.Documents.Json;
using Search.Documents.Store;

namespace Indexer.Sources;

/// <summary>Visits a source once: takes in what it has, and writes down what came of it. Thread safe, but for two visits to one source at once.</summary>
/// <param name="stored">Called when something was stored.</param>
/// <param name="permit">Asked before anything is written; throws where this process may not write any more.</param>
internal sealed partial class SourceRunner(
    IDocumentStore store, IngestOptions ingest, TimeProvider time, ILogger<SourceRunner> logger, Action stored, Func<CancellationToken, Task> permit)
{
    private readonly SourceStates states = new(store.Records);

    /// <summary>Visits it. Whatever is wrong with the source is told in its state and in what is returned, and does not throw.</summary>
    /// <exception cref="StoreException">When the store cannot go on.</exception>
    /// <exception cref="LeaseLostException">When this process may not write any more.</exception>
    public async Task<SourceVisitReport> RunAsync(SourceOptions options, ISource source, CancellationToken cancellation)
    {
        DateTimeOffset started = time.GetUtcNow().ToOffset(DocumentDates.DefaultOffset);
        await permit(cancellation);
        SourceState before = await states.ChangeAsync(options.Name, state => state with { LastRun = started, RunningSince = started }, cancellation);
        SourceVisitReport report;
        try
        {
            report = await VisitAsync(options, source, before, cancellation);
        }
        catch (Exception fault) when (fault is OperationCanceledException or StoreException)
        {
            // The visit is over all the same; where the store is at fault, this may fail too.
            await EndAsync(options.Name, new SourceVisitReport(before.Memory, "stopped before its end; what was delivered stays", Failed: true, 0, null) { Stopped = true }, CancellationToken.None);
            throw;
        }

        // Brought to its end, a visit is written down even where this process is asked to stop now.
        await permit(CancellationToken.None);
        await EndAsync(options.Name, report, CancellationToken.None);
        return report;
    }

    private async Task<SourceVisitReport> VisitAsync(SourceOptions options, ISource source, SourceState before, CancellationToken cancellation)
    {
        var tally = new LogWatcher(logger, options.Name);
        IngestOptions settings = Settings(options);
        string reading = Reading(options, settings, source);
        bool isAnew = before.Reading != reading;
        try
        {
            IngestResult result = await new Ingest(store, settings, source, tally, stored)
            {
                Memory = isAnew ? SourceMemory.Empty : before.Memory,
                IsAnew = isAnew,
                Permit = permit,
                MostGone = options.MostGone,
            }.RunAsync(cancellation);
            string counts = Counts(result.Tally);
            string told = result.Failure is { } failure ? $"failed: {failure.Message} What was delivered stays ({counts})."
                : result.Doubt is { } doubt ? $"succeeded in part: {doubt} ({counts})"
                : $"succeeded: {counts}";
            return new SourceVisitReport(result.Memory, ShownAddress.In(told), result.Failure is not null, result.Tally.Refused, result.Failure?.RetryAfter)
            {
                Reading = result.Failure is null ? reading : null,
            };
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StoreException or LeaseLostException))
        {
            if (fault is not (IOException or UnauthorizedAccessException))
            {
                LogUnforeseen(fault, options.Name);
            }

            return new SourceVisitReport(before.Memory, $"failed: {ShownAddress.In(fault.Message)} What was delivered stays.", Failed: true, 0, null);
        }
    }

    private static string Reading(SourceOptions options, IngestOptions settings, ISource source) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{new FileFingerprint(settings, source.Name).How}\n{options.Listing}")).AsSpan(0, 16));

    private IngestOptions Settings(SourceOptions options) => ingest with
    {
        Audience = options.Audience,
        FieldMap = new SortedDictionary<string, string>(
            ingest.FieldMap.Where(pair => !options.FieldMap.ContainsKey(pair.Key)).Concat(options.FieldMap).ToDictionary(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase),
    };

    private async Task EndAsync(string name, SourceVisitReport report, CancellationToken cancellation)
    {
        if (report.Failed)
        {
            LogFailed(name, report.Told);
        }
        else
        {
            LogDone(name, report.Told);
        }

        long documents = await store.CountOfAsync(name, cancellation);
        await states.ChangeAsync(
            name, state => (state with { LastResult = report.Told, Failed = report.Failed, Stopped = report.Stopped, RunningSince = null, Documents = documents, Refused = report.Refused, Reading = report.Reading ?? state.Reading }).With(report.Memory), cancellation);
    }

    private static string Counts(IngestTally tally)
    {
        string counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{tally.Added} added, {tally.Replaced} replaced, {tally.Unchanged + tally.FilesUnchanged} unchanged, {tally.Deleted} deleted, {tally.Refused} refused");
        return tally.Refusals.Count == 0 ? counts : $"{counts}, the first: {tally.Refusals[0]}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Source '{Name}' {Told}")]
    private partial void LogDone(string name, string told);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Source '{Name}' {Told}")]
    private partial void LogFailed(string name, string told);

    [LoggerMessage(Level = LogLevel.Error, Message = "Source '{Name}' met what was not foreseen")]
    private partial void LogUnforeseen(Exception fault, string name);

    private sealed partial class LogWatcher(ILogger logger, string name) : IIngestWatcher
    {
        public void Started(long files, long bytes)
        {
        }

        public void Advanced(long bytes, IngestTally tally)
        {
        }

        public void Refused(Refusal refusal) => LogRefusal(name, ShownAddress.In(refusal.ToString()));

        public void Remarked(Remark remark) => LogRemark(name, ShownAddress.In(remark.ToString()));

        [LoggerMessage(Level = LogLevel.Warning, Message = "Source '{Name}' refused {Refusal}")]
        private partial void LogRefusal(string name, string refusal);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Source '{Name}' notes {Remark}")]
        private partial void LogRemark(string name, string remark);
    }
}

/// <summary>What came of a visit.</summary>
/// <param name="Told">A sentence for people.</param>
/// <param name="RetryAfter">When the source asked to be visited again.</param>
internal sealed record SourceVisitReport(SourceMemory Memory, string Told, bool Failed, long Refused, TimeSpan? RetryAfter)
{
    /// <summary>Whether this process was asked to stop in the middle: then the visit is made up for.</summary>
    public bool Stopped { get; init; }

    /// <summary>What decided how it read, where it came to its end; null else.</summary>
    public string? Reading { get; init; }
}
