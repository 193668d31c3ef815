using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EndToEnd.Running;

/// <summary>A real web server on the loopback interface whose answers a test decides.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private bool isGone;

    private LocalServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens; also where it did, once it is gone.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>By path; what is not here is answered with 404.</summary>
    public ConcurrentDictionary<string, RequestDelegate> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked for, in order, with the query.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<LocalServer> StartAsync(int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        WebApplication app = builder.Build();
        var server = new LocalServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        server.Address = new Uri(app.Urls.First());
        return server;
    }

    public Uri At(string path) => new(Address, path);

    public void Text(string path, string body, string type = "text/html; charset=utf-8", Action<HttpResponse>? headers = null) =>
        Answers[path] = async context =>
        {
            context.Response.ContentType = type;
            headers?.Invoke(context.Response);
            await context.Response.WriteAsync(body);
        };

    public void Bytes(string path, byte[] body, string type) => Answers[path] = async context =>
    {
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(body);
    };

    public void Status(string path, int status, Action<HttpResponse>? headers = null) => Answers[path] = context =>
    {
        context.Response.StatusCode = status;
        headers?.Invoke(context.Response);
        return Task.CompletedTask;
    };

    public int Count(string path) => Asked.Count(asked => asked.Split('?')[0] == path);

    public async ValueTask DisposeAsync()
    {
        if (isGone)
        {
            return;
        }

        isGone = true;
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        string path = Uri.UnescapeDataString(context.Request.Path);
        Asked.Enqueue(path + context.Request.QueryString);
        if (Answers.TryGetValue(path, out RequestDelegate? answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
