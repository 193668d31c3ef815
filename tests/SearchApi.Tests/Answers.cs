using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SearchApi.Tests;

/// <summary>Short ways to ask the service.</summary>
internal static class Answers
{
    /// <summary>The JSON of an answer with the status expected.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string address, HttpStatusCode expected = HttpStatusCode.OK, string? language = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(expected, body);
        if (expected != HttpStatusCode.OK)
        {
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        }

        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>The page at an address, with the status expected.</summary>
    public static async Task<string> PageAsync(this HttpClient client, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(expected, body);
        response.Content.Headers.ContentType?.ToString().ShouldBe("text/html; charset=utf-8");
        return body;
    }

    /// <summary>The names of an object in order.</summary>
    public static string[] Names(this JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
