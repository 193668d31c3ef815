using Indexer.Keys;
using Prometheus;
using SearchApi.Keys;

namespace SearchApi.Monitoring;

/// <summary><c>/metrics</c>, in the text format of Prometheus.</summary>
internal static class MetricsEndpoint
{
    private const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Adds what is counted.</summary>
    public static void AddMonitoring(this IServiceCollection services)
    {
        services.AddSingleton<ServiceMetrics>();
        services.AddSingleton<MeasuredIndex>();
        services.AddSingleton<StateGauges>();
    }

    /// <summary>Adds the route. Who may read <c>/status</c> may read it: it says as much of the installation.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", WriteAsync).RequireScope(Scope.Admin).ExcludeFromDescription();

    private static async Task WriteAsync(HttpContext context, ServiceMetrics metrics, StateGauges gauges)
    {
        // Asked for so that they are there; they are read with the rest.
        _ = gauges;
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-store";
        using MemoryStream text = new();
        await metrics.Registry.CollectAndExportAsTextAsync(text, ExpositionFormat.PrometheusText, context.RequestAborted);
        context.Response.ContentLength = text.Length;
        await context.Response.BodyWriter.WriteAsync(text.ToArray(), context.RequestAborted);
    }
}
