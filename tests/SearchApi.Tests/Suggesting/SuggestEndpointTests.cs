using System.Net;
using System.Text.Json;

namespace SearchApi.Tests.Suggesting;

public sealed class SuggestEndpointTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateClient();

    [Theory]
    [InlineData("ban%20thuong", "Ban Thường vụ Thành ủy", "<mark>Ban Thường</mark> vụ Thành ủy")]
    [InlineData("ban%20th%C6%B0%E1%BB%9D", "Ban Thường vụ Thành ủy", "<mark>Ban Thườ</mark>ng vụ Thành ủy")]
    [InlineData("123-T", "123-TB/TU", "<mark>123-T</mark>B/TU")]
    public async Task Offers_texts_to_search(string q, string text, string html)
    {
        JsonElement first = (await client.JsonAsync("/api/v1/suggest?q=" + q)).GetProperty("suggestions")[0];
        first.Names().ShouldBe(["text", "html", "kind", "id", "url"]);
        first.GetProperty("text").GetString().ShouldBe(text);
        first.GetProperty("html").GetString().ShouldBe(html);
        first.GetProperty("kind").GetString().ShouldBe("query");
        first.GetProperty("id").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Offers_documents_with_id_and_address()
    {
        JsonElement document = (await SuggestAsync("?q=c%E1%BA%A7n+th%C6%A1+khai")).Single(s => s.GetProperty("kind").GetString() == "document");
        document.GetProperty("id").GetString().ShouldBe("tin-1");
        document.GetProperty("url").GetString().ShouldBe("https://bao.example.vn/1");
        document.GetProperty("html").GetString().ShouldBe("<mark>Cần Thơ khai</mark> mạc lễ hội bánh dân gian");
    }

    [Fact]
    public async Task Escapes_what_documents_say()
    {
        JsonElement document = (await SuggestAsync("?q=script+alert")).Single();
        document.GetProperty("html").GetString()!.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal).ShouldNotContain('<');
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%20")]
    [InlineData("?q=v%C4%83n+b%E1%BA%A3n+m")]
    [InlineData("?q=van+ban+mat")]
    public async Task Offers_nothing_for_nothing_and_nothing_that_is_not_for_the_caller(string query) => (await SuggestAsync(query)).ShouldBeEmpty();

    [Fact]
    public async Task Keeps_to_the_size() => (await SuggestAsync("?q=t&size=1")).Length.ShouldBe(1);

    [Theory]
    [InlineData("", 2)]
    [InlineData("&kind=notice", 1)]
    [InlineData("&kind=NOTICE&kind=news", 2)]
    [InlineData("&source=bao%20can%20tho", 1)]
    [InlineData("&source=B%C3%A1o+C%E1%BA%A7n+Th%C6%A1&kind=notice", 0)]
    [InlineData("&issuer=Ban+Th%C6%B0%E1%BB%9Dng+v%E1%BB%A5+Th%C3%A0nh+%E1%BB%A7y", 1)]
    [InlineData("&issuer=", 2)]
    [InlineData("&type=Kh%C3%B4ng", 2)]
    public async Task Offers_only_what_documents_of_the_scope_hold(string scope, int documents) =>
        (await SuggestAsync("?q=c%E1%BA%A7n+th%C6%A1" + scope)).Count(s => s.GetProperty("kind").GetString() == "document").ShouldBe(documents);

    [Fact]
    public async Task Refuses_a_scope_that_a_search_refuses() =>
        (await client.JsonAsync("/api/v1/suggest?q=a&kind=mail&source=" + new string('a', 513), HttpStatusCode.BadRequest)).GetProperty("errors").Names().ShouldBe(["kind", "source"], ignoreOrder: true);

    [Theory]
    [InlineData("?size=0", "size")]
    [InlineData("?size=21", "size")]
    [InlineData("?size=x", "size")]
    [InlineData("?size=1&size=2", "size")]
    public async Task Refuses_what_a_search_refuses(string query, string parameter) =>
        (await client.JsonAsync("/api/v1/suggest" + query, HttpStatusCode.BadRequest)).GetProperty("errors").Names().ShouldBe([parameter]);

    [Fact]
    public async Task Says_what_is_wrong_in_two_languages()
    {
        string address = "/api/v1/suggest?q=" + new string('a', 513);
        (await client.JsonAsync(address, HttpStatusCode.BadRequest, "vi")).GetProperty("errors").GetProperty("q")[0].GetString().ShouldBe("Tối đa 512 ký tự; câu này có 513.");
        (await client.JsonAsync(address, HttpStatusCode.BadRequest, "en")).GetProperty("errors").GetProperty("q")[0].GetString().ShouldBe("At most 512 characters; this has 513.");
    }

    private async Task<JsonElement[]> SuggestAsync(string query) => [.. (await client.JsonAsync("/api/v1/suggest" + query)).GetProperty("suggestions").EnumerateArray()];
}
