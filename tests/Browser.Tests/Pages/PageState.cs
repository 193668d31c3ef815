using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Pages;

/// <summary>A state of the pages to be looked at.</summary>
/// <param name="Name">Of its picture.</param>
/// <param name="Path">Where it is.</param>
internal sealed record PageState(string Name, string Path)
{
    /// <summary>The narrowest phones in use are 320 CSS pixels wide (WCAG 2.2, 1.4.10).</summary>
    private const int Phone = 320;

    private const string Notice = "/doc?q=thanh+uy&id=samples%3Anotices%3A01-thong-bao-ket-luan-thanh-uy.md";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<PageState> All =
    [
        new("home", "/"),
        new("home-dark", "/") { IsDark = true },
        new("home-phone", "/") { Width = Phone },
        new("results", "/?q=chuyen+doi+so"),
        new("results-dark", "/?q=chuyen+doi+so") { IsDark = true },
        new("results-phone", "/?q=chuyen+doi+so") { Width = Phone },
        new("results-phone-dark", "/?q=chuyen+doi+so") { Width = Phone, IsDark = true },
        new("results-english", "/?q=chuyen+doi+so&lang=en"),
        new("results-no-script", "/?q=chuyen+doi+so") { HasScript = false },
        new("understood", "/?q=thanhf+uyr"),
        new("understood-as-typed", "/?q=thanhf+uyr&rewrite=off"),
        new("relaxed", "/?q=thanh+phoo+vinh+kanh"),
        new("filters", "/?q=thanh+uy&kind=notice&type=Th%C3%B4ng+b%C3%A1o&from=2023-01-01&to=2023-12-31"),
        new("also", "/?q=ubnd+phuong"),
        new("filters-print", "/?q=thanh+uy&kind=notice&type=Th%C3%B4ng+b%C3%A1o&page=1") { IsPrinted = true },
        new("filters-phone", "/?q=thanh+uy&kind=notice#filters") { Width = Phone },
        new("nothing", "/?q=zzzkhongco&rewrite=off&kind=news"),
        new("did-you-mean", "/?q=giao+dcu&match=all"),
        new("suggestions", "/") { Act = TypeAsync },
        new("suggestions-dark", "/") { Act = TypeAsync, IsDark = true },
        new("suggestions-pointed", "/") { Act = PointAsync },
        new("suggestions-pointed-dark", "/") { Act = PointAsync, IsDark = true },
        new("suggestions-phone", "/") { Act = TypeAsync, Width = Phone },
        new("slow", "/?q=chuyen+doi+so") { Act = AskSlowlyAsync },
        new("offline", "/?q=chuyen+doi+so") { Act = AskOfflineAsync },
        new("refused", "/?q=can+tho&from=2021-13-45") { Status = 400 },
        new("missing", "/doc?id=khong-co") { Status = 404 },
        new("document", Notice),
        new("document-dark", Notice) { IsDark = true },
        new("document-phone", Notice) { Width = Phone },
        new("document-phone-marks", Notice) { Width = Phone, Act = StepAsync },
        new("document-phone-end", Notice + "#similar") { Width = Phone },
        new("document-english", Notice + "&lang=en"),
        new("document-print", Notice) { IsPrinted = true },
        new("document-end", Notice + "#similar"),
    ];

    public int Width { get; init; } = 1200;

    public bool IsDark { get; init; }

    public bool HasScript { get; init; } = true;

    public bool IsPrinted { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>What is done on the page before it is looked at.</summary>
    public Func<IPage, Task> Act { get; init; } = _ => Task.CompletedTask;

    /// <summary>How the browser stands.</summary>
    public BrowserNewContextOptions Options => new()
    {
        ViewportSize = new() { Width = Width, Height = Width == Phone ? 700 : 900 },
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        JavaScriptEnabled = HasScript,
        Locale = "vi-VN",
    };

    private static async Task TypeAsync(IPage page)
    {
        await page.Locator("#q").FillAsync("chuyen d");
        await Expect(page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ArrowDown");
    }

    private static async Task PointAsync(IPage page)
    {
        await TypeAsync(page);
        await page.GetByRole(AriaRole.Option).Nth(2).HoverAsync();
    }

    private static async Task StepAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(page.Locator("#marks [role=status]")).Not.ToBeEmptyAsync();
    }

    private static async Task AskSlowlyAsync(IPage page)
    {
        await page.RouteAsync("**/?q=giao+ban", _ => Task.CompletedTask);
        await page.RouteAsync("**/suggest?*", route => route.AbortAsync());
        await page.Locator("#q").FillAsync("giao ban");
        await Expect(page.Locator("body")).ToHaveClassAsync(new Regex("slow"));
    }

    private static async Task AskOfflineAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#q").FillAsync("giao ban");
        await Expect(page.Locator("#trouble")).ToBeVisibleAsync();
    }
}
