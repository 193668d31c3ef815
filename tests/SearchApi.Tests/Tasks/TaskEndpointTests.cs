using System.Net;
using System.Text.Json;

namespace SearchApi.Tests.Tasks;

/// <summary>Reindexing and what there is, as an administrator sees it over HTTP.</summary>
public sealed class TaskEndpointTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateLocalClient();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reindex_is_asked_for_followed_and_done_while_searches_find_the_same()
    {
        string before = (await StatusAsync()).GetProperty("generation").GetString()!;
        using HttpResponseMessage begun = await client.PostAsync("/api/v1/reindex", null, Cancellation);
        begun.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        JsonElement answer = JsonDocument.Parse(await begun.Content.ReadAsStringAsync(Cancellation)).RootElement;
        answer.Names().ShouldBe(["task"]);
        string id = answer.GetProperty("task").GetString()!;
        begun.Headers.Location!.OriginalString.ShouldBe("/api/v1/tasks/" + id);

        JsonElement task = await client.JsonAsync("/api/v1/tasks/" + id);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (task.GetProperty("state").GetString() is "queued" or "running")
        {
            (await client.JsonAsync("/api/v1/search?q=" + Uri.EscapeDataString("Cần Thơ"))).GetProperty("total").GetInt64().ShouldBe(2);
            await Task.Delay(20, patience.Token);
            task = await client.JsonAsync("/api/v1/tasks/" + id);
        }

        task.Names().ShouldBe(["id", "kind", "state", "done", "total", "errors", "reason", "requestedAt", "startedAt", "finishedAt"]);
        task.GetProperty("state").GetString().ShouldBe("succeeded");
        task.GetProperty("kind").GetString().ShouldBe("reindex");
        task.GetProperty("done").GetInt64().ShouldBe(TestService.Documents.Count);
        task.GetProperty("total").GetInt64().ShouldBe(TestService.Documents.Count);
        task.GetProperty("errors").GetArrayLength().ShouldBe(0);
        (await client.JsonAsync("/api/v1/tasks")).GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("id").GetString()).ShouldContain(id);
        (await client.JsonAsync("/api/v1/search?q=" + Uri.EscapeDataString("Cần Thơ"))).GetProperty("total").GetInt64().ShouldBe(2);
        string.CompareOrdinal((await StatusAsync()).GetProperty("generation").GetString(), before).ShouldBeGreaterThan(0);

        using HttpResponseMessage late = await client.DeleteAsync("/api/v1/tasks/" + id, Cancellation);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_task_that_is_not_there_is_a_problem()
    {
        foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Delete])
        {
            using HttpRequestMessage request = new(method, "/api/v1/tasks/khong-co");
            using HttpResponseMessage response = await client.SendAsync(request, Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        }
    }

    [Theory]
    [InlineData("GET", "status")]
    [InlineData("GET", "tasks")]
    [InlineData("GET", "tasks/x")]
    [InlineData("DELETE", "tasks/x")]
    [InlineData("POST", "reindex")]
    public async Task Others_may_not(string method, string route)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), "/api/v1/" + route);
        using HttpResponseMessage response = await service.CreateClientFrom("192.0.2.7").SendAsync(request, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_status_has_the_shape_of_the_contract()
    {
        JsonElement status = await StatusAsync();
        status.Names().ShouldBe(["generation", "documents", "searchableDocuments", "storedSequence", "searchableSequence", "lagSeconds", "mode", "state", "problem", "sources"]);
        status.GetProperty("documents").GetInt64().ShouldBe(TestService.Documents.Count);
        status.GetProperty("storedSequence").GetInt64().ShouldBe(TestService.Documents.Count);
        status.GetProperty("searchableSequence").GetInt64().ShouldBe(TestService.Documents.Count);
        status.GetProperty("lagSeconds").GetDouble().ShouldBe(0);
        status.GetProperty("mode").GetString().ShouldBe("embedded");
        status.GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);
        status.GetProperty("sources").GetArrayLength().ShouldBe(0);
    }

    private Task<JsonElement> StatusAsync() => client.JsonAsync("/api/v1/status");
}
