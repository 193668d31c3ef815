using BrowserTests.Running;
using Microsoft.Playwright;

namespace BrowserTests.Page;

/// <summary>The search page in a browser.</summary>
public sealed class SearchPageTests(SampleSite site)
{
    [Fact]
    public async Task What_is_typed_is_found()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/");
        await page.Locator("#q").PressSequentiallyAsync("thanh uy");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#results mark").First.WaitForAsync();
        new Uri(page.Url).Query.ShouldBe("?q=thanh+uy");
        await page.Context.CloseAsync();
    }
}
