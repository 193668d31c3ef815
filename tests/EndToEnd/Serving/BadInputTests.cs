using System.Net;
using System.Text.Json;
using EndToEnd.Running;
using EndToEnd.Searching;

namespace EndToEnd.Serving;

/// <summary>Whatever is typed is answered: no search text is an error, and no wrong parameter is worse than a 400 that says what is wrong.</summary>
public sealed class BadInputTests(SampleInstallation samples)
{
    private readonly HttpClient http = samples.Service.Http;

    /// <summary>Texts which a parser could trip over.</summary>
    public static TheoryData<string> OddTexts { get; } =
    [
        "\"", "\"\"", "\"thành ủy", "thành\" ủy", "'", "\\", "\\\"", "(", ")", "((((((((", "[a TO b]", "{}", "*", "**", "?", "a*b*c*", "~", "thành~2", "^2",
        "-", "--", "- - -", "-\"", "-thành", "OR", "OR OR", "a OR", "OR a", "a OR OR b", "AND NOT", "+", "!", "&&", "||", "/.*/", "title:", ":", "::",
        "title:\"", "khong-co-truong:x", "số:", "title:-a", "-title:a", "title:*", "*:*", "_id:1",
        "<script>alert(1)</script>", "\"<mark>\"", "<img src=x onerror=alert(1)>", "&lt;script&gt;", "javascript:alert(1)", "' OR 1=1 --", "${jndi}", "{{7*7}}",
        "a\u0000b", "\u0000", "\u0001\u0002\u001f", "\ufeff", "\u200b\u200d\u2060", "\u202ehnàht", "\u0301", "e\u0301\u0301\u0301\u0301\u0301", "\u00ad",
        "\ud83d\udc4d\ud83c\udffd", "👩‍👩‍👧‍👦", "שלום", "北京", "ﬁle", "５９", "ẦẦẦẦẦẦẦẦ", "\u00a0", "\t\r\n", "…", "“thành ủy”",
        "1.635", "1,635", "-1", "0", "99999999999999999999999999", "1e308", "NaN", "0x10", "24/8/2021", "32/13/2021", "00/00/0000", "59/NQ/TW/x/y/z",
    ];

    [Theory]
    [MemberData(nameof(OddTexts), DisableDiscoveryEnumeration = true)]
    public async Task Odd_text_is_searched(string text)
    {
        await samples.Service.SearchAsync(("q", text));
        await samples.Service.SearchAsync(("q", text + " thành ủy"), ("facets", "kind,type,issuer,year"));
    }

    [Fact]
    public async Task Many_operators_are_searched()
    {
        foreach (string unit in (string[])["\"", "-", "OR ", "a OR ", "(", "a* ", "\"a\" ", "-a ", "title:", "?", "~", "1/", "\u0301", "áàảãạ "])
        {
            string text = string.Concat(Enumerable.Repeat(unit, 512 / unit.Length));
            SearchAnswer answer = await samples.Service.SearchAsync(("q", text));
            answer.Size.ShouldBe(10);
        }
    }

    /// <summary>Bytes which no <see cref="string"/> percent-encodes to: lone surrogates, overlong forms, broken sequences.</summary>
    [Theory]
    [InlineData("q=%ED%A0%80")]
    [InlineData("q=%ED%B0%80x%ED%A0%80")]
    [InlineData("q=%C0%AF")]
    [InlineData("q=%FF%FE")]
    [InlineData("q=th%C3")]
    [InlineData("q=%")]
    [InlineData("q=%zz")]
    [InlineData("q=%00")]
    [InlineData("q=%u1EBF")]
    [InlineData("q=a&q=b&q=c")]
    [InlineData("q")]
    [InlineData("=&&&==")]
    [InlineData("kind=%ED%A0%80")]
    [InlineData("type=%00")]
    [InlineData("symbol=" + "%F0%9F%98%80%F0%9F%98%80")]
    public async Task Broken_encoding_is_no_failure_of_ours(string query)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(http.BaseAddress + "api/v1/search?" + query, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        await ShouldBeAnswered(response, query);
    }

    /// <summary>The server leaves such bytes encoded: without a check they would name the document that is called so.</summary>
    [Theory]
    [InlineData("a%FFb")]
    [InlineData("%C3%28")]
    [InlineData("%ED%A0%80")]
    public async Task An_id_that_is_no_utf_8_is_told(string id)
    {
        foreach ((HttpMethod method, string part) in ((HttpMethod, string)[])[(HttpMethod.Get, ""), (HttpMethod.Get, "/similar"), (HttpMethod.Delete, "")])
        {
            using HttpRequestMessage request = new(method, new Uri(http.BaseAddress + "api/v1/documents/" + id + part, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
    }

    [Theory]
    [InlineData("size=0", "size")]
    [InlineData("size=101", "size")]
    [InlineData("size=x", "size")]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=101&size=100", "page")]
    [InlineData("page=99999999999999999999", "page")]
    [InlineData("sort=best", "sort")]
    [InlineData("from=2021-02-30", "from")]
    [InlineData("to=24/8/2021", "to")]
    [InlineData("from=2021-08-25&to=2021-08-24", "to")]
    [InlineData("kind=letter", "kind")]
    [InlineData("facets=colour", "facets")]
    [InlineData("accents=maybe", "accents")]
    [InlineData("match=some", "match")]
    [InlineData("rewrite=on", "rewrite")]
    [InlineData("after=abc", "after")]
    [InlineData("after=" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "after")]
    public async Task A_wrong_parameter_is_named(string query, string parameter)
    {
        using HttpResponseMessage response = await http.GetAsync("/api/v1/search?q=a&" + query, TestContext.Current.CancellationToken);
        await ShouldBeRefused(response, parameter);
    }

    [Fact]
    public async Task Too_long_a_text_is_refused()
    {
        using HttpResponseMessage longest = await http.GetAsync("/api/v1/search?q=" + new string('a', 512), TestContext.Current.CancellationToken);
        longest.StatusCode.ShouldBe(HttpStatusCode.OK);
        using HttpResponseMessage longer = await http.GetAsync("/api/v1/search?q=" + new string('a', 513), TestContext.Current.CancellationToken);
        await ShouldBeRefused(longer, "q");
        using HttpResponseMessage long60K = await http.GetAsync("/api/v1/search?q=" + string.Concat(Enumerable.Repeat("%E1%BA%BF", 6_000)), TestContext.Current.CancellationToken);
        await ShouldBeRefused(long60K, "q");
    }

    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("en-GB", "en")]
    public async Task Refusals_speak_the_callers_language(string language, string _)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/search?size=0");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        JsonElement errors = await ShouldBeRefused(response, "size");
        bool isVietnamese = errors.ToString().Any(letter => letter > 0x7f);
        isVietnamese.ShouldBe(language == "vi", errors.ToString());
    }

    [Theory]
    [InlineData("/?q=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E")]
    [InlineData("/?q=%00")]
    [InlineData("/?q=%ED%A0%80")]
    [InlineData("/?size=0")]
    [InlineData("/?kind=%3Cscript%3E")]
    public async Task The_page_never_repeats_markup(string route)
    {
        using HttpResponseMessage response = await http.GetAsync(route, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBeLessThan(500);
        string page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldNotContain("<script>alert", Case.Insensitive);
        page.ShouldNotContain("<img src=x", Case.Insensitive);
    }

    [Theory]
    [InlineData("/api/v1/documents/a%2Fb")]
    [InlineData("/api/v1/documents/%00")]
    [InlineData("/api/v1/documents/%0A")]
    [InlineData("/api/v1/documents/..%2F..%2Fetc")]
    [InlineData("/api/v1/documents/%ED%A0%80")]
    [InlineData("/api/v1/khong-co")]
    public async Task Odd_routes_are_client_errors(string route)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(http.BaseAddress!.GetLeftPart(UriPartial.Authority) + route, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBeInRange(400, 499);
    }

    private static async Task ShouldBeAnswered(HttpResponseMessage response, string query)
    {
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBeLessThan(500, $"{query}\n{body}");
        if (response.IsSuccessStatusCode)
        {
            AnswerRules.Check(SearchAnswer.Parse(body), query);
        }
        else
        {
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", query);
        }
    }

    private static async Task<JsonElement> ShouldBeRefused(HttpResponseMessage response, string parameter)
    {
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, body);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        JsonElement problem = JsonDocument.Parse(body).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe(400);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        JsonElement errors = problem.GetProperty("errors");
        errors.GetProperty(parameter).GetArrayLength().ShouldBeGreaterThan(0, body);
        return errors;
    }
}
