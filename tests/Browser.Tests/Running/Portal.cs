using System.Collections.Specialized;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Running;

/// <summary>A page of others, at <c>/cong.html</c> of the service's own origin, with what it asked and what its policy complained of.</summary>
public sealed class Portal : IAsyncDisposable
{
    /// <summary>What a head needs for the box.</summary>
    public const string Script = """<script src="/search-box.js" defer></script>""";

    private const string Suggesting = "/api/v1/suggest";

    private const string IsAskedLast = """
        ([text, parameter, value]) => {
          const last = fetches.filter(one => one.address.includes('/api/v1/suggest')).pop();
          const asked = last && new URL(last.address).searchParams;
          return asked && asked.get('q') === text && asked.get(parameter) === value;
        }
        """;

    private readonly List<string> complaints = [];

    private Portal(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the policy of the page forbade.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>The first field for searching on the page, in whatever tree.</summary>
    public ILocator Field => Page.GetByRole(AriaRole.Combobox).First;

    /// <summary>The options that are shown.</summary>
    public ILocator Options => Page.GetByRole(AriaRole.Option);

    /// <summary>Shows it.</summary>
    /// <param name="body">What is in its body.</param>
    /// <param name="head">What is in its head; the script of the box, deferred, where nothing is said.</param>
    /// <param name="policy">Its Content-Security-Policy.</param>
    /// <param name="init">A script that runs before all others.</param>
    /// <param name="path">Where it stands, or which page of the service it is.</param>
    public static async Task<Portal> ShowAsync(
        SampleSite site, string body, string head = Script, string? policy = null, string? init = null,
        string path = "/cong.html")
    {
        Portal portal = new(await site.OpenAsync());
        if (init is not null)
        {
            await portal.Page.AddInitScriptAsync(init);
        }

        Dictionary<string, string> headers = policy is null ? [] : new() { ["Content-Security-Policy"] = policy };
        await portal.Page.RouteAsync("**/cong.html", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Headers = headers,
            Body = $"<!DOCTYPE html><html lang=\"vi\"><head><title>Cổng nội bộ</title>{head}</head><body><main><h1>Cổng nội bộ</h1>{body}</main></body></html>",
        }));
        await portal.Page.RouteAsync("**/ket-qua*", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = "<title>Kết quả</title>" }));
        await portal.Page.GotoAsync(site.Address + path);
        return portal;
    }

    /// <summary>Answers suggestions itself from now on.</summary>
    public Task AnswerAsync(Func<string, IRoute, Task> answer) => Page.RouteAsync("**/api/v1/suggest*", route => answer(Query(route.Request.Url).Get("q") ?? "", route));

    /// <summary>What suggestions were asked with so far, in order, as query strings.</summary>
    public async Task<IEnumerable<string>> AskedAsync() => (await Page.FetchesAsync(Suggesting)).Select(address => new Uri(address).Query);

    /// <summary>Waits until the suggestions that were asked last are those for a text, with a parameter; patiently, but not for ever.</summary>
    /// <returns>The text that was asked last.</returns>
    public async Task<string> AskedAsync(string text, string parameter = "q", object? value = null)
    {
        try
        {
            await Page.WaitForFunctionAsync(IsAskedLast, new[] { text, parameter, value?.ToString() ?? text });
            return text;
        }
        catch (TimeoutException)
        {
            return (await AskedAsync()).LastOrDefault() ?? "";
        }
    }

    /// <summary>Waits until the browser has left for <c>/ket-qua</c>.</summary>
    /// <returns>The parameters that it was given.</returns>
    public async Task<NameValueCollection> ResultsAsync()
    {
        await Expect(Page).ToHaveURLAsync(new Regex("/ket-qua"));
        return Query(Page.Url);
    }

    /// <summary>The parameters of an address.</summary>
    public static NameValueCollection Query(string address) => HttpUtility.ParseQueryString(new Uri(address).Query);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
