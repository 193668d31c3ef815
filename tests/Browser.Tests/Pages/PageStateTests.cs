using BrowserTests.Running;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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
            AxeResult found = await page.RunAxe();
            found.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {violation.Help}\n{string.Join('\n', violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        }

        await page.Context.CloseAsync();
    }
}
