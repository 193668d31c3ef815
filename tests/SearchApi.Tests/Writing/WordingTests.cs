using System.Net;
using System.Text;
using System.Text.Json;

namespace SearchApi.Tests.Writing;

/// <summary>What the refusal of a write says.</summary>
public sealed class WordingTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateLocalClient();

    [Theory]
    [InlineData("PUT", "text/plain", "", "The Content-Type is 'text/plain'. Send application/json: one document in JSON.")]
    [InlineData("PUT", "", "", "The request has no Content-Type. Send application/json: one document in JSON.")]
    [InlineData("PUT", "application/json; charset=utf-16", "", "The charset is 'utf-16'. Send UTF-8.")]
    [InlineData("PUT", "application/json", "br", "The Content-Encoding is 'br'. Pack it with gzip or not at all.")]
    [InlineData("POST", "application/json", "", "The Content-Type is 'application/json'. Send application/x-ndjson: NDJSON, one document a line, not a JSON list.")]
    public async Task A_kind_of_body_that_is_not_taken_is_named_with_the_one_that_is(string method, string type, string encoding, string told)
    {
        ByteArrayContent body = new(Encoding.UTF8.GetBytes("""[{"id": "a", "title": "a"}]"""));
        if (type.Length > 0)
        {
            body.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (encoding.Length > 0)
        {
            body.Headers.ContentEncoding.Add(encoding);
        }

        using HttpResponseMessage refused = await client.SendAsync(new HttpMethod(method), "/api/v1/documents" + (method == "PUT" ? "/a" : ""), body, ("Accept-Language", "en"));
        (await refused.ReadAsync(HttpStatusCode.UnsupportedMediaType)).GetProperty("detail").GetString().ShouldBe(told);
    }

    [Fact]
    public async Task A_list_in_a_stream_is_told_to_be_lines() =>
        (await client.PostAsync(Pushing.Lines("""[{"id": "a", "title": "a"}]"""))).Single().GetProperty("error").GetString().ShouldBe(
            "A document is a JSON object, this is a list. Write {\"id\": …, \"title\": …, \"text\": …}; many documents go one a line (NDJSON), without brackets around them.");

    [Fact]
    public async Task A_message_under_a_name_does_not_say_it_again()
    {
        using HttpResponseMessage refused = await client.PutAsync("x", """{"title": 5}""", "", ("Accept-Language", "en"));
        JsonElement problem = await refused.ReadAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").GetProperty("title")[0].GetString().ShouldBe("It is a number. Write a string.");
        problem.GetProperty("detail").GetString().ShouldBe("title: It is a number. Write a string.");
    }

    [Theory]
    [InlineData(63, null)]
    [InlineData(64, "byte 83: The JSON is nested deeper than 64 levels.")]
    public async Task Json_that_is_nested_too_deep_is_told_to_be(int depth, string? told)
    {
        string json = "{\"title\": \"a\", \"x\":" + new string('[', depth) + new string(']', depth) + "}";
        using HttpResponseMessage answer = await client.PutAsync("sâu", json, "", ("Accept-Language", "en"));
        JsonElement body = await answer.ReadAsync(told is null ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest);
        if (told is not null)
        {
            body.GetProperty("errors").GetProperty("body")[0].GetString()!.ShouldStartWith(told);
        }
    }

    [Fact]
    public async Task A_description_that_is_not_there_is_a_problem() => await client.JsonAsync("/openapi/v2.json", HttpStatusCode.NotFound);
}
