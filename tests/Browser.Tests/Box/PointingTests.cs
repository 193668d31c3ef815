using BrowserTests.Running;
using Microsoft.Playwright;

namespace BrowserTests.Box;

/// <summary>The mouse over the list of suggestions.</summary>
public sealed class PointingTests(SampleSite site)
{
    private const string Nothing = "rgba(0, 0, 0, 0)";

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_mouse_that_rests_points_at_nothing_and_one_that_moves_looks_unlike_keys(ColorScheme scheme)
    {
        IPage page = await site.OpenAsync(new() { ColorScheme = scheme });
        await page.GotoAsync(site.Address + "/");
        ILocator box = page.Locator("#q");
        LocatorBoundingBoxResult place = (await box.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(place.X + 40, place.Y + place.Height + 30);
        await box.FillAsync("chuyen d");
        ILocator first = page.GetByRole(AriaRole.Option).First;
        await first.WaitForAsync();
        await page.WaitForFunctionAsync("document.querySelector('[role=option]').matches(':hover')");
        (await BackgroundAsync(first)).ShouldBe(Nothing);

        await page.Mouse.MoveAsync(place.X + 42, place.Y + place.Height + 31);
        string pointed = await BackgroundAsync(first);
        pointed.ShouldNotBe(Nothing);
        (await first.GetAttributeAsync("aria-selected")).ShouldBe("false");
        await box.PressAsync("ArrowDown");
        (await BackgroundAsync(first)).ShouldNotBe(pointed);
        await page.Context.CloseAsync();
    }

    private static Task<string> BackgroundAsync(ILocator option) => option.EvaluateAsync<string>("option => getComputedStyle(option).backgroundColor");
}
