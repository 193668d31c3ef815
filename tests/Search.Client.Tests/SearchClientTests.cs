using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Search.Client.Tests;

/// <summary>What the client makes of answers that the service seldom gives, and of its own settings.</summary>
public sealed class SearchClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_busy_service_is_not_asked_again_and_says_when()
    {
        int asked = 0;
        Stub stub = new(_ =>
        {
            asked++;
            HttpResponseMessage response = Json(HttpStatusCode.TooManyRequests, "{\"title\":\"Bận\",\"status\":429,\"detail\":\"Gửi lại sau.\",\"traceId\":\"t\"}", "application/problem+json");
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
            return response;
        });
        SearchProblemException busy = await Should.ThrowAsync<SearchProblemException>(() => Stub.Client(stub).PutAsync("a", new SearchDocument { Title = "a" }, cancellation: Cancellation));
        busy.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        busy.Title.ShouldBe("Bận");
        busy.Errors.ShouldBeEmpty();
        asked.ShouldBe(1);
    }

    [Theory]
    [InlineData("text/html", "<h1>Bad gateway</h1>")]
    [InlineData("application/problem+json", "{\"title\":")]
    [InlineData("application/problem+json", "null")]
    public async Task What_a_proxy_answers_is_a_problem_too(string type, string body)
    {
        SearchProblemException problem = await Should.ThrowAsync<SearchProblemException>(() => Stub.Client(new Stub(_ => Json(HttpStatusCode.BadGateway, body, type))).StatusAsync(Cancellation));
        problem.Status.ShouldBe(HttpStatusCode.BadGateway);
        problem.Title.ShouldBe("Bad Gateway");
        problem.Detail.ShouldBeNull();
    }

    [Theory]
    [InlineData("https://tracuu.example.vn", "https://tracuu.example.vn/api/v1/status")]
    [InlineData("https://cong.example.vn/tra-cuu", "https://cong.example.vn/tra-cuu/api/v1/status")]
    [InlineData("https://cong.example.vn/tra-cuu/", "https://cong.example.vn/tra-cuu/api/v1/status")]
    public async Task The_service_may_stand_below_a_path(string service, string expected)
    {
        Stub stub = new(_ => new HttpResponseMessage(HttpStatusCode.NotFound));
        await Should.ThrowAsync<SearchProblemException>(() => Stub.Client(stub, service, "khoa").StatusAsync(Cancellation));
        stub.Last!.RequestUri!.AbsoluteUri.ShouldBe(expected);
        stub.Last.Headers.GetValues("X-Api-Key").ShouldBe(["khoa"]);
    }

    [Fact]
    public void Without_an_address_there_is_no_client()
    {
        using HttpClient http = new();
        Should.Throw<ArgumentException>(() => new SearchClient(http)).ParamName.ShouldBe("http");
    }

    [Fact]
    public async Task Properties_of_later_services_do_not_matter()
    {
        Stub stub = new(_ => Json(HttpStatusCode.OK, "{\"suggestions\":[{\"text\":\"a\",\"html\":\"a\",\"kind\":\"query\",\"id\":null,\"url\":null,\"later\":{}}],\"later\":1}", "application/json"));
        (await Stub.Client(stub).SuggestAsync("a", cancellation: Cancellation)).ShouldBe([new Suggestion("a", "a", "query", null, null)]);
    }

    [Fact]
    public async Task Who_goes_ends_the_request()
    {
        using CancellationTokenSource gone = new();
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Stub.Client(new Stub(_ => new HttpResponseMessage(HttpStatusCode.OK))).StatusAsync(gone.Token));
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body, string type) => new(status) { Content = new StringContent(body, Encoding.UTF8, type) };
}
