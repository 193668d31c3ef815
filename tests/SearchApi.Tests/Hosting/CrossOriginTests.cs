using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace SearchApi.Tests.Hosting;

public sealed class CrossOriginTests : IAsyncLifetime
{
    private const string Portal = "https://portal.example.vn";
    private const string Intranet = "http://10.0.0.5:8080";
    private const string Stranger = "https://nguoi-la.example.vn";

    private static readonly string[] Read = ["/api/v1/search?q=", "/api/v1/suggest?q=t", "/api/v1/documents/khong-co", "/api/v1/documents/khong-co/similar", "/search-box.js"];
    private static readonly string[] Others = ["/", "/doc?id=x", "/search.js", "/opensearch/suggestions?q=t", "/api/v1/status", "/api/v1/tasks", "/health/live", "/openapi/v1.json"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-cors-");
    private readonly List<WebApplicationFactory<Program>> started = [];

    public static TheoryData<string> OfReading => [.. Read];

    public static TheoryData<string> OfOthers => [.. Others];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(OfReading))]
    public async Task Pages_of_the_sites_that_are_named_may_read(string address)
    {
        HttpClient client = Start(Portal, Intranet);
        foreach (string origin in (string[])[Portal, Intranet])
        {
            using HttpResponseMessage answer = await Send(client, HttpMethod.Get, address, origin);
            Header(answer, "Access-Control-Allow-Origin").ShouldBe([origin]);
            ShouldBeOnlyThat(answer);
            VariesByOrigin(answer).ShouldBe(1);
        }
    }

    [Theory]
    [MemberData(nameof(OfReading))]
    public async Task Pages_of_no_other_site_may(string address)
    {
        HttpClient client = Start(Portal);
        foreach (string? origin in (string?[])[Stranger, "null", "http://portal.example.vn", Portal + ":8443", Portal + ".la.example.vn", null])
        {
            using HttpResponseMessage answer = await Send(client, HttpMethod.Get, address, origin);
            answer.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase), origin);

            // A cache must not hand this answer to the portal's pages.
            VariesByOrigin(answer).ShouldBe(1, origin);
        }
    }

    [Theory]
    [MemberData(nameof(OfOthers))]
    public async Task Nothing_else_may_be_read(string address)
    {
        using HttpResponseMessage answer = await Send(Start(Portal), HttpMethod.Get, address, Portal);
        answer.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("PUT", "/api/v1/documents/a")]
    [InlineData("DELETE", "/api/v1/documents/a")]
    [InlineData("POST", "/api/v1/documents")]
    [InlineData("POST", "/api/v1/reindex")]
    [InlineData("POST", "/api/v1/analyze")]
    [InlineData("DELETE", "/api/v1/tasks/a")]
    public async Task Nothing_may_be_written_or_administered(string method, string address)
    {
        HttpClient client = Start(Portal);
        using HttpResponseMessage asked = await Ask(client, address, method);
        asked.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control-Allow", StringComparison.OrdinalIgnoreCase) && header.Value.Contains(method));
        asked.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        using HttpResponseMessage answer = await Send(client, new HttpMethod(method), address, Portal);
        answer.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_browser_that_asks_beforehand_is_told_that_reading_takes_no_key()
    {
        HttpClient client = Start(Portal);
        using HttpResponseMessage plain = await Ask(client, "/api/v1/search", "GET");
        plain.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Header(plain, "Access-Control-Allow-Origin").ShouldBe([Portal]);
        foreach (string header in (string[])["x-api-key", "authorization"])
        {
            using HttpResponseMessage withKey = await Ask(client, "/api/v1/search", "GET", header);
            Header(withKey, "Access-Control-Allow-Headers").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_refusal_can_be_read_too()
    {
        using HttpResponseMessage answer = await Send(Start(Portal), HttpMethod.Get, "/api/v1/search?size=0", Portal);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Header(answer, "Access-Control-Allow-Origin").ShouldBe([Portal]);
    }

    [Fact]
    public async Task A_box_that_is_kept_is_still_allowed()
    {
        HttpClient client = Start(Portal);
        using HttpResponseMessage first = await Send(client, HttpMethod.Get, "/search-box.js", Portal);
        using HttpRequestMessage again = Request(HttpMethod.Get, "/search-box.js", Portal);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());
        using HttpResponseMessage kept = await client.SendAsync(again, TestContext.Current.CancellationToken);
        kept.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        Header(kept, "Access-Control-Allow-Origin").ShouldBe([Portal]);
    }

    [Fact]
    public async Task The_box_may_be_a_plain_script_of_any_page()
    {
        using HttpResponseMessage answer = await Send(Start(), HttpMethod.Get, "/search-box.js", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/javascript");

        // Without it the default is that any page may.
        answer.Headers.Contains("Cross-Origin-Resource-Policy").ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_setting_nobody_is_let_in()
    {
        HttpClient client = Start();
        foreach (string address in Read)
        {
            using HttpResponseMessage answer = await Send(client, HttpMethod.Get, address, Portal);
            answer.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
            VariesByOrigin(answer).ShouldBe(0, address);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (WebApplicationFactory<Program> service in started)
        {
            await service.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private static void ShouldBeOnlyThat(HttpResponseMessage answer) =>
        answer.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)).Select(header => header.Key).ShouldBe(["Access-Control-Allow-Origin"]);

    private static int VariesByOrigin(HttpResponseMessage answer) => answer.Headers.Vary.Count(name => name == "Origin");

    private static string[] Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? [.. values] : [];

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string address, string? origin)
    {
        using HttpRequestMessage request = Request(method, address, origin);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, string? origin)
    {
        HttpRequestMessage request = new(method, address);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return request;
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string address, string method, string? header = null)
    {
        using HttpRequestMessage request = Request(HttpMethod.Options, address, Portal);
        request.Headers.Add("Access-Control-Request-Method", method);
        if (header is not null)
        {
            request.Headers.Add("Access-Control-Request-Headers", header);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private HttpClient Start(params string[] origins)
    {
        WebApplicationFactory<Program> service = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production").UseSetting("Data:Path", folder.FullName);
            for (int i = 0; i < origins.Length; i++)
            {
                builder.UseSetting($"Cors:Origins:{i}", origins[i]);
            }
        });
        started.Add(service);
        return service.CreateClient();
    }
}
