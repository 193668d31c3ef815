using SearchApi.Documents;
using SearchApi.Health;
using SearchApi.Pages;
using SearchApi.Problems;
using SearchApi.Reference;
using SearchApi.Searching;

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
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        builder.Services.AddStoreAndIndex(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton<DocumentFinder>();
        builder.Services.AddApiReference();
        builder.Services.AddPages();
    }

    /// <summary>Adds what every request passes through, and the routes.</summary>
    public static void UseSearchApi(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseProblems();
        Assets.Use(app);
        app.UseRouting();
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapSearch();
        api.MapDocuments();
        app.MapHealth();
        app.MapApiReference();
        app.MapPages();
    }
}
