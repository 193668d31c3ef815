using System.Net;
using System.Text;
using System.Text.Json;

namespace SearchApi.Tests.Writing;

public sealed class PutTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateLocalClient();

    [Fact]
    public async Task A_document_is_taken_and_its_sequence_told()
    {
        using HttpResponseMessage response = await client.PutAsync("moi-1", """{"title": "Văn bản mới", "text": "Nội dung."}""");
        JsonElement answer = await response.ReadAsync(HttpStatusCode.Accepted);
        answer.Names().ShouldBe(["id", "sequence"]);
        answer.GetProperty("id").GetString().ShouldBe("moi-1");
        long sequence = answer.GetProperty("sequence").GetInt64();
        response.Headers.ETag!.ToString().ShouldBe($"\"{sequence}\"");

        using HttpResponseMessage read = await client.SendAsync(HttpMethod.Get, "/api/v1/documents/moi-1", null);
        (await read.ReadAsync(HttpStatusCode.OK)).GetProperty("title").GetString().ShouldBe("Văn bản mới");
        read.Headers.ETag.ShouldBe(response.Headers.ETag);
    }

    [Fact]
    public async Task The_same_content_again_is_no_change()
    {
        const string Json = """{"title": "Như nhau", "text": "Nội dung.", "attributes": {"a": "1", "b": "2"}}""";
        JsonElement first = await (await client.PutAsync("nhu-nhau", Json)).ReadAsync(HttpStatusCode.Accepted);
        JsonElement again = await (await client.PutAsync("nhu-nhau", """{"text": "Nội dung.", "attributes": {"b": "2", "a": "1"}, "title": "Như nhau"}""")).ReadAsync(HttpStatusCode.Accepted);
        again.GetProperty("sequence").GetInt64().ShouldBe(first.GetProperty("sequence").GetInt64());
        JsonElement other = await (await client.PutAsync("nhu-nhau", """{"title": "Khác"}""")).ReadAsync(HttpStatusCode.Accepted);
        other.GetProperty("sequence").GetInt64().ShouldBeGreaterThan(first.GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task What_is_missing_is_read_out_of_the_text_as_an_ingest_does()
    {
        const string Text = "ỦY BAN NHÂN DÂN\\nTỈNH HÒA GIANG\\n\\nSố: 12/QĐ-UBND\\n\\nHòa Giang, ngày 05 tháng 3 năm 2021\\n\\nQUYẾT ĐỊNH\\nVề việc thành lập tổ công tác\\n\\nĐiều 1. Thành lập tổ công tác.";
        await (await client.PutAsync("doc-ra", $$"""{"text": "{{Text}}"}""")).ReadAsync(HttpStatusCode.Accepted);
        JsonElement document = await client.JsonAsync("/api/v1/documents/doc-ra");
        document.GetProperty("symbol").GetString().ShouldBe("12/QĐ-UBND");
        document.GetProperty("issuedOn").GetString().ShouldBe("2021-03-05");
        document.GetProperty("extracted").TryGetProperty("symbol", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Waiting_answers_200_when_the_next_search_finds_it()
    {
        for (int i = 0; i < 5; i++)
        {
            await (await client.PutAsync("cho-" + i, $$"""{"title": "Chuồn chuồn kim số {{i}}"}""", "?wait=searchable")).ReadAsync(HttpStatusCode.OK);
            (await client.JsonAsync("/api/v1/search?match=all&rewrite=off&q=chu%E1%BB%93n+chu%E1%BB%93n+kim")).GetProperty("total").GetInt32().ShouldBe(i + 1);
        }

        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/cho-3?wait=searchable", null)).ReadAsync(HttpStatusCode.OK);
        (await client.JsonAsync("/api/v1/search?match=all&rewrite=off&q=chu%E1%BB%93n+chu%E1%BB%93n+kim")).GetProperty("total").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task A_deleted_document_is_gone_and_a_missing_one_is_404()
    {
        JsonElement put = await (await client.PutAsync("xoa", """{"title": "Sẽ xóa"}""")).ReadAsync(HttpStatusCode.Accepted);
        JsonElement deleted = await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/xoa", null)).ReadAsync(HttpStatusCode.Accepted);
        deleted.Names().ShouldBe(["id", "sequence"]);
        deleted.GetProperty("sequence").GetInt64().ShouldBeGreaterThan(put.GetProperty("sequence").GetInt64());
        await client.JsonAsync("/api/v1/documents/xoa", HttpStatusCode.NotFound);
        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/xoa", null)).ReadAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("If-Match", "\"999999\"")]
    [InlineData("If-Match", "W/\"1\"")]
    [InlineData("If-Match", "\"abc\"")]
    [InlineData("If-None-Match", "*")]
    public async Task A_state_that_is_not_expected_is_left_alone(string header, string value)
    {
        using HttpResponseMessage first = await client.PutAsync("dieu-kien", """{"title": "Ban đầu"}""");
        using HttpResponseMessage refused = await client.PutAsync("dieu-kien", """{"title": "Ghi đè"}""", "", (header, value));
        await refused.ReadAsync(HttpStatusCode.PreconditionFailed);
        refused.Headers.ETag.ShouldBe(first.Headers.ETag);
        (await client.JsonAsync("/api/v1/documents/dieu-kien")).GetProperty("title").GetString().ShouldBe("Ban đầu");
    }

    [Fact]
    public async Task A_state_that_is_expected_is_replaced_or_deleted()
    {
        string added = (await client.PutAsync("trang-thai", """{"title": "Một"}""", "", ("If-None-Match", "*"))).Headers.ETag!.ToString();
        using HttpResponseMessage replaced = await client.PutAsync("trang-thai", """{"title": "Hai"}""", "", ("If-Match", added));
        await replaced.ReadAsync(HttpStatusCode.Accepted);
        await (await client.PutAsync("trang-thai", """{"title": "Ba"}""", "", ("If-Match", added))).ReadAsync(HttpStatusCode.PreconditionFailed);
        await (await client.PutAsync("trang-thai", """{"title": "Bốn"}""", "", ("If-Match", "*"))).ReadAsync(HttpStatusCode.Accepted);
        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/trang-thai", null, ("If-Match", added))).ReadAsync(HttpStatusCode.PreconditionFailed);
        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/trang-thai", null, ("If-Match", "*"))).ReadAsync(HttpStatusCode.Accepted);
        await (await client.PutAsync("trang-thai", """{"title": "Năm"}""", "", ("If-Match", "*"))).ReadAsync(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Of_several_states_any_may_be_there()
    {
        string first = (await client.PutAsync("nhieu-the", """{"title": "Một"}""")).Headers.ETag!.ToString();
        string second = (await client.PutAsync("nhieu-the", """{"title": "Hai"}""")).Headers.ETag!.ToString();
        await (await client.PutAsync("nhieu-the", """{"title": "Ba"}""", "", ("If-Match", $"{first}, \"abc\""))).ReadAsync(HttpStatusCode.PreconditionFailed);
        await (await client.PutAsync("nhieu-the", """{"title": "Ba"}""", "", ("If-Match", $"{first}, {second}"))).ReadAsync(HttpStatusCode.Accepted);
        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/nhieu-the", null, ("If-Match", $"{first}, {second}"))).ReadAsync(HttpStatusCode.PreconditionFailed);
        await (await client.PutAsync("không-có", """{"title": "Ba"}""", "", ("If-Match", $"{first}, {second}"))).ReadAsync(HttpStatusCode.PreconditionFailed);
    }

    [Theory]
    [InlineData("If-Match", "7")]
    [InlineData("If-Match", "\"1\", *")]
    [InlineData("If-None-Match", "\"1\"")]
    public async Task A_condition_that_is_not_understood_is_refused(string header, string value) =>
        (await (await client.PutAsync("x", """{"title": "a"}""", "", (header, value))).ReadAsync(HttpStatusCode.BadRequest)).GetProperty("errors").Names().ShouldBe([header]);

    [Theory]
    [InlineData("a%2Fb", """{"title": "a"}""", "", "id")]
    [InlineData("a%0Ab", """{"title": "a"}""", "", "id")]
    [InlineData("x", """{"id": "y", "title": "a"}""", "", "id")]
    [InlineData("x", """{"title": "a"}""", "?wait=forever", "wait")]
    [InlineData("x", """{}""", "", "text")]
    [InlineData("x", "", "", "body")]
    [InlineData("x", "[]", "", "body")]
    [InlineData("x", "{\"title\": \"a\",\n\"text\": b}", "", "body")]
    [InlineData("x", """{"title": 5}""", "", "title")]
    [InlineData("x", """{"title": "a", "kind": "sách"}""", "", "kind")]
    [InlineData("x", """{"title": "a", "issuedOn": "2021-02-30"}""", "", "issuedOn")]
    [InlineData("x", """{"title": "a", "publishedAt": "hôm qua"}""", "", "publishedAt")]
    [InlineData("x", """{"title": "a", "url": "javascript:alert(1)"}""", "", "url")]
    [InlineData("x", """{"title": "a", "audience": []}""", "", "audience")]
    [InlineData("x", """{"title": "a", "audience": ["public "]}""", "", "audience")]
    [InlineData("x", """{"title": "a", "title": "b"}""", "", "title")]
    public async Task What_is_wrong_is_told_by_its_name_in_both_languages(string id, string json, string query, string part)
    {
        string[] told = new string[2];
        foreach ((int i, string language) in new[] { "vi", "en" }.Index())
        {
            JsonElement problem = await (await client.PutAsync(id, json, query, ("Accept-Language", language))).ReadAsync(HttpStatusCode.BadRequest);
            problem.GetProperty("errors").Names().ShouldBe([part]);
            told[i] = problem.GetProperty("errors").GetProperty(part)[0].GetString()!;
            told[i].ShouldNotBeNullOrEmpty();
        }

        told[0].ShouldNotBe(told[1]);
    }

    [Fact]
    public async Task Where_json_breaks_is_told_by_line_and_place()
    {
        JsonElement problem = await (await client.PutAsync("x", "{\"title\": \"a\",\n \"text\": b}", "", ("Accept-Language", "vi"))).ReadAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("detail").GetString()!.ShouldStartWith("dòng 2, byte 10: Không phải JSON hợp lệ.");
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/x-ndjson", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json", "br")]
    [InlineData("application/x-www-form-urlencoded", null)]
    public async Task Other_kinds_of_content_are_refused(string type, string? encoding)
    {
        ByteArrayContent content = new("""{"title": "a"}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Put, "/api/v1/documents/x", content);
        await response.ReadAsync(HttpStatusCode.UnsupportedMediaType);
        response.Headers.GetValues("Accept-Encoding").ShouldBe(["gzip"]);
    }

    [Fact]
    public async Task A_packed_body_is_unpacked()
    {
        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Put, "/api/v1/documents/nen", Pushing.Packed("""{"title": "Đã nén"}""", "application/json"));
        await response.ReadAsync(HttpStatusCode.Accepted);
        (await client.JsonAsync("/api/v1/documents/nen")).GetProperty("title").GetString().ShouldBe("Đã nén");
    }

    [Fact]
    public async Task What_is_not_gzip_is_told()
    {
        ByteArrayContent content = new("""{"title": "a"}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.ContentEncoding.Add("gzip");
        (await (await client.SendAsync(HttpMethod.Put, "/api/v1/documents/x", content)).ReadAsync(HttpStatusCode.BadRequest)).GetProperty("errors").Names().ShouldBe(["body"]);
    }

    [Fact]
    public async Task Sizes_are_bounded_also_once_unpacked()
    {
        string text = new('a', 4 * 1024 * 1024);
        await (await client.PutAsync("lon", $$"""{"text": "{{text}}"}""")).ReadAsync(HttpStatusCode.Accepted);
        (await (await client.PutAsync("lon", $$"""{"text": "{{text}}a"}""")).ReadAsync(HttpStatusCode.RequestEntityTooLarge)).GetProperty("errors").Names().ShouldBe(["text"]);
        string huge = $$"""{"title": "a", "x": "{{new string('b', 16 * 1024 * 1024)}}"}""";
        await (await client.PutAsync("lon", huge)).ReadAsync(HttpStatusCode.RequestEntityTooLarge);
        await (await client.SendAsync(HttpMethod.Put, "/api/v1/documents/lon", Pushing.Packed(huge, "application/json"))).ReadAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        ByteArrayContent content = new(Encoding.UTF8.GetBytes("\uFEFF{\"title\": \"a\"}"));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=UTF-8");
        await (await client.SendAsync(HttpMethod.Put, "/api/v1/documents/bom", content)).ReadAsync(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("Origin", "https://trang.example")]
    [InlineData("Origin", "null")]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    public async Task Pages_of_other_sites_and_proxies_write_nothing(string header, string value)
    {
        await (await client.PutAsync("x", """{"title": "a"}""", "", (header, value))).ReadAsync(HttpStatusCode.Forbidden);
        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/tin-1", null, (header, value))).ReadAsync(HttpStatusCode.Forbidden);
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/documents", Pushing.Lines("""{"id": "x", "title": "a"}"""), (header, value))).ReadAsync(HttpStatusCode.Forbidden);
    }
}
