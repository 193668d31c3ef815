using BrowserTests.Running;
using EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Pages;

/// <summary>The page of a service that has no documents yet.</summary>
public sealed class EmptyStoreTests(SampleSite site)
{
    [Fact]
    public async Task Says_that_nothing_is_there_yet_and_shows_what_comes()
    {
        using TemporaryFolder data = new();
        await using SearchService service = await SearchService.StartAsync(data.Path, new Dictionary<string, string> { ["Samples__Path"] = "" });
        string address = service.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        IPage page = await site.OpenAsync(new() { Locale = "vi-VN" });
        await page.GotoAsync(address + "/");
        await page.ScreenshotAsync(new() { Path = PageStateTests.Picture("empty") });
        await Expect(page.Locator(".state")).ToBeVisibleAsync();
        await Expect(page.Locator(".hit")).ToHaveCountAsync(0);
        await page.GotoAsync(address + "/?q=thanh+uy");
        await Expect(page.Locator(".state")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
