using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Search.Client.Tests;

/// <summary>The real service over a store and an index of its own, empty at first, called from its own machine.</summary>
public sealed class RunningService : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("tracuu-client-").FullName;

    /// <summary>A client of it whose problems are told in a language.</summary>
    public SearchClient Client(string language = "en", string? apiKey = null)
    {
        HttpClient http = CreateClient();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new SearchClient(http, apiKey);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Path", folder);
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new FromLoopback()));
    }

    private sealed class FromLoopback : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate then) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                return then(context);
            });
            next(app);
        };
    }
}
