using BrowserTests.Running;
using Microsoft.Playwright;

namespace BrowserTests.Pages;

/// <summary>What has its place on a narrow page.</summary>
public sealed class PhoneTests(SampleSite site)
{
    private const string Notice = "/doc?q=thanh+uy&id=samples%3Anotices%3A01-thong-bao-ket-luan-thanh-uy.md";

    [Theory]
    [InlineData(320, "vi")]
    [InlineData(390, "vi")]
    [InlineData(320, "en")]
    public async Task The_bar_of_marks_stays_on_one_line(int width, string language)
    {
        IPage page = await OpenAsync(width, $"{Notice}&lang={language}");
        (await HeightAsync(page, "#marks")).ShouldBeLessThan(60);
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        (await page.Locator("#marks").InnerTextAsync()).ShouldMatch(@"^1/\d+\s+↑\s+↓$");
        (await HeightAsync(page, "#marks")).ShouldBeLessThan(60);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    public async Task The_way_to_the_filters_stands_beside_the_count(int width)
    {
        IPage page = await OpenAsync(width, "/?q=chuyen+doi+so&kind=notice");
        LocatorBoundingBoxResult count = (await page.Locator(".total").BoundingBoxAsync())!;
        LocatorBoundingBoxResult filters = (await page.Locator(".to-filters").BoundingBoxAsync())!;
        (filters.Y + (filters.Height / 2)).ShouldBe(count.Y + (count.Height / 2), 8);
        filters.X.ShouldBeGreaterThan(count.X + count.Width);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    public async Task Facts_of_similar_documents_stand_close(int width)
    {
        IPage page = await OpenAsync(width, Notice);
        float[] heights = await page.EvaluateAsync<float[]>("[...document.querySelectorAll('.similar .facts .kind')].map(fact => fact.getBoundingClientRect().height)");
        heights.ShouldNotBeEmpty();
        heights.ShouldAllBe(height => height < 30);
        await page.Context.CloseAsync();
    }

    private static async Task<float> HeightAsync(IPage page, string selector) => (await page.Locator(selector).BoundingBoxAsync())!.Height;

    private async Task<IPage> OpenAsync(int width, string path)
    {
        IPage page = await site.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 700 } });
        await page.GotoAsync(site.Address + path);
        return page;
    }
}
