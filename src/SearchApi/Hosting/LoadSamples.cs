using Indexer.Following;
using Indexer.Ingestion;
using Indexer.Sources.Folders;
using Search.Documents.Store;

namespace SearchApi.Hosting;

/// <summary>Fills a store that never held anything with the samples, where samples are set.</summary>
internal sealed partial class LoadSamples(
    ServiceSettings settings, IDocumentStore store, StoreFollower follower, ILogger<LoadSamples> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Samples.Path is not { } path)
        {
            return;
        }

        try
        {
            if (await store.LastSequenceAsync(stoppingToken) > 0)
            {
                return;
            }

            Ingest ingest = new(store, settings.Ingest, new FolderSource(new IngestRequest([path], Source)), new Watcher(logger), follower.Nudge);
            IngestTally tally = (await ingest.RunAsync(stoppingToken)).Tally;
            follower.Nudge();
            LogLoaded(tally.Added, path);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop; what is stored stays.
        }
        catch (Exception failure)
        {
            // Nothing but the samples is missing.
            LogFailure(failure, path);
        }
    }

    private const string Source = "samples";

    [LoggerMessage(Level = LogLevel.Information, Message = "The store was empty: {Count} sample documents loaded from {Path}")]
    private partial void LogLoaded(long count, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "The samples in {Path} could not be loaded")]
    private partial void LogFailure(Exception failure, string path);

    private sealed partial class Watcher(ILogger logger) : IIngestWatcher
    {
        public void Started(long files, long bytes)
        {
        }

        public void Advanced(long bytes, IngestTally tally)
        {
        }

        public void Refused(Refusal refusal) => LogRefusal(refusal.Path, refusal.Reason);

        public void Remarked(Remark remark)
        {
        }

        [LoggerMessage(Level = LogLevel.Warning, Message = "Sample {Path} was refused: {Reason}")]
        private partial void LogRefusal(string path, string reason);
    }
}
