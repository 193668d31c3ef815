using System.Text.RegularExpressions;
using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Pages;

/// <summary>The pages without a mouse, and without script.</summary>
public sealed class KeyboardTests(SampleSite site)
{
    private const string Notice = "/doc?q=thanh+uy&id=samples%3Anotices%3A01-thong-bao-ket-luan-thanh-uy.md";

    [Fact]
    public async Task A_document_is_found_and_opened_by_keys_alone()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("giao ban");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".hit mark").First).ToBeVisibleAsync();
        for (int pressed = 0; pressed < 20 && !await page.EvaluateAsync<bool>("document.activeElement.matches('.hit h2 a')"); pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/doc\\?q=giao\\+ban&id="));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_lead_from_match_to_match()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + Notice);
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(page.Locator("#text mark").Nth(0)).ToHaveClassAsync("here");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(page.Locator("#text mark").Nth(1)).ToHaveClassAsync("here");
        await Expect(page.Locator("#text mark").Nth(1)).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(page.Locator("#text mark").Nth(0)).ToHaveClassAsync("here");
        await Expect(page.Locator("#marks [role=status]")).ToHaveTextAsync(new Regex(@"^1/\d+$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Escape_closes_the_filters_of_a_phone()
    {
        IPage page = await site.OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 700 } });
        await page.GotoAsync(site.Address + "/?q=thanh+uy");
        await Expect(page.Locator("#filters")).ToBeHiddenAsync();
        await page.Locator(".to-filters").ClickAsync();
        await Expect(page.Locator("#filters")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#filters")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=giao+ban")]
    public async Task Escape_keeps_what_was_typed_also_where_no_list_is_open(string path)
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + path);
        ILocator box = page.Locator("#q");
        await box.FillAsync("thanh u");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        for (int pressed = 0; pressed < 3; pressed++)
        {
            await box.PressAsync("Escape");
            (await box.InputValueAsync()).ShouldBe("thanh u");
        }

        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Everything_is_there_without_script()
    {
        IPage page = await site.OpenAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync(site.Address + "/");
        await page.Locator("#q").FillAsync("thanhf uyr");
        await page.Locator("#search button").ClickAsync();
        await Expect(page.Locator(".notice strong")).ToHaveTextAsync("thành ủy");
        await page.Locator(".of-kind a", new() { HasText = "Văn bản" }).ClickAsync();
        await page.IsAtAsync(site.Address + "/?q=thanhf+uyr&kind=notice");
        await page.Locator(".hit h2 a").First.ClickAsync();
        await Expect(page.Locator("#text mark").First).ToBeVisibleAsync();
        await page.Locator(".similar a").First.ClickAsync();
        await Expect(page.Locator("article.reading")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
