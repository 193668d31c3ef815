using System.Text.RegularExpressions;
using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Pages;

/// <summary>Results that come as one types, and the ways back.</summary>
public sealed class LiveResultsTests(SampleSite site)
{
    [Fact]
    public async Task Keys_of_an_input_method_are_understood_as_one_types()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/?q=giao+ban");
        await page.Locator("#q").FillAsync("");
        await page.Locator("#q").PressSequentiallyAsync("thanhf uyr");
        await Expect(page.Locator(".notice strong")).ToHaveTextAsync("thành ủy");
        await Expect(page.Locator(".hit mark").First).ToHaveTextAsync("Thành ủy");
        await page.IsAtAsync(site.Address + "/?q=thanhf+uyr");
        (await page.Locator("#q").InputValueAsync()).ShouldBe("thanhf uyr");

        // The list of suggestions lies over the notice.
        await Expect(page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".notice a").ClickAsync();
        await page.IsAtAsync(site.Address + "/?q=thanhf+uyr&rewrite=off");
        await Expect(page.Locator(".notice")).ToContainTextAsync("đúng như đã gõ");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("thành ", 180)]
    [InlineData("thành ủy, ", 180)]
    [InlineData("“thành ủy”", 180)]
    [InlineData("thành u", 700)]
    [InlineData("tha`nh u?", 700)]
    [InlineData("type:", 700)]
    public async Task Results_come_soon_behind_a_word_and_later_inside_one(string text, int milliseconds)
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/?q=giao+ban");
        await page.StopClockAsync();
        await page.Locator("#q").FillAsync(text);
        await page.Clock.RunForAsync(milliseconds - 1);
        (await page.FetchesAsync("/?")).ShouldBeEmpty();
        await page.Clock.RunForAsync(1);
        (await page.FetchesAsync("/?")).Select(address => Portal.Query(address).Get("q")).ShouldBe([text]);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/", "thanh uy ")]
    [InlineData("/?q=giao+ban", "")]
    [InlineData("/?q=giao+ban", " ")]
    public async Task The_first_page_is_neither_left_nor_come_back_to_before_Enter(string path, string text)
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + path);
        await page.StopClockAsync();
        LocatorBoundingBoxResult before = (await page.Locator("#q").BoundingBoxAsync())!;
        await page.Locator("#q").FillAsync(text);
        await page.Clock.RunForAsync(5000);
        (await page.FetchesAsync("")).ShouldAllBe(address => address.Contains("/api/v1/suggest?", StringComparison.Ordinal));
        page.Url.ShouldBe(site.Address + path);
        (await page.Locator("#q").BoundingBoxAsync())!.Y.ShouldBe(before.Y);
        await page.Locator("#q").PressAsync("Enter");
        await page.IsAtAsync(site.Address + (text.Trim().Length == 0 ? "/" + (text.Length == 0 ? "" : "?q=+") : "/?q=thanh+uy+"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Filters_have_addresses_that_go_back_and_forward()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/?q=thanh+uy");
        string all = await page.Locator(".total span").InnerTextAsync();
        await page.Locator(".of-kind a", new() { HasText = "Tin bài" }).ClickAsync();
        await page.IsAtAsync(site.Address + "/?q=thanh+uy&kind=news");
        await Expect(page.Locator(".chips bdi")).ToHaveTextAsync("Tin bài");
        string news = await page.Locator(".total span").InnerTextAsync();
        news.ShouldNotBe(all);

        await page.GoBackAsync();
        await Expect(page.Locator(".chips")).ToHaveCountAsync(0);
        await Expect(page.Locator(".total span")).ToHaveTextAsync(all);
        await page.GoForwardAsync();
        await Expect(page.Locator(".total span")).ToHaveTextAsync(news);
        await page.Locator(".chips a").ClickAsync();
        await Expect(page.Locator(".total span")).ToHaveTextAsync(all);

        await page.Locator(".presets a", new() { HasText = "Năm trước" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=thanh\+uy&from=\d{4}-01-01&to=\d{4}-12-31$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Forward_again_before_the_answer_came_shows_what_the_address_says()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/?q=giao+ban");
        await page.Locator("#q").FillAsync("thành ủy ");
        await Expect(page).ToHaveURLAsync(new Regex("q=th%C3%A0nh"));
        string title = await page.TitleAsync();
        TaskCompletionSource<IRoute> asked = new();
        await page.RouteAsync("**/?q=giao+ban", route =>
        {
            asked.TrySetResult(route);
            return Task.CompletedTask;
        });
        await page.EvaluateAsync("history.back()");
        IRoute held = await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await page.EvaluateAsync("history.forward()");
        await Expect(page.Locator("#q")).ToHaveValueAsync("thành ủy ");
        await held.ContinueAsync();
        await page.FetchedAsync("/?q=giao+ban");
        await Expect(page).ToHaveURLAsync(new Regex("q=th%C3%A0nh"));
        (await page.TitleAsync()).ShouldBe(title);
        (await page.Locator("#results").GetAttributeAsync("aria-busy")).ShouldBeNull();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_filter_chosen_before_the_results_came_is_of_what_was_typed()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/?q=giao+ban");
        await page.StopClockAsync();
        await page.Locator("#q").FillAsync("thành u");
        await page.Locator("#results a[data-live]", new() { HasText = "Tin bài" }).First.ClickAsync();
        await page.WaitForFunctionAsync("() => new URLSearchParams(location.search).get('kind') === 'news'");
        Portal.Query(page.Url).Get("q").ShouldBe("thành u");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Enter_on_what_is_shown_adds_no_step_back()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/?q=giao+ban");
        int steps = await page.EvaluateAsync<int>("history.length");
        for (int times = 1; times <= 2; times++)
        {
            await page.Locator("#q").PressAsync("Enter");
            await page.FetchedAsync("/?q=giao+ban", times);
        }

        (await page.EvaluateAsync<int>("history.length")).ShouldBe(steps);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_cannot_be_reached_leaves_the_earlier_results_and_comes_with_the_network()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/?q=thanh+uy");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#q").FillAsync("giao ban");
        await Expect(page.Locator("#trouble")).ToContainTextAsync("mất mạng");
        await Expect(page.Locator(".hit")).Not.ToHaveCountAsync(0);
        (await page.Locator("#results").GetAttributeAsync("aria-busy")).ShouldBeNull();

        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("#trouble")).ToHaveCountAsync(0);
        await page.IsAtAsync(site.Address + "/?q=giao+ban");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_failed_search_can_be_tried_again()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/?q=thanh+uy");
        await page.RouteAsync("**/?q=giao+ban", route => route.AbortAsync());
        await page.Locator("#q").FillAsync("giao ban");
        await Expect(page.Locator("#trouble")).ToContainTextAsync("Không kết nối được");
        await page.UnrouteAsync("**/?q=giao+ban");

        // The suggestions lie over the button.
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#trouble button").ClickAsync();
        await page.IsAtAsync(site.Address + "/?q=giao+ban");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_slow_answer_is_shown_as_such()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/?q=thanh+uy");
        TaskCompletionSource release = new();
        await page.RouteAsync("**/?q=giao+ban", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await page.Locator("#q").FillAsync("giao ban");
        await Expect(page.Locator("body")).ToHaveClassAsync(new Regex("slow"));
        (await page.Locator("#results").GetAttributeAsync("aria-busy")).ShouldBe("true");
        release.SetResult();
        await Expect(page.Locator("body")).Not.ToHaveClassAsync(new Regex("slow"));
        await page.IsAtAsync(site.Address + "/?q=giao+ban");
        await page.Context.CloseAsync();
    }
}
