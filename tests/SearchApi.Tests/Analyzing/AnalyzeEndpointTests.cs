using System.Net;
using System.Text;
using System.Text.Json;

namespace SearchApi.Tests.Analyzing;

public sealed class AnalyzeEndpointTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateLocalClient();

    [Fact]
    public async Task Answers_in_the_shape_of_the_contract()
    {
        JsonElement answer = await AnalyzeAsync("Thành uỷ 02");
        answer.Names().ShouldBe(["tokens", "query"]);
        JsonElement[] tokens = [.. answer.GetProperty("tokens").EnumerateArray()];
        tokens[0].Names().ShouldBe(["start", "end", "text", "exact", "folded", "kind"]);
        tokens.Select(t => (t.GetProperty("start").GetInt32(), t.GetProperty("end").GetInt32(), t.GetProperty("text").GetString(), t.GetProperty("folded").GetString(), t.GetProperty("kind").GetString()))
            .ShouldBe([(0, 5, "Thành", "thanh", "syllable"), (6, 8, "uỷ", "uy", "syllable"), (9, 11, "02", "2", "number")]);
        tokens.Select(t => t.GetProperty("exact").GetString()).ShouldBe(["thanh\u0300", "uy\u0309", "2"]);
        JsonElement query = answer.GetProperty("query");
        query.Names().ShouldBe(["understood", "steps"]);
        JsonElement step = query.GetProperty("steps")[0];
        step.Names().ShouldBe(["step", "from", "to", "note"]);
        step.GetProperty("step").GetString().ShouldBe("normalize");
        step.GetProperty("from").GetString().ShouldBe("Thành uỷ 02");
        step.GetProperty("to").GetString().ShouldBe("Thành ủy 2");
    }

    [Theory]
    [InlineData("vi", "Không gõ dấu")]
    [InlineData("en", "No marks were typed")]
    public async Task Notes_are_in_the_callers_language(string language, string note) =>
        (await AnalyzeAsync("thanh uy", language)).GetProperty("query").GetProperty("steps")[0].GetProperty("note").GetString()!.ShouldStartWith(note);

    [Fact]
    public async Task A_text_longer_than_a_query_has_tokens_only()
    {
        (await AnalyzeAsync(new string('a', 512))).GetProperty("query").ValueKind.ShouldBe(JsonValueKind.Object);
        JsonElement longer = await AnalyzeAsync(string.Concat(Enumerable.Repeat("một hai ", 8192)));
        longer.GetProperty("tokens").GetArrayLength().ShouldBe(2 * 8192);
        longer.GetProperty("query").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_by_its_name() =>
        (await PostAsync(JsonSerializer.Serialize(new { text = new string('a', 65_537) }), HttpStatusCode.BadRequest))
            .GetProperty("errors").Names().ShouldBe(["text"]);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"text": null}""")]
    [InlineData("""{"text": 5}""")]
    [InlineData("""{"text": "\ud800"}""")]
    [InlineData("""{"text": "a"} b""")]
    public async Task A_body_that_is_not_what_is_wanted_is_a_problem(string body) =>
        (await PostAsync(body, HttpStatusCode.BadRequest)).GetProperty("detail").GetString()!.ShouldContain("text");

    [Fact]
    public async Task A_body_that_is_too_large_or_of_another_kind_is_a_problem()
    {
        await PostAsync(JsonSerializer.Serialize(new { text = new string('a', 600_000) }), HttpStatusCode.RequestEntityTooLarge);
        await PostAsync("text=a", HttpStatusCode.UnsupportedMediaType, "application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task Any_text_is_analysed()
    {
        foreach (string text in (string[])["", " ", "\0", "\"", "-", "OR", "* -", "🙂", "\u0301\u0301", "a OR", "tiêu đề:", "<script>", new string('-', 512)])
        {
            (await AnalyzeAsync(text)).GetProperty("query").GetProperty("steps").GetArrayLength().ShouldBeGreaterThan(0, text);
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("192.0.2.7", null)]
    [InlineData("2001:db8::1", null)]
    [InlineData("127.0.0.1", "X-Forwarded-For")]
    [InlineData("::1", "Forwarded")]
    [InlineData("127.0.0.1", "X-Forwarded-Host")]
    [InlineData("127.0.0.1", "CF-Connecting-IP")]
    [InlineData("127.0.0.1", "Host")]
    [InlineData("127.0.0.1", "Origin")]
    public async Task Others_than_this_machine_are_refused(string? address, string? proxied)
    {
        using HttpClient other = address is null ? service.CreateClient() : service.CreateClientFrom(address);
        if (proxied is not null)
        {
            other.DefaultRequestHeaders.Add(proxied, proxied == "Origin" ? "https://trang.example" : "192.0.2.7");
        }

        using StringContent body = new("""{"text": "a"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await other.PostAsync("/api/v1/analyze", body, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task This_machine_has_several_addresses(string address)
    {
        using HttpClient local = service.CreateClientFrom(address);
        using StringContent body = new("""{"text": "a"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await local.PostAsync("/api/v1/analyze", body, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Says_nothing_of_documents_the_caller_may_not_read()
    {
        // "Văn bản mật … nội bộ" is for another audience, and the only one with these words.
        string answer = (await AnalyzeAsync("noi bo mat")).ToString();
        answer.ShouldNotContain("nội bộ");
        answer.ShouldNotContain("mật");
    }

    private Task<JsonElement> AnalyzeAsync(string text, string language = "vi") =>
        PostAsync(JsonSerializer.Serialize(new { text }), HttpStatusCode.OK, language: language);

    private async Task<JsonElement> PostAsync(string body, HttpStatusCode expected, string type = "application/json", string language = "vi")
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/analyze") { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.AcceptLanguage.ParseAdd(language);
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(expected, answer);
        response.Content.Headers.ContentType?.MediaType.ShouldBe(expected == HttpStatusCode.OK ? "application/json" : "application/problem+json");
        return JsonDocument.Parse(answer).RootElement;
    }
}
