using System.Net;
using System.Text;
using System.Text.Json;

namespace SearchApi.Tests.Writing;

public sealed class BatchTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateLocalClient();

    [Fact]
    public async Task Each_line_has_a_result_in_order_and_a_bad_one_stops_no_good_one()
    {
        JsonElement[] results = await client.PostAsync(Pushing.Lines(
            """{"id": "l-1", "title": "Một"}""", "", "hỏng", """{"id": "l-2", "issuedOn": "x", "title": "Hai"}""", """{"title": "Không mã"}""", "  ", """{"id": "l-3", "title": "Ba"}"""));

        results.Select(result => result.GetProperty("line").GetInt32()).ShouldBe([1, 3, 4, 5, 7]);
        results.Select(result => result.GetProperty("status").GetInt32()).ShouldBe([202, 400, 400, 400, 202]);
        results.Select(result => result.GetProperty("id").GetString()).ShouldBe(["l-1", null, "l-2", null, "l-3"]);
        results[0].Names().ShouldBe(["line", "id", "status", "sequence"]);
        results[1].Names().ShouldBe(["line", "id", "status", "error"]);
        results[1].GetProperty("error").GetString()!.ShouldContain("not valid JSON");
        results[4].GetProperty("sequence").GetInt64().ShouldBe(results[0].GetProperty("sequence").GetInt64() + 1);
        await client.JsonAsync("/api/v1/documents/l-3");
        await client.JsonAsync("/api/v1/documents/l-2", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Errors_of_lines_are_in_the_callers_language() =>
        (await client.PostAsync(Pushing.Lines("{"), language: "vi"))[0].GetProperty("error").GetString()!.ShouldContain("Không phải JSON hợp lệ");

    [Fact]
    public async Task Of_one_id_twice_the_last_stays()
    {
        JsonElement[] results = await client.PostAsync(Pushing.Lines("""{"id": "hai-lan", "title": "Một"}""", """{"id": "hai-lan", "title": "Hai"}""", """{"id": "hai-lan", "title": "Hai"}"""));
        long[] sequences = [.. results.Select(result => result.GetProperty("sequence").GetInt64())];
        sequences[1].ShouldBe(sequences[0] + 1);
        sequences[2].ShouldBe(sequences[1]);
        (await client.JsonAsync("/api/v1/documents/hai-lan")).GetProperty("title").GetString().ShouldBe("Hai");
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_alone()
    {
        string tooLong = $$"""{"id": "dai", "title": "a", "x": "{{new string('b', 16 * 1024 * 1024)}}"}""";
        JsonElement[] results = await client.PostAsync(Pushing.Lines("""{"id": "d-1", "title": "a"}""", tooLong, """{"id": "d-2", "title": "a"}"""));
        results.Select(result => result.GetProperty("status").GetInt32()).ShouldBe([202, 413, 202]);
    }

    [Fact]
    public async Task Many_lines_packed_or_not_come_back_whole_and_searchable()
    {
        const int Count = 2000;
        string lines = string.Concat(Enumerable.Range(0, Count).Select(i => $$"""{"id": "nhieu-{{i}}", "title": "Châu chấu voi {{i}}"}""" + "\r\n"));
        foreach (HttpContent content in (HttpContent[])[new StringContent(lines, Encoding.UTF8, "application/x-ndjson"), Pushing.Packed(lines, "application/x-ndjson")])
        {
            JsonElement[] results = await client.PostAsync(content, "?wait=searchable");
            results.Select(result => result.GetProperty("line").GetInt32()).ShouldBe(Enumerable.Range(1, Count));
            results.ShouldAllBe(result => result.GetProperty("status").GetInt32() == 200);
            results.Select(result => result.GetProperty("sequence").GetInt64()).ShouldBeInOrder();
            (await client.JsonAsync("/api/v1/search?match=all&rewrite=off&q=ch%C3%A2u+ch%E1%BA%A5u+voi")).GetProperty("total").GetInt32().ShouldBe(Count);
        }
    }

    [Fact]
    public async Task Damaged_gzip_is_told_and_what_came_before_stays()
    {
        byte[] packed = await Pushing.Packed(string.Concat(Enumerable.Range(0, 20_000).Select(i => $$"""{"id": "vo-{{i}}", "title": "a {{i * 7919 % 10007}}"}""" + "\n")), "application/x-ndjson").ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        packed.AsSpan(packed.Length / 2, 200).Fill(0xff);
        ByteArrayContent content = new(packed);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-ndjson");
        content.Headers.ContentEncoding.Add("gzip");
        JsonElement[] results = await client.PostAsync(content);
        results[^1].GetProperty("status").GetInt32().ShouldBe(400);
        results[^1].GetProperty("error").GetString()!.ShouldContain("gzip");
        results[0].GetProperty("status").GetInt32().ShouldBe(202);
    }

    [Fact]
    public async Task Nothing_is_answered_with_nothing() => (await client.PostAsync(Pushing.Lines(""))).ShouldBeEmpty();

    [Fact]
    public async Task Other_kinds_of_content_are_refused() =>
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/documents", Pushing.Json("{}"))).ReadAsync(HttpStatusCode.UnsupportedMediaType);
}
