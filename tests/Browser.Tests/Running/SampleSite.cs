[assembly: AssemblyFixture(typeof(BrowserTests.Running.SampleSite))]

// Also those of one class, and more than there are processors: each has a page of its own, and waits most of the time.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 4)]

namespace BrowserTests.Running;

using EndToEnd.Running;
using Microsoft.Playwright;

/// <summary>The service over <c>samples/</c> and a browser to look at it, shared by all tests. Started with the first page asked for.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly TemporaryFolder data = new();
    private SearchService? service;
    private Chromium? chromium;
    private DemoServer? demos;

    /// <summary>Where the service listens, such as <c>http://127.0.0.1:40001</c>; once a page was opened.</summary>
    public string Address => Service.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>The running service; once a page was opened.</summary>
    public SearchService Service => service ?? throw new InvalidOperationException("No page has been opened yet.");

    /// <summary>The demo pages, at an origin that may ask the service; once a page was opened.</summary>
    public DemoServer Demos => demos ?? throw new InvalidOperationException("No page has been opened yet.");

    /// <summary>An empty page in a profile of its own, which notes its <see cref="Fetches"/>: closing its context closes it.</summary>
    public async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        await StartAsync();
        IBrowserContext context = await chromium!.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(Chromium.Patience);
        await context.AddInitScriptAsync(Fetches.Noting);
        return await context.NewPageAsync();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        if (demos is not null)
        {
            await demos.DisposeAsync();
        }

        if (service is not null)
        {
            await service.DisposeAsync();
        }

        starting.Dispose();
        data.Dispose();
    }

    // Not in InitializeAsync: where there is no browser, each test is to be skipped with the reason rather than fail.
    private async Task StartAsync()
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            chromium ??= await Chromium.StartAsync();
            demos ??= await DemoServer.StartAsync(() => Address);
            if (service is null)
            {
                service = await SearchService.StartAsync(data.Path, new Dictionary<string, string> { ["Samples__Path"] = Checkout.Samples, ["Cors__Origins__0"] = demos.Address });
                await service.SearchUntilAsync(answer => answer.Total > 0);
            }
        }
        finally
        {
            starting.Release();
        }
    }
}
