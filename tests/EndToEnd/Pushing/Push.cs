using System.Net;
using System.Text;
using System.Text.Json;

namespace EndToEnd.Pushing;

/// <summary>Short ways to push documents to a running service.</summary>
public static class Push
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static HttpContent Json(object document) => new StringContent(JsonSerializer.Serialize(document), Encoding.UTF8, "application/json");

    public static HttpContent Lines(IEnumerable<object> documents) =>
        new StringContent(string.Join('\n', documents.Select(document => JsonSerializer.Serialize(document))), Encoding.UTF8, "application/x-ndjson");

    /// <summary>Sends a request with or without a key, and reads the answer.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> SendAsync(this HttpClient http, HttpMethod method, string route, HttpContent? content = null, string? key = null)
    {
        using HttpRequestMessage request = new(method, "/api/v1" + route) { Content = content };
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using HttpResponseMessage response = await http.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>The same with the status expected.</summary>
    public static async Task<JsonElement> SendAsync(this HttpClient http, HttpStatusCode expected, HttpMethod method, string route, HttpContent? content = null, string? key = null)
    {
        (HttpStatusCode status, string body) = await http.SendAsync(method, route, content, key);
        status.ShouldBe(expected, $"{method} {route}\n{body}");
        return JsonDocument.Parse(body).RootElement;
    }
}
