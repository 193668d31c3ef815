using Indexer.Following;
using Indexer.Scheduling;
using Indexer.Sources;
using Indexer.Tasks;
using Search.Documents.Store;
using Search.Engine;
using SearchApi.Health;
using SearchApi.Status;

namespace SearchApi.Hosting;

/// <summary>Adds the store, the index over it, and what keeps them together.</summary>
internal static class StoreAndIndex
{
    /// <summary>Adds them as they are set.</summary>
    public static void AddStoreAndIndex(this IServiceCollection services)
    {
        services.AddSingleton(provider => ServiceSettings.Read(provider.GetRequiredService<IConfiguration>()));
        // Opened once, before anything is served; there is no asynchronous way to make a service.
        services.AddSingleton<IDocumentStore>(provider => new WatchedStore(provider.GetRequiredService<ServiceSettings>().Store
            .OpenAsync(provider.GetRequiredService<TimeProvider>(), CancellationToken.None).GetAwaiter().GetResult()));
        services.AddSingleton(Index);
        services.AddSingleton(Follower);
        services.AddSingleton(provider => new ServiceTasks(provider.GetRequiredService<IDocumentStore>().Records, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Readiness>();
        services.AddSingleton<LagClock>();
        services.AddHostedService<FollowStore>();
        services.AddSingleton(Sources);
        services.AddSingleton(Reindexing);
        services.AddHostedService<KeepTimes>();
        services.AddHostedService<RefreshIndex>();
        services.AddHostedService<WatchLag>();
        services.AddHostedService<FollowSynonyms>();
        services.AddHostedService<LoadSamples>();
    }

    private static SearchIndex Index(IServiceProvider provider)
    {
        ServiceSettings settings = provider.GetRequiredService<ServiceSettings>();
        SearchIndex index = SearchIndex.Open(settings.Data.IndexPath);
        index.Lexicon = settings.Analysis.Lexicon;
        return index;
    }

    private static SourceService Sources(IServiceProvider provider)
    {
        ServiceSettings settings = provider.GetRequiredService<ServiceSettings>();
        return new SourceService(
            settings.Sources,
            settings.Ingest,
            provider.GetRequiredService<IDocumentStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<StoreFollower>().Nudge);
    }

    private static ReindexTimes Reindexing(IServiceProvider provider)
    {
        ServiceSettings settings = provider.GetRequiredService<ServiceSettings>();
        return new ReindexTimes(
            settings.Reindex,
            provider.GetRequiredService<IDocumentStore>(),
            settings.Data.IndexPath,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>());
    }

    private static StoreFollower Follower(IServiceProvider provider)
    {
        SearchIndex index = provider.GetRequiredService<SearchIndex>();
        return new StoreFollower(
            provider.GetRequiredService<IDocumentStore>(),
            provider.GetRequiredService<ServiceSettings>().Data.IndexPath,
            new FollowerOptions(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<StoreFollower>>(),
            _ => index.Refresh());
    }
}
