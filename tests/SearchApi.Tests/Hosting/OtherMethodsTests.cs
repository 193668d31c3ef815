using System.Net;
using SearchApi.Tests.Writing;

namespace SearchApi.Tests.Hosting;

public sealed class OtherMethodsTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateLocalClient();

    [Theory]
    [InlineData("/api/v1/search?q=c%E1%BA%A7n+th%C6%A1")]
    [InlineData("/api/v1/search?size=0")]
    [InlineData("/api/v1/suggest?q=c")]
    [InlineData("/api/v1/documents/tin-1")]
    [InlineData("/api/v1/documents/none")]
    [InlineData("/api/v1/documents/tin-1/similar")]
    [InlineData("/api/v1/tasks")]
    [InlineData("/api/v1/status")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/")]
    [InlineData("/opensearch.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/search-box.js")]
    [InlineData("/")]
    [InlineData("/doc?id=tin-1")]
    public async Task HEAD_answers_as_GET_does_without_a_body(string address)
    {
        using HttpResponseMessage get = await client.SendAsync(HttpMethod.Get, address, null);
        using HttpResponseMessage head = await client.SendAsync(HttpMethod.Head, address, null);
        head.StatusCode.ShouldBe(get.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        head.Headers.ETag.ShouldBe(get.Headers.ETag);
        head.Headers.Vary.ShouldBe(get.Headers.Vary);
        head.Headers.CacheControl.ShouldBe(get.Headers.CacheControl);
        (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/search", "GET, HEAD, OPTIONS")]
    [InlineData("/api/v1/documents", "OPTIONS, POST")]
    [InlineData("/api/v1/documents/tin-1", "DELETE, GET, HEAD, OPTIONS, PUT")]
    [InlineData("/", "GET, HEAD, OPTIONS")]
    public async Task OPTIONS_says_what_an_address_takes(string address, string allowed)
    {
        using HttpResponseMessage options = await client.SendAsync(HttpMethod.Options, address, null);
        options.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        string.Join(", ", options.Content.Headers.Allow).ShouldBe(allowed);
        (await options.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

        using HttpResponseMessage refused = await client.SendAsync(HttpMethod.Patch, address, null);
        refused.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        string.Join(", ", refused.Content.Headers.Allow).ShouldBe(allowed);
    }
}
