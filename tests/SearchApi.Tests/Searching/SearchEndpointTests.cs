using System.Net;
using System.Text.Json;

namespace SearchApi.Tests.Searching;

public sealed class SearchEndpointTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateClient();

    [Fact]
    public async Task Answers_in_the_shape_of_the_contract()
    {
        JsonElement answer = await client.JsonAsync("/api/v1/search?q=th%C3%A0nh+%E1%BB%A7y&facets=kind,year");
        answer.Names().ShouldBe(["query", "total", "tookMs", "page", "size", "next", "hits", "facets", "didYouMean"]);
        answer.GetProperty("query").Names().ShouldBe(["text", "understood", "rewrites", "relaxed"]);
        JsonElement hit = answer.GetProperty("hits")[0];
        hit.Names().ShouldBe(["id", "url", "kind", "type", "symbol", "issuer", "date", "source", "title", "snippets", "score"]);
        hit.GetProperty("id").GetString().ShouldBe("tb-123-2021");
        hit.GetProperty("kind").GetString().ShouldBe("notice");
        hit.GetProperty("date").GetString().ShouldBe("2021-08-24");
        hit.GetProperty("url").ValueKind.ShouldBe(JsonValueKind.Null);
        hit.GetProperty("title").GetProperty("html").GetString().ShouldBe("Thông báo kết luận của Thường trực <mark>Thành ủy</mark> Cần Thơ");
        JsonElement snippet = hit.GetProperty("snippets")[0];
        snippet.Names().ShouldBe(["text", "html", "marks", "item"]);
        JsonElement mark = snippet.GetProperty("marks")[0];
        mark.GetArrayLength().ShouldBe(2);
        snippet.GetProperty("text").GetString()![mark[0].GetInt32()..mark[1].GetInt32()].ShouldBe("Thành ủy");
        JsonElement year = answer.GetProperty("facets").GetProperty("year")[0];
        year.Names().ShouldBe(["value", "count"]);
        year.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task Tells_the_item_of_a_passage_and_where_a_text_breaks_off()
    {
        JsonElement hit = (await client.JsonAsync("/api/v1/search?q=tr%C3%A1i+non&facets=urgency&urgency=khan")).GetProperty("hits")[0];
        hit.GetProperty("truncated").GetBoolean().ShouldBeTrue();
        hit.GetProperty("snippets")[0].GetProperty("item").GetString().ShouldBe("2.a");
    }

    [Fact]
    public async Task Leaves_Vietnamese_unescaped()
    {
        string body = await client.GetStringAsync("/api/v1/search?q=can+tho", TestContext.Current.CancellationToken);
        body.ShouldContain("Cần Thơ");
        body.ShouldContain("<mark>");
        body.ShouldNotContain("\\u1");
    }

    [Fact]
    public async Task Browses_the_newest_of_what_everyone_may_read()
    {
        JsonElement answer = await client.JsonAsync("/api/v1/search");
        answer.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()).ShouldBe(["tin-1", "tb-123-2021", "xau", "noi-quy"]);
        answer.GetProperty("total").GetInt64().ShouldBe(4);
        answer.GetProperty("facets").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task Goes_on_with_next_where_a_page_ended()
    {
        JsonElement first = await client.JsonAsync("/api/v1/search?size=3");
        JsonElement second = await client.JsonAsync("/api/v1/search?size=3&after=" + WebUtility.UrlEncode(first.GetProperty("next").GetString()));
        second.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()).ShouldBe(["noi-quy"]);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("kind=news", "tin-1")]
    [InlineData("issuer=ban+thuong+vu+thanh+uy", "tb-123-2021")]
    [InlineData("year=2020&year=2022", "tin-1,xau")]
    [InlineData("from=2021-08-24&to=2021-08-24", "tb-123-2021")]
    [InlineData("sort=oldest", "noi-quy,xau,tb-123-2021,tin-1")]
    public async Task Filters_and_sorts(string query, string ids)
    {
        JsonElement answer = await client.JsonAsync("/api/v1/search?" + query);
        string.Join(',', answer.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString())).ShouldBe(ids);
    }

    [Fact]
    public async Task Refuses_a_cursor_it_did_not_give_out()
    {
        JsonElement problem = await client.JsonAsync("/api/v1/search?after=khong-phai", HttpStatusCode.BadRequest);
        problem.GetProperty("errors").Names().ShouldBe(["after"]);
    }

    public static TheoryData<string> OddTexts() =>
    [
        "", " ", "%00", "a%00b", "%ED%A0%80", "%FF%FE", "%E0nh", "%22", "%22%22", "%22a", "a%22b%22c%22", "((((((((((", "))))", "*", "?", "*a", "-", "--a", "-a", "OR", "a+OR", "OR+b",
        "AND+NOT+OR", ":", "a:", ":b", "title:", "title:%22", "symbol:%3Cscript%3E", "%3Cscript%3Ealert(1)%3C/script%3E", "%E2%80%AE%E2%80%8F%E2%81%A6", "%F0%9F%98%80",
        "%EF%BB%BFth%C3%A0nh", "th%E2%80%8Aanh", "%C3%90%E1%BB%93ng", "a%0D%0Ab", "%5C", "%5C%22", "~", "a~2", "a%5E9", "%5Ba+TO+b%5D", "%7B%7D", "%25", "1e999", "%C4%91%2Fc", "T.%C6%AF",
        string.Concat(Enumerable.Repeat("a+OR+", 100)), string.Concat(Enumerable.Repeat("%28", 512)), string.Concat(Enumerable.Repeat("-", 512)),
        string.Concat(Enumerable.Repeat("%22", 511)), string.Concat(Enumerable.Repeat("a*+", 170)), string.Concat(Enumerable.Repeat("%CC%81", 512)), new string('%', 512),
    ];

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task No_search_text_is_an_error(string text)
    {
        foreach (string rest in (string[])["", "&accents=strict&match=any", "&rewrite=off&accents=ignore&match=all&facets=kind,issuer"])
        {
            JsonElement answer = await client.JsonAsync($"/api/v1/search?q={text}{rest}");
            foreach (JsonElement hit in answer.GetProperty("hits").EnumerateArray())
            {
                string html = hit.GetProperty("title").GetProperty("html").GetString() + string.Concat(hit.GetProperty("snippets").EnumerateArray().Select(s => s.GetProperty("html").GetString()));
                html.Replace("<mark>", "").Replace("</mark>", "").ShouldNotContain("<");
            }
        }

        await client.PageAsync($"/?q={text}");
        await client.JsonAsync($"/api/v1/documents/xau?q={text}");
        await client.PageAsync($"/doc?id=xau&q={text}");
    }

    [Fact]
    public async Task A_thousand_operators_are_a_clear_refusal()
    {
        JsonElement problem = await client.JsonAsync("/api/v1/search?q=" + string.Concat(Enumerable.Repeat("a+OR+", 1000)), HttpStatusCode.BadRequest);
        problem.GetProperty("errors").Names().ShouldBe(["q"]);
    }
}
