using System.Net;
using System.Text;
using System.Text.Json;
using Indexer.Keys;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Search.Documents.Store;
using SearchApi.Keys;

namespace SearchApi.Tests.Keys;

public sealed class KeyTests : IAsyncLifetime
{
    private readonly TestService service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private KeyRecords Records => new(service.Services.GetRequiredService<IDocumentStore>().Records);

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Without_a_key_configured_only_this_machine_may_administer()
    {
        (await AnalyzeAsync(service.CreateLocalClient())).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AnalyzeAsync(service.CreateClient())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task With_a_key_configured_the_key_decides_wherever_it_comes_from()
    {
        string admin = await AddAsync("admin", [Scope.Admin]);
        string write = await AddAsync("write", [Scope.Write]);

        HttpResponseMessage without = await AnalyzeAsync(service.CreateLocalClient());
        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        without.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer realm=\"tracuu\"");
        without.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");

        HttpClient far = service.CreateClientFrom("192.0.2.7");
        far.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.8");
        (await AnalyzeAsync(far, "Authorization", "Bearer " + admin)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AnalyzeAsync(far, "Authorization", "bearer  " + admin)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AnalyzeAsync(far, "X-Api-Key", admin)).StatusCode.ShouldBe(HttpStatusCode.OK);

        HttpResponseMessage wrongScope = await AnalyzeAsync(far, "X-Api-Key", write);
        wrongScope.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        wrongScope.Headers.WwwAuthenticate.ToString().ShouldContain("insufficient_scope");
    }

    [Theory]
    [InlineData("tc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("x")]
    public async Task A_wrong_key_is_refused_on_every_route_and_not_silently_public(string wrong)
    {
        await AddAsync("portal", [Scope.Read]);
        foreach (string route in (string[])["/api/v1/search?q=a", "/api/v1/documents/tin-1", "/"])
        {
            using HttpRequestMessage request = new(HttpMethod.Get, route);
            request.Headers.TryAddWithoutValidation("X-Api-Key", wrong);
            using HttpResponseMessage response = await service.CreateLocalClient().SendAsync(request, Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, route);
            response.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
        }
    }

    [Fact]
    public async Task Other_kinds_of_authorization_are_not_ours()
    {
        await AddAsync("portal", [Scope.Read]);
        HttpClient client = service.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Basic dTpw");
        await client.JsonAsync("/api/v1/search?q=a");
    }

    [Fact]
    public async Task A_revoked_key_holds_no_longer()
    {
        string secret = await AddAsync("một", [Scope.Admin]);
        await AddAsync("hai", [Scope.Admin]);
        (await AnalyzeAsync(service.CreateClient(), "X-Api-Key", secret)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Records.RevokeAsync("một", Cancellation)).ShouldBeTrue();
        (await Records.RevokeAsync("một", Cancellation)).ShouldBeFalse();
        await LookAsync();

        (await AnalyzeAsync(service.CreateClient(), "X-Api-Key", secret)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Audiences_decide_what_every_route_finds()
    {
        HttpClient inside = service.CreateClient();
        inside.DefaultRequestHeaders.Add("X-Api-Key", await AddAsync("trong", [Scope.Read], "noi-bo"));
        HttpClient outside = service.CreateClient();
        HttpClient other = service.CreateClient();
        other.DefaultRequestHeaders.Add("X-Api-Key", await AddAsync("khác", [Scope.Write, Scope.Admin], "phòng khác"));

        const string Query = "/api/v1/search?q=v%C4%83n+b%E1%BA%A3n+m%E1%BA%ADt&match=all&facets=kind,year";
        JsonElement found = await inside.JsonAsync(Query);
        found.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()).ShouldContain("mat");
        await inside.JsonAsync("/api/v1/documents/mat?q=m%E1%BA%ADt");
        (await inside.JsonAsync("/api/v1/documents/tin-1")).GetProperty("id").GetString().ShouldBe("tin-1");
        foreach (HttpClient client in (HttpClient[])[outside, other])
        {
            string answer = (await client.JsonAsync(Query)).ToString();
            answer.ShouldNotContain("nội bộ");
            answer.ShouldNotContain("\"mat\"");
            await client.JsonAsync("/api/v1/documents/mat", HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData("/api/v1/search?q=a")]
    [InlineData("/?q=a")]
    [InlineData("/doc?id=mat")]
    [InlineData("/doc?id=khong-co")]
    [InlineData("/opensearch/suggestions?q=a")]
    public async Task What_a_key_may_read_is_kept_by_no_cache_for_others(string address)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Add("X-Api-Key", await AddAsync("trong", [Scope.Read], "noi-bo"));
        using HttpResponseMessage response = await service.CreateClient().SendAsync(request, Cancellation);
        response.Headers.CacheControl!.Private.ShouldBeTrue();
        response.Headers.Vary.ShouldBe(["Authorization", "X-Api-Key", "Accept-Encoding"]);
    }

    [Fact]
    public async Task Explanations_go_by_the_admin_scope()
    {
        string admin = await AddAsync("admin", [Scope.Admin]);
        const string Query = "/api/v1/search?q=a&explain=true";
        await service.CreateLocalClient().JsonAsync(Query, HttpStatusCode.Unauthorized);
        HttpClient client = service.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", admin);
        await client.JsonAsync(Query);
    }

    [Fact]
    public async Task Keys_that_could_never_be_read_let_nobody_in_and_searching_goes_on()
    {
        using var down = service.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IDocumentStore>(
            provider => new FaultyStore(provider) { RecordFault = StoreFault.Busy })));
        HttpClient client = down.CreateClient();
        client.DefaultRequestHeaders.Add(TestService.AddressHeader, "127.0.0.1");
        HttpResponseMessage refused = await AnalyzeAsync(client);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await AnalyzeAsync(client, "X-Api-Key", "tc_x")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await client.JsonAsync("/api/v1/search?q=a");
    }

    [Fact]
    public async Task Keys_hold_on_while_the_store_is_down()
    {
        string secret = await AddAsync("admin", [Scope.Admin]);
        FaultyStore? store = null;
        using var down = service.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IDocumentStore>(provider => store = new FaultyStore(provider))));
        HttpClient client = down.CreateClient();
        client.DefaultRequestHeaders.Add(TestService.AddressHeader, "127.0.0.1");
        (await AnalyzeAsync(client, "X-Api-Key", secret)).StatusCode.ShouldBe(HttpStatusCode.OK);
        store!.RecordFault = StoreFault.Disk;
        await down.Services.GetRequiredService<KeyRing>().ReadAsync(Cancellation);
        (await AnalyzeAsync(client, "X-Api-Key", secret)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AnalyzeAsync(client, "X-Api-Key", secret + "x")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await AnalyzeAsync(client)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<string> AddAsync(string name, IReadOnlyList<Scope> scopes, params IReadOnlyList<string> audiences)
    {
        string secret = ApiKeySecret.Create();
        (await Records.AddAsync(new ApiKey(name, scopes, audiences, ApiKeySecret.Hash(secret), DateTimeOffset.UnixEpoch), Cancellation)).ShouldBeTrue();
        await LookAsync();
        return secret;
    }

    private Task LookAsync() => service.Services.GetRequiredService<KeyRing>().ReadAsync(Cancellation);

    private static async Task<HttpResponseMessage> AnalyzeAsync(HttpClient client, string? header = null, string? value = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/analyze") { Content = new StringContent("""{"text": "a"}""", Encoding.UTF8, "application/json") };
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return await client.SendAsync(request, Cancellation);
    }
}
