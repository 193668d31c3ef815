using BrowserTests.Running;
using Microsoft.Playwright;

namespace BrowserTests.Box;

/// <summary>The box with suggestions: on the search page, and on a page of others that allows next to nothing.</summary>
public sealed class SearchBoxTests(SampleSite site)
{
    [Fact]
    public async Task An_option_is_chosen_only_by_who_chooses_it()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/");
        ILocator box = page.Locator("#q");
        await box.FillAsync("thanh u");
        ILocator first = page.GetByRole(AriaRole.Option).First;
        await first.WaitForAsync();
        (await box.GetAttributeAsync("aria-activedescendant")).ShouldBeNull();
        (await box.GetAttributeAsync("aria-expanded")).ShouldBe("true");

        await page.Keyboard.PressAsync("ArrowDown");
        (await box.GetAttributeAsync("aria-activedescendant")).ShouldBe(await first.GetAttributeAsync("id"));
        (await box.InputValueAsync()).ShouldBe("thanh u");
        string chosen = (await first.GetAttributeAsync("aria-label"))!;

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("text => new URLSearchParams(location.search).get('q') === text", chosen);
        (await box.InputValueAsync()).ShouldBe(chosen);
        (await box.GetAttributeAsync("aria-expanded")).ShouldBe("false");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Escape_closes_and_keeps_what_was_typed()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/");
        ILocator box = page.Locator("#q");
        await box.FillAsync("thanh u");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        (await page.GetByRole(AriaRole.Option).CountAsync()).ShouldBe(0);
        (await box.InputValueAsync()).ShouldBe("thanh u");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Axe_finds_nothing_serious_while_suggestions_are_open(string scheme)
    {
        IPage page = await site.OpenAsync(new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await page.GotoAsync(site.Address + "/?q=thanh+uy");
        await page.Locator("#q").FillAsync("thanh u");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("light", "<search-box></search-box>")]
    [InlineData("dark", "<search-box></search-box>")]
    [InlineData("light", "<search-box><b slot=label>Tìm văn bản</b></search-box><search-box lang=en></search-box>")]
    public async Task Axe_finds_nothing_serious_in_a_box_of_its_own(string scheme, string box)
    {
        await using Portal portal = await Portal.ShowAsync(site, "<style>html { color-scheme: light dark }</style>" + box);
        await portal.Page.EmulateMediaAsync(new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        await portal.Page.Keyboard.PressAsync("ArrowDown");
        (await portal.Page.ViolationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Under_a_strict_policy_it_works_and_carries_its_scope()
    {
        await using Portal portal = await Portal.ShowAsync(
            site, "<search-box kind=notice></search-box>", policy: "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; require-trusted-types-for 'script'");
        await portal.Field.PressSequentiallyAsync("thanh uy");
        await portal.Options.First.WaitForAsync();
        portal.Complaints.ShouldBeEmpty();
        (await portal.AskedAsync("thanh uy", "kind", "notice")).ShouldBe("thanh uy");
        await portal.Page.Keyboard.PressAsync("Enter");
        await portal.Page.Locator("#results mark").First.WaitForAsync();
        Portal.Query(portal.Page.Url)["kind"].ShouldBe("notice");
    }
}
