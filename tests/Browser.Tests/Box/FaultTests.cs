using System.Text.RegularExpressions;
using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Box;

/// <summary>Whatever the service does, late, wrongly or not at all: one types and searches as ever.</summary>
public sealed class FaultTests(SampleSite site)
{
    private const string Box = "<search-box target=/ket-qua></search-box>";

    // As if the answer had been there already when its request was given up.
    private const string NothingIsGivenUp = "AbortController.prototype.abort = function () { };";

    [Theory]
    [InlineData(null)]
    [InlineData(NothingIsGivenUp)]
    public async Task An_answer_that_comes_late_is_not_shown_over_a_later_one(string? init)
    {
        await using Portal portal = await Portal.ShowAsync(site, Box, init: init);
        TaskCompletionSource release = new();
        await portal.AnswerAsync(async (q, route) =>
        {
            if (q == "chậm")
            {
                await release.Task;
            }

            await OfferAsync(route, q + " rồi");
        });
        Task<IRequest> first = portal.Page.WaitForRequestAsync("**/suggest?q=ch%E1%BA%ADm*");
        await portal.Field.FillAsync("chậm");
        await first;
        await portal.Field.FillAsync("nhanh");
        await Expect(portal.Options).ToHaveTextAsync(["nhanh rồi"]);
        release.SetResult();
        await portal.Page.FetchedAsync("/suggest", times: 2);
        await Expect(portal.Options).ToHaveTextAsync(["nhanh rồi"]);

        // What was given up was no answer: asked again, it is asked again.
        await portal.Field.FillAsync("chậm");
        await Expect(portal.Options).ToHaveTextAsync(["chậm rồi"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(NothingIsGivenUp)]
    public async Task An_answer_that_comes_after_the_search_opens_nothing(string? init)
    {
        await using Portal portal = await Portal.ShowAsync(site, Box + "<script>document.addEventListener('search-box:search', event => event.preventDefault())</script>", init: init);
        TaskCompletionSource release = new();
        await portal.AnswerAsync(async (q, route) =>
        {
            await release.Task;
            await OfferAsync(route, q);
        });
        Task<IRequest> first = portal.Page.WaitForRequestAsync("**/suggest*");
        await portal.Field.FillAsync("chậm");
        await first;
        await portal.Field.PressAsync("Enter");
        release.SetResult();
        await portal.Page.FetchedAsync("/suggest");
        await Expect(portal.Options).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_not_waited_for()
    {
        await using Portal portal = await Portal.ShowAsync(site, Box);
        TaskCompletionSource release = new();
        await portal.AnswerAsync((q, route) => q == "ngay" ? OfferAsync(route, q) : release.Task);
        await portal.Field.FillAsync("ngay");
        await Expect(portal.Options).ToHaveCountAsync(1);

        // What was offered for an earlier text goes when nothing comes for the later one.
        await portal.Page.StopClockAsync();
        Task<IRequest> asking = portal.Page.WaitForRequestAsync("**/suggest?q=m%C3%A3i*");
        await portal.Field.FillAsync("mãi");
        await portal.Page.Clock.RunForAsync(1000);
        await asking;
        await Expect(portal.Options).ToHaveCountAsync(1);
        await portal.Page.Clock.RunForAsync(10_000);
        await portal.Page.FetchedAsync("/suggest", times: 2);
        await Expect(portal.Options).ToHaveCountAsync(0);
        await portal.Field.PressAsync("Enter");
        (await portal.ResultsAsync()).Get("q").ShouldBe("mãi");
        release.SetResult();
    }

    [Theory]
    [InlineData(200, "application/json", "<html>proxy says hello</html>")]
    [InlineData(200, "application/json", "")]
    [InlineData(200, "application/json", "null")]
    [InlineData(200, "application/json", "[]")]
    [InlineData(200, "application/json", """{"suggestions":{"0":"a"}}""")]
    [InlineData(200, "application/json", """{"suggestions":[null,1,"a",[],{},{"text":7,"kind":"query"},{"text":"a","kind":"else"},{"text":"a","kind":"document"},{"text":"","kind":"query"}]}""")]
    [InlineData(302, "text/html", "")]
    [InlineData(400, "application/problem+json", """{"title":"q"}""")]
    [InlineData(429, "application/problem+json", """{"suggestions":[{"text":"a","html":"a","kind":"query"}]}""")]
    [InlineData(500, "text/html", "<h1>oops</h1>")]
    [InlineData(503, "text/html", "")]
    public async Task What_is_no_answer_offers_nothing_and_breaks_nothing(int status, string type, string body)
    {
        await using Portal portal = await Portal.ShowAsync(site, Box);
        List<string> errors = [];
        portal.Page.PageError += (_, error) => errors.Add(error);
        await portal.AnswerAsync((q, route) => q == "ngay" ? OfferAsync(route, q) : route.FulfillAsync(new() { Status = status, ContentType = type, Body = body }));
        await portal.Field.FillAsync("ngay");
        await Expect(portal.Options).ToHaveCountAsync(1);
        await portal.Field.FillAsync("lỗi");
        await Expect(portal.Options).ToHaveCountAsync(0);
        await portal.Field.FillAsync("ngay");
        await Expect(portal.Options).ToHaveCountAsync(1);
        errors.ShouldBeEmpty();
        await portal.Field.FillAsync("lỗi");
        await portal.Field.PressAsync("Enter");
        (await portal.ResultsAsync()).Get("q").ShouldBe("lỗi");
    }

    [Fact]
    public async Task Offline_one_types_and_back_online_suggestions_come()
    {
        await using Portal portal = await Portal.ShowAsync(site, Box);
        await portal.Page.Context.SetOfflineAsync(true);
        await portal.Field.FillAsync("thanh u");
        await portal.Page.FetchedAsync("/suggest");
        await Expect(portal.Field).ToHaveAttributeAsync("aria-expanded", "false");
        await portal.Page.Context.SetOfflineAsync(false);
        await portal.Field.PressSequentiallyAsync("y");
        await portal.Options.First.WaitForAsync();
    }

    [Fact]
    public async Task Texts_are_texts_whatever_they_hold()
    {
        await using Portal portal = await Portal.ShowAsync(site, Box);
        const string Nasty = "<img src=x onerror=\"window.hacked=1\"> </mark> & &lt;b&gt; \u202eđảo\u202c";
        string huge = string.Concat(Enumerable.Repeat("quyết_định_dài_", 600));
        object[] suggestions =
        [
            new { text = Nasty, html = "<mark>&lt;img</mark> src=x onerror=&quot;window.hacked=1&quot;&gt; &lt;/mark&gt; &amp; &amp;lt;b&amp;gt; \u202eđảo\u202c", kind = "query" },
            new { text = "thô", html = Nasty, kind = "query" },
            new { text = "không có html", kind = "query" },
            new { text = "lẻ", html = "<mark><mark>lẻ</mark>", kind = "query" },
            new { text = huge, html = huge, kind = "query" },
            new { text = huge, html = "<mark>" + huge + "</mark>", kind = "document", id = "a b&c=d#<>\"", url = "javascript:window.hacked=1" },
            .. Enumerable.Range(0, 50).Select(at => new { text = "thừa " + at, html = "thừa " + at, kind = "query" }),
        ];
        await portal.AnswerAsync((_, route) => route.FulfillAsync(new() { Json = new { suggestions } }));
        await portal.Field.FillAsync("ảnh");
        await portal.Options.First.WaitForAsync();

        (await portal.Options.CountAsync()).ShouldBeLessThanOrEqualTo(8);
        (await portal.Options.Nth(0).TextContentAsync()).ShouldBe(Nasty);
        (await portal.Options.Nth(0).GetAttributeAsync("aria-label")).ShouldBe(Nasty);
        (await portal.Options.Nth(2).TextContentAsync()).ShouldBe("không có html");
        (await portal.Options.Nth(3).TextContentAsync()).ShouldBe("lẻ");
        ILocator document = portal.Page.Locator("[role=option]", new() { Has = portal.Page.GetByText("Mở", new() { Exact = true }) });
        (await document.TextContentAsync())!.Length.ShouldBeLessThan(320);
        (await portal.Page.Locator("search-box img, search-box b, search-box script").CountAsync()).ShouldBe(0);
        (await portal.Page.EvaluateAsync<bool>("'hacked' in window")).ShouldBeFalse();
        (await portal.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth")).ShouldBeFalse("a long word must not widen the page");

        // A text longer than may be searched is not offered for searching.
        (await portal.Page.GetByText("quyết_định_dài_").CountAsync()).ShouldBe(1);

        await document.ClickAsync();
        await Expect(portal.Page).ToHaveURLAsync(new Regex(@"/doc\?"));
        Portal.Query(portal.Page.Url).Get("id").ShouldBe("a b&c=d#<>\"");
    }

    [Fact]
    public async Task Of_very_many_letters_no_more_are_sent_than_may_be_asked()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box><form action=/ket-qua><input name=q aria-label=Tìm></form></search-box>");
        Task<IRequest> asking = portal.Page.WaitForRequestAsync("**/suggest*");
        await portal.Field.FillAsync(string.Concat(Enumerable.Repeat("họp ", 300)) + "🔍");
        Portal.Query((await asking).Url).Get("q")!.Length.ShouldBe(512);
    }

    private static Task OfferAsync(IRoute route, string text) => route.FulfillAsync(new() { Json = new { suggestions = new[] { new { text, html = text, kind = "query" } } } });
}
