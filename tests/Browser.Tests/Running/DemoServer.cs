using EndToEnd.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BrowserTests.Running;

/// <summary>A web server of another house: it serves the demo pages of a package, on a port and so an origin of its own.</summary>
public sealed class DemoServer : IAsyncDisposable
{
    private const string Documented = "http://localhost:5080";
    private readonly WebApplication app;

    private DemoServer(WebApplication app) => this.app = app;

    /// <summary>Its origin.</summary>
    public string Address => app.Urls.First();

    /// <summary>The same server by another name, and so another origin.</summary>
    public string OtherAddress => Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>Starts it.</summary>
    /// <param name="service">Says where the service is that stands for the one the pages name; asked with each page.</param>
    public static async Task<DemoServer> StartAsync(Func<string> service)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        DemoServer server = new(app);
        string folder = Path.Combine(Checkout.Root, "packages", "search-box", "demo");
        app.MapMethods("/{name}.html", ["GET", "POST"], async (HttpRequest request, string name) =>
        {
            string page = await File.ReadAllTextAsync(Path.Combine(folder, Path.GetFileName(name) + ".html"), request.HttpContext.RequestAborted);
            return Results.Content(page.Replace(Documented, service(), StringComparison.Ordinal), "text/html; charset=utf-8");
        });
        // Browsers ask for it when they like; that there is none would count as an error of the page.
        app.MapGet("/favicon.ico", () => Results.NoContent());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
