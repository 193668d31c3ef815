using EndToEnd.Running;
using Microsoft.Playwright;

namespace BrowserTests.Running;

/// <summary>The system's Chromium, without a window and with a fresh profile, driven by Playwright.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        Browser = browser;
    }

    /// <summary>The browser; each context of it is a profile of its own.</summary>
    public IBrowser Browser { get; }

    /// <summary>Starts it; skips the test where there is none.</summary>
    public static async Task<Chromium> StartAsync()
    {
        string path = Requirement.Executable("chromium", "apt-get install chromium");
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        IPlaywright playwright = await Playwright.CreateAsync();
        try
        {
            return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Arguments }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
