using System.Net;
using System.Text.Json;
using Search.Documents.Json;

namespace SearchApi.Tests.Documents;

public sealed class DocumentEndpointTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateClient();

    [Fact]
    public async Task Answers_with_every_part_of_the_contract()
    {
        JsonElement document = await client.JsonAsync("/api/v1/documents/tb-123-2021?q=thanh+uy");
        document.Names().Order().ShouldBe(DocumentField.All.Except(["date"]).Concat(["html", "marks", "items", "citedBy", "citations"]).Order());
        document.GetProperty("html").Names().ShouldBe(["title", "text"]);
        document.GetProperty("html").GetProperty("text").GetString()!.ShouldContain("<mark>Thành ủy</mark>");
        document.GetProperty("extracted").GetProperty("symbol").Names().ShouldBe(["start", "end", "confidence"]);
        document.GetProperty("items").GetArrayLength().ShouldBe(0);
        document.GetProperty("citedBy").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Marks_nothing_without_a_search_text()
    {
        JsonElement document = await client.JsonAsync("/api/v1/documents/tb-123-2021");
        document.GetProperty("marks").GetArrayLength().ShouldBe(0);
        document.GetProperty("html").GetProperty("text").GetString().ShouldBe(document.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Writes_times_with_the_offset_of_their_source()
    {
        JsonElement document = await client.JsonAsync("/api/v1/documents/tin-1");
        document.GetProperty("publishedAt").GetString().ShouldBe("2022-04-08T09:30:00+07:00");
        document.GetProperty("kind").GetString().ShouldBe("news");
    }

    [Theory]
    [InlineData("khong-co")]
    [InlineData("mat")]
    [InlineData("..%5C..%5Cetc")]
    public async Task What_is_not_there_or_not_for_the_caller_is_missing(string id) =>
        (await client.JsonAsync("/api/v1/documents/" + id, HttpStatusCode.NotFound)).GetProperty("detail").GetString().ShouldBe("Không có văn bản nào mang mã này.");

    [Theory]
    [InlineData("a%2Fb")]
    [InlineData("a%0Ab")]
    [InlineData("a%7Fb")]
    public async Task An_id_that_cannot_be_is_a_bad_request(string id) =>
        (await client.JsonAsync("/api/v1/documents/" + id, HttpStatusCode.BadRequest)).GetProperty("errors").Names().ShouldBe(["id"]);

    [Fact]
    public async Task An_id_may_be_long_but_not_too_long()
    {
        await client.JsonAsync("/api/v1/documents/" + new string('a', 512), HttpStatusCode.NotFound);
        await client.JsonAsync("/api/v1/documents/" + new string('a', 513), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_search_text_that_is_too_long_is_a_bad_request() =>
        (await client.JsonAsync("/api/v1/documents/tin-1?q=" + new string('a', 513), HttpStatusCode.BadRequest)).GetProperty("errors").Names().ShouldBe(["q"]);
}
