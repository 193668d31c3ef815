using System.Text.Json;
using System.Text.RegularExpressions;
using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Pages;

/// <summary>How much a page weighs, how soon it shows something, and whether it keeps still.</summary>
public sealed class WeightTests(SampleSite site)
{
    private const int MostBytes = 100_000;

    /// <summary>Slow 4G as developer tools have it: 1.6 Mbit/s.</summary>
    private const double BytesPerMillisecond = 200;

    /// <summary>The same profile's way there and back, in milliseconds.</summary>
    private const int RoundTrip = 150;

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=thanh+uy")]
    [InlineData("/doc?q=thanh+uy&id=samples%3Anotices%3A01-thong-bao-ket-luan-thanh-uy.md")]
    public async Task Is_light_and_shows_its_first_result_soon_on_slow_4G(string path)
    {
        IPage page = await site.OpenAsync();
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = RoundTrip,
            ["downloadThroughput"] = BytesPerMillisecond * 1000,
            ["uploadThroughput"] = 93_750,
        });
        long all = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, finished) => Interlocked.Add(ref all, (long)finished!.Value.GetProperty("encodedDataLength").GetDouble());
        await page.GotoAsync(site.Address + path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        JsonElement blocking = await page.EvaluateAsync<JsonElement>("""
            () => [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking')]
                .map(r => ({ name: new URL(r.name).pathname, size: r.transferSize }))
            """);
        double painted = await page.EvaluateAsync<double>("""
            new Promise(done => new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(paint => done(paint.startTime))).observe({ type: 'paint', buffered: true }))
            """);

        // Its answer comes after everything that was told before.
        await session.SendAsync("Network.disable");
        long before = blocking.EnumerateArray().Sum(file => (long)file.GetProperty("size").GetDouble());
        TestContext.Current.SendDiagnosticMessage($"{path}: {all} bytes in all, {before} before the first paint, which came after {painted:0} ms of emulated slow 4G");

        all.ShouldBeInRange(1, MostBytes);

        // One for the connection, one for the page, one for what it needs before it is shown; the paint itself is of this machine.
        blocking.GetArrayLength().ShouldBe(2, "the page and its style sheet: " + blocking);
        ((3 * RoundTrip) + (before / BytesPerMillisecond)).ShouldBeLessThan(700);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_moves_while_results_come()
    {
        IPage page = await site.OpenAsync();
        await page.AddInitScriptAsync("""
            window.moved = 0;
            const add = entries => entries.forEach(entry => { if (!entry.hadRecentInput) window.moved += entry.value; });
            const observer = new PerformanceObserver(list => add(list.getEntries()));
            observer.observe({ type: 'layout-shift', buffered: true });
            window.movedInAll = () => { add(observer.takeRecords()); return window.moved; };
            """);
        await page.GotoAsync(site.Address + "/?q=thanh+uy", new() { WaitUntil = WaitUntilState.NetworkIdle });
        TaskCompletionSource release = new();
        await page.RouteAsync("**/?q=giao+ban", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await page.Locator("#q").FillAsync("giao ban");

        // By then it is longer ago than a browser holds a key to be the cause of what moves.
        await Expect(page.Locator("body")).ToHaveClassAsync(new Regex("slow"));
        release.SetResult();
        await page.IsAtAsync(site.Address + "/?q=giao+ban");
        await page.WaitForFunctionAsync("!document.body.classList.contains('slow')");
        (await page.EvaluateAsync<double>("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(movedInAll()))))")).ShouldBeLessThan(.02);
        await page.Context.CloseAsync();
    }
}
