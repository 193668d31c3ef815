using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Pages;

/// <summary>The pages on paper, where nothing can be pressed and no background is printed.</summary>
public sealed class PaperTests(SampleSite site)
{
    private const string Notice = "/doc?q=thanh+uy&id=samples%3Anotices%3A01-thong-bao-ket-luan-thanh-uy.md";

    [Fact]
    public async Task A_list_says_what_was_asked_and_nothing_that_is_to_be_pressed()
    {
        IPage page = await OpenAsync("/?q=thanh+uy&kind=notice&type=Th%C3%B4ng+b%C3%A1o");
        await Expect(page.Locator(".printed")).ToHaveTextAsync("Kết quả tìm: thanh uy");
        await Expect(page.Locator(".chips bdi")).ToHaveTextAsync(["Văn bản", "Thông báo"]);
        await Expect(page.Locator(".chips bdi").First).ToBeVisibleAsync();
        foreach (string useless in new[] { "#q", ".group", ".total small", ".sort", "#filters", ".chips .all", ".chips [aria-hidden] >> nth=0" })
        {
            await Expect(page.Locator(useless)).ToBeHiddenAsync();
        }

        (await StyleAsync(page.Locator(".hit .when").First, "position")).ShouldBe("relative", "the day stands among the other facts");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Expect(page.Locator(".printed")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/?q=thanh+uy")]
    [InlineData(Notice)]
    public async Task Marks_are_seen_without_backgrounds(string path)
    {
        IPage page = await OpenAsync(path);
        ILocator mark = page.Locator("#main mark").First;
        (await StyleAsync(mark, "backgroundColor")).ShouldBe("rgba(0, 0, 0, 0)");
        (await StyleAsync(mark, "textDecorationLine")).ShouldBe("underline");
        (await StyleAsync(mark, "fontWeight")).ShouldBe("700");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string path)
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + path);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        return page;
    }

    private static Task<string> StyleAsync(ILocator shown, string property) => shown.EvaluateAsync<string>("(shown, property) => getComputedStyle(shown)[property]", property);
}
