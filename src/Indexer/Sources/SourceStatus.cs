using System.Globalization;
using Indexer.Configuration;
using Indexer.Leases;
using Search.Documents.Json;
using Search.Documents.Store;

namespace Indexer.Sources;

/// <summary>A source, as <c>GET /status</c> and <c>indexer status</c> show it.</summary>
/// <param name="LastRun">When the last visit began; null before the first.</param>
/// <param name="LastResult">What came of it, a sentence; null before the first.</param>
/// <param name="NextRun">When the next visit comes; null where only a start or a change brings one.</param>
/// <param name="Documents">How many documents there were of it after the last visit.</param>
public sealed record SourceStatus(string Name, string Kind, DateTimeOffset? LastRun, string? LastResult, DateTimeOffset? NextRun, long Documents)
{
    /// <summary>The kind of a source that was visited once and is configured no more, while documents of it are here.</summary>
    public const string Removed = "removed";

    /// <summary>Whether the last visit could not be brought to its end.</summary>
    public bool Failed { get; init; }

    /// <summary>When the visit under way began; null while there is none.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    /// <summary>For people.</summary>
    public string ToText() => $"""
        source               {Name} ({Kind})
          documents          {Documents}
          last run           {Time(LastRun, "never")}{(RunningSince is null ? "" : ", still running")}
          last result        {LastResult ?? "none"}
          next run           {Time(NextRun, "none planned")}
        """;

    private static string Time(DateTimeOffset? moment, string none) =>
        moment is { } known ? known.ToOffset(DocumentDates.DefaultOffset).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) : none;

    // What a version before this one remembered may still hold secrets.
    private static string? Shown(string? told) => told is null ? null : ShownAddress.In(told);

    /// <summary>The state of each source that is configured, in the order of the configuration, then those that are not any more but left documents, by name.</summary>
    /// <exception cref="StoreException">When the store cannot tell.</exception>
    public static async Task<IReadOnlyList<SourceStatus>> ReadAsync(
        IReadOnlyList<SourceOptions> sources, IDocumentStore store, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        IReadOnlyDictionary<string, SourceState> states = await new SourceStates(store.Records).ReadAllAsync(cancellation);
        bool isVisiting = await Lease.IsHeldAsync(store.Records, SourceService.LeaseName, cancellation);
        var all = new List<SourceStatus>();
        foreach (SourceOptions source in sources)
        {
            SourceState state = states.GetValueOrDefault(source.Name) ?? new SourceState();
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset? next = state.NextRun is { } planned && planned > now ? planned : source.Schedule?.After(now);
            all.Add(new SourceStatus(source.Name, source.Kind, state.LastRun, Shown(state.LastResult), next, state.Documents)
            {
                Failed = state.Failed,
                RunningSince = isVisiting ? state.RunningSince : null,
            });
        }

        foreach ((string name, SourceState state) in states.Where(state => sources.All(source => source.Name != state.Key)).OrderBy(state => state.Key, StringComparer.Ordinal))
        {
            if (await store.CountOfAsync(name, cancellation) is > 0 and long documents)
            {
                all.Add(new SourceStatus(name, Removed, state.LastRun, Shown(state.LastResult), null, documents));
            }
        }

        return all;
    }
}
