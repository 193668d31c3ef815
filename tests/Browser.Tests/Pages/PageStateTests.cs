using BrowserTests.Running;
using EndToEnd.Running;
using Microsoft.Playwright;

namespace BrowserTests.Pages;

/// <summary>
/// What holds of every state of the pages. Leaves a picture of each in <c>artifacts/screenshots</c>: looking at them is part of
/// changing a page.
/// </summary>
public sealed class PageStateTests(SampleSite site)
{
    public static TheoryData<string> Names => [.. PageState.All.Select(state => state.Name)];

    /// <summary>Where the picture of a state is left.</summary>
    public static string Picture(string name) => Path.Combine(Checkout.Root, "artifacts", "screenshots", name + ".png");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_as_wide_as_the_window_and_accessible(string name)
    {
        PageState state = PageState.All.Single(one => one.Name == name);
        IPage page = await site.OpenAsync(state.Options);
        IResponse? response = await page.GotoAsync(site.Address + state.Path);
        response?.Status.ShouldBe(state.Status);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce, Media = state.IsPrinted ? Media.Print : Media.Screen });
        await state.Act(page);
        await page.ScreenshotAsync(new() { Path = Picture(name) });

        if (state.HasScript)
        {
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(state.Width);
        }

        if (state.HasScript && !state.IsPrinted)
        {
            (await page.ViolationsAsync()).ShouldBeEmpty();
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("<img src=a.png>", "image-alt")]
    [InlineData("<p style='color: #999; background: #fff'>Khó đọc</p>", "color-contrast")]
    public async Task What_is_not_accessible_is_noticed(string body, string rule)
    {
        IPage page = await site.OpenAsync();
        await page.SetContentAsync($"<!DOCTYPE html><html lang=vi><title>Cổng</title><main><h1>Cổng</h1>{body}</main></html>");
        (await page.ViolationsAsync()).ShouldHaveSingleItem().ShouldStartWith(rule);
        await page.Context.CloseAsync();
    }
}
