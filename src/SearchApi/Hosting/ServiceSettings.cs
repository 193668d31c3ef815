using Indexer.Configuration;
using Indexer.Scheduling;
using Indexer.Sources;
using SearchApi.Writing;

namespace SearchApi.Hosting;

/// <summary>The settings of the service, checked. Immutable.</summary>
/// <param name="Data">Where everything lies.</param>
/// <param name="Store">Which store.</param>
/// <param name="Ingest">How samples are taken in.</param>
/// <param name="Sources">What is taken in by itself.</param>
/// <param name="Reindex">When the index is built anew.</param>
/// <param name="Index">Who keeps the index up.</param>
/// <param name="Samples">What an empty store is filled with.</param>
/// <param name="Analysis">How queries are understood.</param>
/// <param name="Write">How much may be pushed at once.</param>
/// <param name="Cors">Whose pages may read.</param>
public sealed record ServiceSettings(
    DataOptions Data,
    StoreOptions Store,
    IngestOptions Ingest,
    IReadOnlyList<SourceOptions> Sources,
    ReindexOptions Reindex,
    IndexOptions Index,
    SamplesOptions Samples,
    AnalysisOptions Analysis,
    WriteOptions Write,
    AllowedOrigins Cors)
{
    /// <summary>Reads and checks all of them.</summary>
    /// <exception cref="SettingException">With the key, the value and what is allowed, at the first wrong one.</exception>
    public static ServiceSettings Read(IConfiguration configuration)
    {
        ListenAddresses.Check(configuration);
        DataOptions data = DataOptions.Read(configuration);
        var settings = new ServiceSettings(
            data,
            StoreOptions.Read(configuration, data),
            IngestOptions.Read(configuration),
            SourceOptions.ReadAll(configuration, TimeProvider.System),
            ReindexOptions.Read(configuration, TimeProvider.System),
            IndexOptions.Read(configuration),
            SamplesOptions.Read(configuration),
            AnalysisOptions.Read(configuration),
            WriteOptions.Read(configuration),
            AllowedOrigins.Read(configuration));
        KnownSettings.Check(configuration);
        return settings;
    }
}
