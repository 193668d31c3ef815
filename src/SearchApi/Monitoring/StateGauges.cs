using Indexer.Sources;
using Indexer.Tasks;
using Prometheus;
using Search.Documents.Store;
using Search.Engine;
using SearchApi.Hosting;
using SearchApi.Status;
using SearchApi.Writing;

namespace SearchApi.Monitoring;

/// <summary>What <c>GET /status</c> says, as gauges, read when somebody asks. Thread safe.</summary>
internal sealed class StateGauges
{
    private readonly IDocumentStore store;
    private readonly SearchIndex index;
    private readonly WriteQueue queue;
    private readonly ServiceTasks tasks;
    private readonly ServiceSettings settings;
    private readonly LagClock lag;
    private readonly TimeProvider time;

    private readonly Gauge up;
    private readonly Gauge failing;
    private readonly Gauge documents;
    private readonly Gauge searchableDocuments;
    private readonly Gauge storedSequence;
    private readonly Gauge searchableSequence;
    private readonly Gauge lagSeconds;
    private readonly Gauge generation;
    private readonly Gauge state;
    private readonly Gauge queued;
    private readonly Gauge taskCount;
    private readonly Gauge sourceDocuments;
    private readonly Gauge lastRun;
    private readonly Gauge lastSucceeded;
    private readonly Gauge nextRun;

    /// <summary>Adds the gauges to those of the service.</summary>
    public StateGauges(
        ServiceMetrics metrics, IDocumentStore store, SearchIndex index, WriteQueue queue, ServiceTasks tasks, ServiceSettings settings, LagClock lag, TimeProvider time)
    {
        (this.store, this.index, this.queue, this.tasks, this.settings, this.lag, this.time) = (store, index, queue, tasks, settings, lag, time);
        MetricFactory made = Metrics.WithCustomRegistry(metrics.Registry);
        up = made.CreateGauge("tracuu_store_up", "1 where the store could be read just now; else what it would tell is as it was.");
        failing = made.CreateGauge("tracuu_store_write_failing", "1 where the last write to the store failed.");
        documents = made.CreateGauge("tracuu_documents_stored", "Documents in the store.");
        searchableDocuments = made.CreateGauge("tracuu_documents_searchable", "Documents in the index.");
        storedSequence = made.CreateGauge("tracuu_sequence_stored", "The last change stored.");
        searchableSequence = made.CreateGauge("tracuu_sequence_searchable", "The last change that can be found.");
        lagSeconds = made.CreateGauge("tracuu_lag_seconds", "How long the oldest change waits that cannot be found yet.");
        generation = made.CreateGauge("tracuu_index_info", "1 for the generation of the index that is searched.", "generation");
        state = made.CreateGauge("tracuu_index_state", "1 for what the index is at, 0 for the rest.", "state");
        queued = made.CreateGauge("tracuu_write_queue_length", "Calls whose documents wait to be written.");
        taskCount = made.CreateGauge("tracuu_tasks", $"Tasks by state; the last {ServiceTasks.MostFinished} that are finished are kept.", "state");
        sourceDocuments = made.CreateGauge("tracuu_source_documents", "Documents of the source after its last visit.", "source");
        lastRun = made.CreateGauge("tracuu_source_last_run_timestamp_seconds", "When the last visit began; absent before the first.", "source");
        lastSucceeded = made.CreateGauge("tracuu_source_last_run_succeeded", "1 where the last visit came to its end, else 0; absent before the first.", "source");
        nextRun = made.CreateGauge("tracuu_source_next_run_timestamp_seconds", "When the next visit comes; absent where only a start or a change brings one.", "source");
        metrics.Registry.AddBeforeCollectCallback(ReadAsync);
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        searchableDocuments.Set(index.Count);
        searchableSequence.Set(index.Sequence);
        Set(generation, index.Generation is { } name ? [(name, 1)] : []);
        queued.Set(queue.Waiting);
        failing.Set((store as WatchedStore)?.Failure is null ? 0 : 1);
        try
        {
            await ReadStoreAsync(cancellation);
            up.Set(1);
        }
        catch (StoreException)
        {
            up.Set(0);
        }
    }

    private async Task ReadStoreAsync(CancellationToken cancellation)
    {
        documents.Set(await store.CountAsync(cancellation));
        long stored = await store.LastSequenceAsync(cancellation);
        storedSequence.Set(stored);
        lagSeconds.Set(lag.Note(stored, index.Sequence).TotalSeconds);
        IReadOnlyList<ServiceTask> known = await tasks.ReadAsync(cancellation);
        Set(taskCount, Enum.GetValues<TaskState>().Select(one => (one.ToString().ToLowerInvariant(), (double)known.Count(task => task.State == one))));
        string now = IndexState.Of(index, stored, known, settings.Data.IndexPath).Name;
        Set(state, IndexState.Names.Select(one => (one, one == now ? 1d : 0)));
        IReadOnlyList<SourceStatus> sources = await SourceStatus.ReadAsync(settings.Sources, store, time, cancellation);
        Set(sourceDocuments, sources.Select(source => (source.Name, (double)source.Documents)));
        Set(lastRun, sources.Where(source => source.LastRun is not null).Select(source => (source.Name, Seconds(source.LastRun!.Value))));
        Set(lastSucceeded, sources.Where(source => source.LastRun is not null && source.Kind != SourceStatus.Removed).Select(source => (source.Name, source.Failed ? 0d : 1)));
        Set(nextRun, sources.Where(source => source.NextRun is not null).Select(source => (source.Name, Seconds(source.NextRun!.Value))));
    }

    private static double Seconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000d;

    // What is gone must not stay as it was.
    private static void Set(Gauge gauge, IEnumerable<(string Label, double Value)> values)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string label, double value) in values)
        {
            given.Add(label);
            gauge.WithLabels(label).Set(value);
        }

        foreach (string[] gone in gauge.GetAllLabelValues().Where(labels => !given.Contains(labels[0])).ToArray())
        {
            gauge.RemoveLabelled(gone);
        }
    }
}
