using Microsoft.Playwright;

namespace BrowserTests.Running;

/// <summary>
/// What a page fetches by script, as the page itself knows it: the browser tells of requests late, and of those of which one ends the other in any order. What is noted
/// goes with the page.
/// </summary>
public static class Fetches
{
    /// <summary>A script that notes them; it has to run before the page's own.</summary>
    public const string Noting = """
        (() => {
          window.fetches = [];
          const fetched = window.fetch;
          window.fetch = (address, ...more) => {
            const one = { address: String(address), isOver: false };
            const over = () => { one.isOver = true; };
            window.fetches.push(one);
            return fetched(address, ...more).then(answer => {
              for (const read of ['json', 'text']) {
                const body = answer[read].bind(answer);
                answer[read] = () => body().finally(over);
              }
              if (!answer.ok) over();
              return answer;
            }, failure => {
              over();
              throw failure;
            });
          };
        })();
        """;

    /// <summary>The addresses that were fetched so far, in order.</summary>
    /// <param name="part">What they contain.</param>
    public static Task<string[]> FetchesAsync(this IPage page, string part) =>
        page.EvaluateAsync<string[]>("part => fetches.map(one => one.address).filter(address => address.includes(part))", part);

    /// <summary>
    /// Waits until fetches came to an end and the page did with them what it does: they were answered and read, or given up, or failed. What they do not do now they never do.
    /// </summary>
    /// <param name="part">What their addresses contain.</param>
    /// <param name="times">How many of them.</param>
    public static Task FetchedAsync(this IPage page, string part, int times = 1) =>
        page.WaitForFunctionAsync("([part, times]) => fetches.filter(one => one.isOver && one.address.includes(part)).length >= times", new object[] { part, times });
}
