using Indexer.Following;
using Indexer.Sources;
using Search.Documents.Store;
using Search.Engine;

namespace SearchApi.Hosting;

/// <summary>Adds the store, the index over it, and what keeps them together.</summary>
internal static class StoreAndIndex
{
    /// <summary>Adds them as they are set.</summary>
    public static void AddStoreAndIndex(this IServiceCollection services)
    {
        services.AddSingleton(provider => ServiceSettings.Read(provider.GetRequiredService<IConfiguration>()));
        // Opened once, before anything is served; there is no asynchronous way to make a service.
        services.AddSingleton(provider => provider.GetRequiredService<ServiceSettings>().Store
            .OpenAsync(provider.GetRequiredService<TimeProvider>(), CancellationToken.None).GetAwaiter().GetResult());
        services.AddSingleton(Index);
        services.AddSingleton(Follower);
        services.AddHostedService<FollowStore>();
        services.AddSingleton(Sources);
        services.AddHostedService<VisitSources>();
        services.AddHostedService<RefreshIndex>();
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
