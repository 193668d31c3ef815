using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Packages;

/// <summary>The demo pages of <c>packages/search-box</c>, served from another origin: on each the box looks right, offers and searches.</summary>
public sealed class DemoTests(SampleSite site)
{
    [Theory]
    [InlineData("plain", "")]
    [InlineData("strict-csp", "")]
    [InlineData("wordpress", "&kind=notice")]
    [InlineData("sharepoint", "&kind=notice&source=samples")]
    [InlineData("liferay", "&kind=notice")]
    [InlineData("webforms", "&issuer=Ban+Th%C6%B0%E1%BB%9Dng+v%E1%BB%A5+Th%C3%A0nh+%E1%BB%A7y&issuer=Huy%E1%BB%87n+%E1%BB%A7y")]
    public async Task On_each_page_it_offers_and_Enter_searches(string name, string scope)
    {
        IPage page = await ShowAsync(name);
        List<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        List<IRequest> posted = Posted(page);
        ILocator box = page.Locator("search-box").First;
        ILocator field = box.GetByRole(AriaRole.Combobox);
        Task<IRequest> asking = page.WaitForRequestAsync(request => request.Url.Contains("thanh+u&", StringComparison.Ordinal));
        await field.PressSequentiallyAsync("thanh u");
        (await asking).Url.ShouldEndWith("/suggest?q=thanh+u&size=8" + scope);
        await box.GetByRole(AriaRole.Option).First.WaitForAsync();
        await LooksRightAsync(page, box, field);
        errors.ShouldBeEmpty();
        await page.Keyboard.PressAsync("Enter");
        await page.IsAtAsync(site.Address + "/?q=thanh+u" + scope);
        posted.ShouldBeEmpty("Enter in the box must not send the page's form");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("sharepoint")]
    [InlineData("webforms")]
    public async Task Inside_the_form_of_the_whole_page_a_chosen_suggestion_is_searched(string name)
    {
        IPage page = await ShowAsync(name);
        List<IRequest> posted = Posted(page);
        await page.GetByRole(AriaRole.Combobox).FillAsync("thanh u");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        string text = (await page.GetByRole(AriaRole.Option).First.GetAttributeAsync("aria-label"))!;
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("text => new URLSearchParams(location.search).get('q') === text", text);
        posted.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_form_around_the_box_works_as_before()
    {
        IPage page = await ShowAsync("webforms");
        Task<IRequest> sending = page.WaitForRequestAsync(request => request.Method == "POST");
        await page.Locator("#Name").FillAsync("Nguyễn Văn An");
        await page.Keyboard.PressAsync("Enter");
        string sent = (await sending).PostData!;
        sent.ShouldContain("Name=Nguy");
        sent.ShouldNotContain("q=");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Parts_of_a_page_may_be_replaced()
    {
        IPage page = await ShowAsync("liferay");
        foreach (string part in new[] { "Tin tức", "Văn bản", "Tin tức" })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
            ILocator field = page.GetByRole(AriaRole.Combobox);
            await Expect(field).ToHaveCountAsync(1);
            await field.FillAsync("thanh u");
            await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
            await page.Keyboard.PressAsync("Escape");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_may_not_ask_searches_all_the_same()
    {
        IPage page = await ShowAsync("plain", site.Demos.OtherAddress);
        List<string> errors = [];
        page.PageError += (_, error) => errors.Add(error);
        Task<IConsoleMessage> refusing = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("CORS policy", StringComparison.Ordinal) });
        ILocator box = page.Locator("search-box").First;
        await box.GetByRole(AriaRole.Combobox).FillAsync("thanh u");
        await refusing;
        await page.FetchedAsync("/suggest");
        await Expect(box.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        errors.ShouldBeEmpty();
        await page.Keyboard.PressAsync("Enter");
        await page.IsAtAsync(site.Address + "/?q=thanh+u");
        await page.Context.CloseAsync();
    }

    private static async Task LooksRightAsync(IPage page, ILocator box, ILocator field)
    {
        LocatorBoundingBoxResult shown = (await field.BoundingBoxAsync())!;
        LocatorBoundingBoxResult button = (await box.GetByRole(AriaRole.Button).BoundingBoxAsync())!;
        LocatorBoundingBoxResult list = (await box.GetByRole(AriaRole.Listbox).BoundingBoxAsync())!;
        shown.Width.ShouldBeGreaterThan(180);
        shown.Height.ShouldBeInRange(43, 50);
        button.Y.ShouldBe(shown.Y, 1);
        button.X.ShouldBeGreaterThan(shown.X + shown.Width);
        list.Y.ShouldBeInRange(shown.Y + shown.Height, shown.Y + shown.Height + 10);
        list.Width.ShouldBe(button.X + button.Width - shown.X, 2);

        // Nothing lies over the options.
        ILocator option = box.GetByRole(AriaRole.Option).First;
        await option.HoverAsync();
        await page.Mouse.MoveAsync(0, 0);
    }

    private static List<IRequest> Posted(IPage page)
    {
        List<IRequest> posted = [];
        page.Request += (_, request) =>
        {
            if (request.Method == "POST")
            {
                posted.Add(request);
            }
        };
        return posted;
    }

    private async Task<IPage> ShowAsync(string name, string? address = null)
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync($"{address ?? site.Demos.Address}/{name}.html");
        return page;
    }
}
