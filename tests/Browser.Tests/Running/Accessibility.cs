using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BrowserTests.Running;

/// <summary>What axe finds.</summary>
public static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Not by the package for Playwright, which opens a second page each time, for frames that there are none of here.
    private const string Run = """
        async () => {
          const { violations } = await axe.run(document, { resultTypes: ['violations'] });
          return violations.filter(one => ['serious', 'critical'].includes(one.impact)).map(one => [`${one.id}: ${one.help}`, ...one.nodes.map(node => node.html)].join('\n'));
        }
        """;

    /// <summary>The violations that are serious or worse in a page as it is now.</summary>
    public static async Task<string[]> ViolationsAsync(this IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
