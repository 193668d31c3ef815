using Indexer.Configuration;
using Microsoft.AspNetCore.Connections;
using Search.Documents.Store;
using Search.Engine;
using SearchApi.Analyzing;
using SearchApi.Documents;
using SearchApi.Health;
using SearchApi.Keys;
using SearchApi.Monitoring;
using SearchApi.Pages;
using SearchApi.Problems;
using SearchApi.Reference;
using SearchApi.Searching;
using SearchApi.Status;
using SearchApi.Suggesting;
using SearchApi.Tasks;
using SearchApi.Writing;

namespace SearchApi.Hosting;

/// <summary>Puts the service together.</summary>
public static class SearchApiHost
{
    /// <summary>Adds everything the service needs.</summary>
    public static void AddSearchApi(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Wider than what is accepted: Kestrel refuses with an empty answer, ProblemHandling with a problem.
            kestrel.Limits.MaxRequestLineSize = 4 * ProblemHandling.MaxRequestLine;
            kestrel.Limits.MaxRequestHeadersTotalSize = 4 * ProblemHandling.MaxHeaders;
        });
        StartLog.Add(builder);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        builder.Services.AddStoreAndIndex();
        builder.Services.AddCrossOrigin();
        builder.Services.AddCompression();
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<KeyRing>());
        builder.Services.AddSingleton<DocumentFinder>();
        builder.Services.AddWriting();
        builder.Services.AddMonitoring();
        builder.Services.AddApiReference();
        builder.Services.AddPages();
    }

    /// <summary>Adds what every request passes through, and the routes.</summary>
    public static void UseSearchApi(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseCompression();
        app.UseCrossOriginBox();
        Assets.Use(app);
        app.UseOtherMethods();
        app.UseRouting();
        app.UseCrossOrigin();
        app.UseKeys();
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapSearch();
        api.MapSuggest();
        api.MapDocuments();
        api.MapSimilar();
        api.MapWriting();
        api.MapBatches();
        api.MapAnalyze();
        api.MapTasks();
        api.MapStatus();
        app.MapHealth();
        app.MapMetrics();
        app.MapApiReference();
        app.MapPages();
    }

    /// <summary>Serves until asked to stop.</summary>
    /// <returns>The process's exit code: 0, or 2 for a wrong setting and 3 for a store or index that cannot be opened or an address that is taken.</returns>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        await using (app)
        {
            try
            {
                // Now rather than with the first request: what is wrong ends the start.
                _ = app.Services.GetRequiredService<ServiceSettings>();
                _ = app.Services.GetRequiredService<IDocumentStore>();
                _ = app.Services.GetRequiredService<SearchIndex>();
            }
            catch (SettingException fault)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return 2;
            }
            catch (Exception fault) when (fault is StoreException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return 3;
            }

            try
            {
                await app.StartAsync();
            }
            catch (IOException fault) when (fault.InnerException is AddressInUseException)
            {
                await Console.Error.WriteLineAsync(ListenAddresses.InUse(fault.Message, app.Configuration));
                return 3;
            }

            app.Services.GetRequiredService<StartLog>().End();
            await app.WaitForShutdownAsync();
            return 0;
        }
    }
}
