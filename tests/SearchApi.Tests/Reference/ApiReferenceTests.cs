using System.Text.Json;
using SearchApi.Searching;

namespace SearchApi.Tests.Reference;

public sealed class ApiReferenceTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateClient();

    [Fact]
    public async Task Lists_every_route_with_summary_description_answers_and_examples()
    {
        JsonElement paths = (await client.JsonAsync("/openapi/v1.json")).GetProperty("paths");
        paths.Names().ShouldBe(["/api/v1/search", "/api/v1/suggest", "/api/v1/documents/{id}", "/api/v1/documents/{id}/similar", "/api/v1/documents", "/api/v1/analyze", "/api/v1/reindex", "/api/v1/tasks", "/api/v1/tasks/{id}", "/api/v1/status", "/health/live", "/health/ready"]);
        paths.GetProperty("/api/v1/documents/{id}").Names().ShouldBe(["get", "put", "delete"], ignoreOrder: true);
        foreach (JsonElement operation in paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(method => method.Value))
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
            operation.GetProperty("description").GetString().ShouldNotBeNullOrEmpty();
            foreach (JsonProperty answer in operation.GetProperty("responses").EnumerateObject())
            {
                JsonProperty body = answer.Value.GetProperty("content").EnumerateObject().Single();
                body.Name.ShouldBe(answer.Name is not ("200" or "202") ? "application/problem+json" : operation.GetProperty("operationId").GetString() == "post" ? "application/x-ndjson" : "application/json");
                body.Value.GetProperty("example").ValueKind.ShouldBe(JsonValueKind.Object);
                body.Value.TryGetProperty("schema", out _).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task Says_which_routes_ask_for_a_key_and_what_they_take()
    {
        JsonElement description = await client.JsonAsync("/openapi/v1.json");
        description.GetProperty("components").GetProperty("securitySchemes").Names().ShouldBe(["bearer", "apiKey"]);
        JsonElement paths = description.GetProperty("paths");
        JsonElement put = paths.GetProperty("/api/v1/documents/{id}").GetProperty("put");
        put.GetProperty("security").EnumerateArray().Select(way => string.Join(',', way.Names())).ShouldBe(["bearer", "apiKey"]);
        put.GetProperty("responses").Names().ShouldBe(["200", "202", "400", "401", "403", "412", "413", "415", "429", "503", "507"], ignoreOrder: true);
        put.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example").GetProperty("symbol").GetString().ShouldBe("123-TB/TU");
        put.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).ShouldBe(["id", "wait", "If-Match", "If-None-Match"]);
        paths.GetProperty("/api/v1/documents").GetProperty("post").GetProperty("requestBody").GetProperty("content").Names().ShouldBe(["application/x-ndjson"]);
        JsonElement search = paths.GetProperty("/api/v1/search").GetProperty("get");
        search.GetProperty("security").EnumerateArray().Select(way => string.Join(',', way.Names())).ShouldBe(["bearer", "apiKey", ""]);
    }

    [Fact]
    public async Task Lists_every_parameter_of_a_search_with_its_range()
    {
        JsonElement parameters = (await client.JsonAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/v1/search").GetProperty("get").GetProperty("parameters");
        parameters.EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()!).ShouldBe(SearchParameterReference.All.Select(parameter => parameter.Name));
        JsonElement size = parameters.EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == "size").GetProperty("schema");
        size.GetProperty("minimum").GetInt32().ShouldBe(1);
        size.GetProperty("maximum").GetInt32().ShouldBe(100);
        size.GetProperty("default").GetInt32().ShouldBe(10);
        parameters.EnumerateArray().ShouldAllBe(parameter => parameter.GetProperty("description").GetString()!.Length > 0);
    }

    [Fact]
    public async Task The_page_takes_everything_from_this_server()
    {
        string page = await client.GetStringAsync("/docs/", TestContext.Current.CancellationToken);
        page.ShouldNotContain("https://");
        using HttpResponseMessage script = await client.GetAsync("/docs/scalar.js", TestContext.Current.CancellationToken);
        script.EnsureSuccessStatusCode();
    }
}
