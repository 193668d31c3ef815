using Prometheus;

namespace SearchApi.Monitoring;

/// <summary>
/// What one service counts for Prometheus. Labels hold outcomes, states and names of configured sources only: no text, no id, nobody's name, and so a bounded
/// number of series. Thread safe.
/// </summary>
internal sealed class ServiceMetrics
{
    /// <summary>A write that is durable.</summary>
    public const string Accepted = "accepted";

    /// <summary>What the caller did wrong, or was too quick with.</summary>
    public const string Refused = "refused";

    /// <summary>What the service could not do.</summary>
    public const string Failed = "failed";

    /// <summary>A search whose caller did not wait for it.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>A search that found something.</summary>
    public const string Found = "found";

    /// <summary>A search that found nothing.</summary>
    public const string Nothing = "nothing";

    // Seconds: a search takes a millisecond or a few, a hard one on a large index a second.
    private static readonly double[] Buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Counter searches;
    private readonly Histogram searching;
    private readonly Histogram suggesting;
    private readonly Counter writes;

    /// <summary>Begins at zero.</summary>
    public ServiceMetrics()
    {
        DotNetStats.Register(Registry);
        MetricFactory made = Metrics.WithCustomRegistry(Registry);
        searches = made.CreateCounter("tracuu_searches_total", "Searches by outcome, those of pages too.", "outcome");
        searching = made.CreateHistogram("tracuu_search_duration_seconds", "How long searches took that were answered, without reading the request and writing the answer.", Timed());
        suggesting = made.CreateHistogram("tracuu_suggest_duration_seconds", "How long suggestions took that were answered.", Timed());
        writes = made.CreateCounter("tracuu_writes_total", "Pushed documents and deletions by outcome.", "outcome");

        // So that a rate is known from the first on.
        Array.ForEach([Found, Nothing, Refused, Cancelled, Failed], outcome => searches.WithLabels(outcome));
        Array.ForEach([Accepted, Refused, Failed], outcome => writes.WithLabels(outcome));
    }

    /// <summary>Everything of this service, and of its process.</summary>
    public CollectorRegistry Registry { get; } = Metrics.NewCustomRegistry();

    /// <summary>Notes a search that was answered.</summary>
    public void Searched(TimeSpan took, bool isFound)
    {
        searches.WithLabels(isFound ? Found : Nothing).Inc();
        searching.Observe(took.TotalSeconds);
    }

    /// <summary>Notes a search that was not answered.</summary>
    /// <param name="outcome"><see cref="Refused"/>, <see cref="Cancelled"/> or <see cref="Failed"/>.</param>
    public void NotSearched(string outcome) => searches.WithLabels(outcome).Inc();

    /// <summary>Notes suggestions.</summary>
    public void Suggested(TimeSpan took) => suggesting.Observe(took.TotalSeconds);

    /// <summary>Notes a document that was pushed, or deleted.</summary>
    /// <param name="status">The HTTP status of its answer.</param>
    public void Wrote(int status) => writes.WithLabels(status < 400 ? Accepted : status < 500 ? Refused : Failed).Inc();

    private static HistogramConfiguration Timed() => new() { Buckets = Buckets };
}
