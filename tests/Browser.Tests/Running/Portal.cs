using System.Collections.Specialized;
using System.Web;
using Microsoft.Playwright;

namespace BrowserTests.Running;

/// <summary>A page of others, at <c>/cong.html</c> of the service's own origin, with what it asked and what its policy complained of.</summary>
public sealed class Portal : IAsyncDisposable
{
    /// <summary>What a head needs for the box.</summary>
    public const string Script = """<script src="/search-box.js" defer></script>""";

    // The browser tells of requests, one of which ends the other, in any order; the page itself knows which came last.
    private const string Noting = """
        window.suggestionsAsked = [];
        const fetched = window.fetch;
        window.fetch = (address, ...more) => {
          if (String(address).includes('/api/v1/suggest')) window.suggestionsAsked.push(String(address));
          return fetched(address, ...more);
        };
        """;

    private readonly SampleSite site;
    private readonly List<string> asked = [];
    private readonly List<string> complaints = [];

    private Portal(SampleSite site, IPage page)
    {
        this.site = site;
        Page = page;
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/api/v1/suggest", StringComparison.Ordinal))
            {
                asked.Add(new Uri(request.Url).Query);
            }
        };
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

    /// <summary>What suggestions were asked with, in order, as query strings.</summary>
    public IReadOnlyList<string> Asked => asked;

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
        Portal portal = new(site, await site.OpenAsync());
        await portal.Page.AddInitScriptAsync(Noting);
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

    /// <summary>Waits until suggestions are asked for a text, with a parameter; patiently, but not for ever.</summary>
    /// <returns>The text that was asked last.</returns>
    public async Task<string> AskedAsync(string text, string parameter = "q", object? value = null)
    {
        string last = "";
        for (int wait = 0; wait < 3000 && last != text; wait++)
        {
            string? address = await Page.EvaluateAsync<string?>("window.suggestionsAsked.at(-1)");
            NameValueCollection? query = address is null ? null : Query(address);
            last = query is null || (value is not null && query.Get(parameter) != value.ToString()) ? "" : query.Get("q") ?? "";
            if (last != text)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
        }

        return last;
    }

    /// <summary>Completes when a request for suggestions came to nothing.</summary>
    public Task GivenUpAsync()
    {
        TaskCompletionSource failed = new();
        Page.RequestFailed += (_, request) =>
        {
            if (request.Url.Contains("/api/v1/suggest", StringComparison.Ordinal))
            {
                failed.TrySetResult();
            }
        };
        return failed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    /// <summary>Where the browser is once it left the page: the parameters of <c>/ket-qua</c>.</summary>
    public async Task<NameValueCollection> ResultsAsync()
    {
        // Playwright's own waiting may miss a page that comes just as it begins to wait.
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (!Page.Url.StartsWith(site.Address + "/ket-qua", StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }

        return Query(Page.Url);
    }

    /// <summary>The parameters of an address.</summary>
    public static NameValueCollection Query(string address) => HttpUtility.ParseQueryString(new Uri(address).Query);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
