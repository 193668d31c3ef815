using System.Net;
using System.Text.Json;

namespace SearchApi.Tests.Documents;

public sealed class SimilarEndpointTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateClient();

    [Fact]
    public async Task Answers_with_hits_as_a_search_does()
    {
        JsonElement hits = (await client.JsonAsync("/api/v1/documents/tb-123-2021/similar")).GetProperty("hits");
        JsonElement hit = hits.EnumerateArray().Single();
        hit.GetProperty("id").GetString().ShouldBe("tin-1");
        JsonElement found = (await client.JsonAsync("/api/v1/search?q=l%E1%BB%85+h%E1%BB%99i")).GetProperty("hits")[0];
        hit.Names().ShouldBe(found.Names());
    }

    [Theory]
    [InlineData("khong-co", HttpStatusCode.NotFound)]
    [InlineData("mat", HttpStatusCode.NotFound)]
    [InlineData("a%2Fb", HttpStatusCode.BadRequest)]
    public async Task Refuses_as_the_document_itself_does(string id, HttpStatusCode expected) => await client.JsonAsync($"/api/v1/documents/{id}/similar", expected);

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("x")]
    public async Task The_size_has_bounds(string size) =>
        (await client.JsonAsync("/api/v1/documents/tin-1/similar?size=" + size, HttpStatusCode.BadRequest)).GetProperty("errors").Names().ShouldBe(["size"]);
}
