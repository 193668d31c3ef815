using System.Net;
using SearchApi.Tests.Writing;

namespace SearchApi.Tests.Documents;

/// <summary>A document that the caller has already.</summary>
public sealed class KnownStateTests(TestService service) : IClassFixture<TestService>
{
    private const string Address = "/api/v1/documents/tb-123-2021";

    private readonly HttpClient client = service.CreateLocalClient();

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"999\", {0}")]
    [InlineData("*")]
    public async Task Is_not_sent_again(string known)
    {
        using HttpResponseMessage first = await client.GetAsync(Address, TestContext.Current.CancellationToken);
        string tag = first.Headers.ETag!.ToString();
        using HttpResponseMessage again = await client.SendAsync(HttpMethod.Get, Address, null, ("If-None-Match", known.Replace("{0}", tag, StringComparison.Ordinal)));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag!.ToString().ShouldBe(tag);
        again.Headers.Vary.ShouldBe(first.Headers.Vary, ignoreOrder: true);
        (await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"999\"")]
    [InlineData("x")]
    public async Task Is_sent_where_the_caller_has_another(string known) =>
        (await client.SendAsync(HttpMethod.Get, Address, null, ("If-None-Match", known))).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Is_not_there_where_it_is_not() =>
        (await client.SendAsync(HttpMethod.Get, "/api/v1/documents/kh%C3%B4ng", null, ("If-None-Match", "*"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
