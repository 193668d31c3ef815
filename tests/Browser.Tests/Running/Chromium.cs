using EndToEnd.Running;
using Microsoft.Playwright;

namespace BrowserTests.Running;

/// <summary>
/// The system's Chromium with a fresh profile, driven by Playwright. Of its two builds rather the one that never has a window: the other draws a window's own pages too,
/// and takes twice the processor time.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>How long, in milliseconds, what is to come is waited for: far longer than it takes, because a busy machine may be many times slower.</summary>
    public const float Patience = 60_000;

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
        string path = Requirement.Executable("chromium-headless-shell", "apt-get install chromium-headless-shell", other: "chromium");
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        IPlaywright playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        try
        {
            return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Arguments, Timeout = Patience }));
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
