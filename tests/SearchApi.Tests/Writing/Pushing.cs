using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SearchApi.Tests.Writing;

/// <summary>Short ways to push documents.</summary>
internal static class Pushing
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, string id, string json, string query = "", params IReadOnlyList<(string Name, string Value)> headers) =>
        client.SendAsync(HttpMethod.Put, $"/api/v1/documents/{id}{query}", Json(json), headers);

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string address, HttpContent? content, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using HttpRequestMessage request = new(method, address) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Cancellation);
    }

    /// <summary>Pushes lines and reads the result of each.</summary>
    public static async Task<JsonElement[]> PostAsync(this HttpClient client, HttpContent lines, string query = "", string language = "en")
    {
        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, "/api/v1/documents" + query, lines, ("Accept-Language", language));
        string body = await response.Content.ReadAsStringAsync(Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        return [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    public static HttpContent Lines(params string[] lines) => new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");

    public static HttpContent Packed(string content, string type)
    {
        MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(content));
        }

        ByteArrayContent body = new(packed.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        body.Headers.ContentEncoding.Add("gzip");
        return body;
    }

    /// <summary>The body of an answer with the status expected.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage response, HttpStatusCode expected)
    {
        string body = await response.Content.ReadAsStringAsync(Cancellation);
        response.StatusCode.ShouldBe(expected, body);
        response.Content.Headers.ContentType?.MediaType.ShouldBe((int)expected < 400 ? "application/json" : "application/problem+json");
        return JsonDocument.Parse(body).RootElement;
    }
}
