using Microsoft.AspNetCore.Cors.Infrastructure;

namespace SearchApi.Hosting;

/// <summary>
/// Lets pages of the sites in <see cref="AllowedOrigins"/> read what is marked so, and take the box with suggestions; without cookies, with
/// <c>GET</c> alone and no headers of their own, so that no key has a reason to stand in a page.
/// </summary>
public static class CrossOrigin
{
    private const string Policy = "reading";
    private const string Box = "/search-box.js";

    /// <summary>Adds what it needs.</summary>
    public static void AddCrossOrigin(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<ServiceSettings>((cors, settings) => cors.AddPolicy(
            Policy, policy => policy.WithOrigins([.. settings.Cors.Origins]).WithMethods("GET")));
    }

    /// <summary>Marks what pages of other sites may read.</summary>
    public static TBuilder AllowCrossOrigin<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.RequireCors(Policy);

    /// <summary>Does it for the box, which is a file. Stands before what serves files.</summary>
    public static void UseCrossOriginBox(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.Equals(Box, StringComparison.OrdinalIgnoreCase),
        branch =>
        {
            branch.Use(Vary);
            branch.UseCors(Policy);
        });

    /// <summary>Does it for the routes. Stands behind routing, and before keys, since a browser asks beforehand without one.</summary>
    public static void UseCrossOrigin(this IApplicationBuilder app)
    {
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<IEnableCorsAttribute>() is not null, branch => branch.Use(Vary));
        app.UseCors();
    }

    /// <summary>
    /// Says that the answer depends on the caller's origin also where it brings none or another, which the framework leaves out: else a cache would hand the
    /// answer without the permission to those who have it.
    /// </summary>
    private static Task Vary(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<ServiceSettings>().Cors.Origins.Count > 0)
        {
            // Registered before those of the framework, it runs behind them.
            context.Response.OnStarting(static state =>
            {
                IHeaderDictionary headers = ((HttpContext)state).Response.Headers;
                if (!headers.Vary.Contains("Origin"))
                {
                    headers.Append("Vary", "Origin");
                }

                return Task.CompletedTask;
            }, context);
        }

        return next(context);
    }
}
