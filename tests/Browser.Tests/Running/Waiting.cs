using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Running;

/// <summary>What is waited for, and what is not because time stands still.</summary>
public static class Waiting
{
    /// <summary>Waits until a page is at an address, letter by letter: Playwright's own waiting may miss a page that comes just as it begins to wait, and its expectations take escapes back.</summary>
    public static Task IsAtAsync(this IPage page, string address) => Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(address)}$"));

    /// <summary>Stops the time of a page; what it waits for from now on comes when its clock is run.</summary>
    public static async Task StopClockAsync(this IPage page)
    {
        DateTime start = new(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await page.Clock.InstallAsync(new() { TimeDate = start });
        await page.Clock.PauseAtAsync(start.AddHours(1));
    }
}
