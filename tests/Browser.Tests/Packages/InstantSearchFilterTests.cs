using System.Text.Json;
using BrowserTests.Running;
using EndToEnd.Running;
using Microsoft.Playwright;

namespace BrowserTests.Packages;

/// <summary>Random filters through the adapter's parsers find what they plainly say, in the browser the adapter is made for; see <c>FilterProperties.js</c>.</summary>
public sealed class InstantSearchFilterTests(SampleSite site)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_asked_is_what_the_filters_say(int seed)
    {
        JsonElement result = await RunAsync("run", seed, 5000);
        result.GetProperty("wrong").GetArrayLength().ShouldBe(0, result.ToString());

        // It was judged in earnest: found and not found, and refused only now and then.
        result.GetProperty("agreed").GetInt32().ShouldBeGreaterThan(40_000);
        result.GetProperty("narrowed").GetInt32().ShouldBeGreaterThan(10_000);
        (result.GetProperty("agreed").GetInt32() - result.GetProperty("narrowed").GetInt32()).ShouldBeGreaterThan(10_000);
        result.GetProperty("refused").GetInt32().ShouldBeInRange(50, 1500);
        result.GetProperty("nothing").GetInt32().ShouldBeGreaterThan(20);
        result.GetProperty("fixed").GetInt32().ShouldBeGreaterThan(1000);

        // What every search has, nothing that is asked beside it leaves.
        result.GetProperty("widened").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Anything_else_is_refused_as_such()
    {
        JsonElement result = await RunAsync("runAnything", 4, 20_000);
        result.GetProperty("wrong").GetArrayLength().ShouldBe(0, result.ToString());
        result.GetProperty("read").GetInt32().ShouldBeGreaterThan(1000);
    }

    private async Task<JsonElement> RunAsync(string function, int seed, int count)
    {
        IPage page = await site.OpenAsync();
        await page.RouteAsync("**/packages/**", route => FulfillAsync(route, new Uri(route.Request.Url).AbsolutePath[1..]));
        await page.RouteAsync("**/properties.js", route => FulfillAsync(route, "tests/Browser.Tests/Packages/FilterProperties.js"));
        await page.GotoAsync(site.Address + "/");
        JsonElement result = JsonElement.Parse(await page.EvaluateAsync<string>(
            "async ([name, seed, count]) => JSON.stringify((await import('/properties.js'))[name](seed, count))", new object[] { function, seed, count }));
        await page.Context.CloseAsync();
        return result;
    }

    private static Task FulfillAsync(IRoute route, string path) =>
        route.FulfillAsync(new() { ContentType = "text/javascript; charset=utf-8", Body = File.ReadAllText(Path.Combine(Checkout.Root, path)) });
}
