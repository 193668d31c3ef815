using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace SearchApi.Tests.Hosting;

/// <summary>The same content whether compressed or not, each with headers of its own.</summary>
public sealed class CompressionTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateLocalClient();

    public static TheoryData<string, string> Compressed => new MatrixTheoryData<string, string>(
        [
            "/?q=can+tho", "/doc?id=tb-123-2021", "/style.css", "/search.js", "/search-box.js", "/favicon.svg", "/opensearch.xml", "/opensearch/suggestions?q=t", "/robots.txt", "/openapi/v1.json",
            "/api/v1/suggest?q=t", "/api/v1/documents/tb-123-2021", "/api/v1/search?size=0", "/health/live",
        ],
        ["gzip", "br"]);

    [Theory]
    [MemberData(nameof(Compressed))]
    public async Task Who_accepts_it_gets_the_same_content_compressed(string address, string encoding)
    {
        using HttpResponseMessage plain = await Send(HttpMethod.Get, address, null);
        plain.Content.Headers.ContentEncoding.ShouldBeEmpty();
        using HttpResponseMessage packed = await Send(HttpMethod.Get, address, encoding);
        packed.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        packed.StatusCode.ShouldBe(plain.StatusCode);
        packed.Content.Headers.ContentType.ShouldBe(plain.Content.Headers.ContentType);
        Neutral(Unpack(await Bytes(packed), encoding)).ShouldBe(Neutral(Encoding.UTF8.GetString(await Bytes(plain))));
        foreach (HttpResponseMessage answer in (HttpResponseMessage[])[plain, packed])
        {
            answer.Headers.Vary.Count(name => name == "Accept-Encoding").ShouldBe(1);
        }

        if (plain.Headers.ETag is { } tag)
        {
            packed.Headers.ETag.ShouldNotBeNull().ToString().ShouldBe($"{tag.ToString()[..^1]}-{encoding}\"");
        }
    }

    [Theory]
    [InlineData("/favicon.ico")]
    [InlineData("/icon.png")]
    public async Task What_is_compressed_already_is_left_alone(string address)
    {
        using HttpResponseMessage plain = await Send(HttpMethod.Get, address, null);
        using HttpResponseMessage answer = await Send(HttpMethod.Get, address, "gzip");
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        answer.Headers.ETag.ShouldBe(plain.Headers.ETag);
        answer.Headers.Vary.ShouldNotContain("Accept-Encoding");
    }

    [Fact]
    public async Task What_comes_compressed_is_compressed_once()
    {
        using HttpResponseMessage answer = await Send(HttpMethod.Get, "/docs/scalar.js", "gzip");
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        Unpack(await Bytes(answer), "gzip").ShouldContain("function");
    }

    [Fact]
    public async Task Results_of_lines_come_as_they_are()
    {
        using HttpRequestMessage request = Request(HttpMethod.Post, "/api/v1/documents", "gzip");
        request.Content = new StringContent("{\"id\": \"dòng\", \"title\": \"Một\"}\n", Encoding.UTF8, "application/x-ndjson");
        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        Encoding.UTF8.GetString(await Bytes(answer)).ShouldStartWith("{\"line\":1,");
    }

    [Theory]
    [InlineData("/style.css", null)]
    [InlineData("/style.css", "gzip")]
    [InlineData("/style.css", "br")]
    [InlineData("/search-box.js", "gzip")]
    public async Task What_is_kept_is_not_sent_again(string address, string? encoding)
    {
        using HttpResponseMessage first = await Send(HttpMethod.Get, address, encoding);
        EntityTagHeaderValue tag = first.Headers.ETag.ShouldNotBeNull();
        foreach (EntityTagHeaderValue[] known in (EntityTagHeaderValue[][])[[tag], [new EntityTagHeaderValue("\"x\""), tag]])
        {
            using HttpRequestMessage request = Request(HttpMethod.Get, address, encoding);
            Array.ForEach(known, request.Headers.IfNoneMatch.Add);
            using HttpResponseMessage again = await client.SendAsync(request, TestContext.Current.CancellationToken);
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            again.Headers.ETag.ShouldBe(tag);
            again.Headers.Vary.ShouldContain("Accept-Encoding");
            (await Bytes(again)).ShouldBeEmpty();
        }

        using HttpRequestMessage changed = Request(HttpMethod.Get, address, encoding);
        changed.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"x-gzip\""));
        using HttpResponseMessage fresh = await client.SendAsync(changed, TestContext.Current.CancellationToken);
        fresh.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_part_of_a_file_is_of_the_file_as_it_is()
    {
        using HttpResponseMessage packed = await Send(HttpMethod.Get, "/style.css", "gzip");
        byte[] whole = await Bytes(await Send(HttpMethod.Get, "/style.css", null));
        using HttpRequestMessage part = Request(HttpMethod.Get, "/style.css", "gzip");
        part.Headers.Range = new RangeHeaderValue(2, 9);
        using HttpResponseMessage answer = await client.SendAsync(part, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await Bytes(answer)).ShouldBe(whole[2..10]);

        // Of the compressed one there are no parts.
        using HttpRequestMessage other = Request(HttpMethod.Get, "/style.css", "gzip");
        other.Headers.Range = new RangeHeaderValue(2, 9);
        other.Headers.IfRange = new RangeConditionHeaderValue(packed.Headers.ETag.ShouldNotBeNull());
        using HttpResponseMessage all = await client.SendAsync(other, TestContext.Current.CancellationToken);
        all.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/?q=can+tho", "gzip")]
    [InlineData("/style.css", "br")]
    [InlineData("/style.css", null)]
    [InlineData("/icon.png", "gzip")]
    public async Task Head_tells_what_get_does(string address, string? encoding)
    {
        using HttpResponseMessage got = await Send(HttpMethod.Get, address, encoding);
        using HttpResponseMessage head = await Send(HttpMethod.Head, address, encoding);
        head.StatusCode.ShouldBe(got.StatusCode);
        head.Content.Headers.ContentEncoding.ShouldBe(got.Content.Headers.ContentEncoding);
        head.Content.Headers.ContentType.ShouldBe(got.Content.Headers.ContentType);
        head.Headers.ETag.ShouldBe(got.Headers.ETag);
        head.Headers.Vary.ShouldBe(got.Headers.Vary, ignoreOrder: true);
        if (head.Content.Headers.ContentLength is > 0 and var length)
        {
            length.ShouldBe((await Bytes(got)).Length);
        }
    }

    [Fact]
    public async Task The_tag_of_a_compressed_document_guards_a_write()
    {
        using HttpResponseMessage put = await client.PutAsJsonAsync("/api/v1/documents/gói?wait=searchable", new { title = "Một" }, TestContext.Current.CancellationToken);
        put.EnsureSuccessStatusCode();
        using HttpResponseMessage packed = await Send(HttpMethod.Get, "/api/v1/documents/gói", "gzip");
        string tag = packed.Headers.ETag.ShouldNotBeNull().ToString();
        tag.ShouldEndWith("-gzip\"");
        (await Put("Hai", tag)).ShouldBe(HttpStatusCode.OK);
        (await Put("Ba", tag)).ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    private static async Task<byte[]> Bytes(HttpResponseMessage answer) => await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static string Unpack(byte[] packed, string encoding)
    {
        using MemoryStream bytes = new(packed);
        using Stream unpacked = encoding == "br" ? new BrotliStream(bytes, CompressionMode.Decompress) : new GZipStream(bytes, CompressionMode.Decompress);
        using StreamReader reader = new(unpacked, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // How long it took and which request it was differ.
    private static string Neutral(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\"traceId\":\"[^\"]*\"|\\d+([.,]\\d+)?( |&nbsp;|\u00a0)?(ms|giây)", "");

    private static HttpRequestMessage Request(HttpMethod method, string address, string? encoding)
    {
        HttpRequestMessage request = new(method, address);
        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        }

        return request;
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string address, string? encoding)
    {
        using HttpRequestMessage request = Request(method, address, encoding);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<HttpStatusCode> Put(string title, string tag)
    {
        using HttpRequestMessage request = Request(HttpMethod.Put, "/api/v1/documents/gói?wait=searchable", "gzip");
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        request.Content = JsonContent.Create(new { title });
        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
