using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SearchApi.Tests.Problems;

public sealed class ProblemTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateClient();

    [Fact]
    public async Task A_bad_parameter_is_explained_in_Vietnamese_by_default()
    {
        JsonElement problem = await client.JsonAsync("/api/v1/search?size=0", HttpStatusCode.BadRequest);
        problem.Names().ShouldBe(["title", "status", "detail", "traceId", "errors"]);
        problem.GetProperty("title").GetString().ShouldBe("Yêu cầu không hợp lệ");
        problem.GetProperty("status").GetInt32().ShouldBe(400);
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("errors").GetProperty("size")[0].GetString().ShouldBe("Phải là số nguyên từ 1 đến 100, không phải '0'.");
    }

    [Theory]
    [InlineData("en", "Bad request")]
    [InlineData("en-GB,en;q=0.9", "Bad request")]
    [InlineData("fr, en;q=0.5, vi;q=0.4", "Bad request")]
    [InlineData("en;q=0.5, vi-VN", "Yêu cầu không hợp lệ")]
    [InlineData("fr", "Yêu cầu không hợp lệ")]
    [InlineData("*", "Yêu cầu không hợp lệ")]
    public async Task The_language_is_the_callers(string language, string title) =>
        (await client.JsonAsync("/api/v1/search?size=0", HttpStatusCode.BadRequest, language)).GetProperty("title").GetString().ShouldBe(title);

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once() =>
        (await client.JsonAsync("/api/v1/search?size=0&page=x&from=1&kind=a&sort=b", HttpStatusCode.BadRequest))
            .GetProperty("errors").Names().Order().ShouldBe(["from", "kind", "page", "size", "sort"]);

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/search")]
    [InlineData("/nothing")]
    public async Task What_is_not_there_is_a_problem(string address) =>
        (await client.JsonAsync(address, HttpStatusCode.NotFound, "en")).GetProperty("title").GetString().ShouldBe("Not found");

    [Theory]
    [InlineData("/api/v1/search")]
    [InlineData("/api/v1/documents/tin-1")]
    [InlineData("/")]
    public async Task A_method_that_does_not_fit_is_a_problem(string address)
    {
        using HttpResponseMessage response = await client.PatchAsync(address, null, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        response.Content.Headers.Allow.ShouldContain("GET");
    }

    [Fact]
    public async Task A_request_line_up_to_64_KiB_is_looked_at_and_a_longer_one_refused()
    {
        await client.JsonAsync("/api/v1/search?x=" + new string('a', 60_000));
        await client.JsonAsync("/api/v1/search?q=" + new string('a', 60_000), HttpStatusCode.BadRequest);
        await client.JsonAsync("/api/v1/search?q=" + new string('a', 64_900 + 1024), HttpStatusCode.RequestUriTooLong);
    }

    [Fact]
    public async Task Too_many_headers_are_refused()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/search");
        request.Headers.Add("X-Large", new string('a', 33 * 1024));
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_failure_says_nothing_of_the_inside()
    {
        await using var failing = service.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Failure())));
        JsonElement problem = await failing.CreateClient().JsonAsync("/fail", HttpStatusCode.InternalServerError, "en");
        problem.GetProperty("title").GetString().ShouldBe("Server error");
        problem.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Every_answer_keeps_browsers_from_guessing()
    {
        foreach (string address in (string[])["/", "/api/v1/search", "/api/v1/nothing", "/style.css", "/health/live"])
        {
            using HttpResponseMessage response = await client.GetAsync(address, TestContext.Current.CancellationToken);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            string policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
        }
    }

    private sealed class Failure : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Use((HttpContext context, RequestDelegate then) => context.Request.Path == "/fail" ? throw new InvalidOperationException("secret") : then(context));
        };
    }
}
