using System.Net.Http.Headers;
using System.Text.Json;

namespace Search.Client;

/// <summary>Sends requests and reads answers.</summary>
internal sealed class Requests
{
    private readonly HttpClient http;
    private readonly Uri api;
    private readonly string? apiKey;

    public Requests(HttpClient http, string? apiKey)
    {
        ArgumentNullException.ThrowIfNull(http);
        Uri service = http.BaseAddress ?? throw new ArgumentException("The HttpClient has no BaseAddress: give it the address of the service.", nameof(http));
        api = new Uri(service.AbsoluteUri.TrimEnd('/') + "/api/v1/");
        this.http = http;
        this.apiKey = apiKey;
    }

    public async Task<T> GetAsync<T>(string address, CancellationToken cancellation) => (await SendAsync<T>(HttpMethod.Get, address, null, cancellation).ConfigureAwait(false)).Answer;

    /// <summary>The answer read, and the response for its status and headers: it is closed.</summary>
    public async Task<(T Answer, HttpResponseMessage Response)> SendAsync<T>(
        HttpMethod method, string address, HttpContent? content, CancellationToken cancellation, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using HttpResponseMessage response = await OpenAsync(method, address, content, cancellation, ifMatch, ifNoneMatch).ConfigureAwait(false);
        using Stream body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        T? answer = await JsonSerializer.DeserializeAsync(body, ClientJson.Of<T>(), cancellation).ConfigureAwait(false);
        return (answer ?? throw new JsonException("The service answered null."), response);
    }

    /// <summary>The response of a success, its body still to be read.</summary>
    public async Task<HttpResponseMessage> OpenAsync(
        HttpMethod method, string address, HttpContent? content, CancellationToken cancellation, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using HttpRequestMessage request = new(method, new Uri(api, address)) { Content = content };
        Add(request, "X-Api-Key", apiKey);
        Add(request, "If-Match", ifMatch);
        Add(request, "If-None-Match", ifNoneMatch);
        HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ProblemAsync(response, cancellation).ConfigureAwait(false);
        }
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null && !request.Headers.TryAddWithoutValidation(name, value))
        {
            throw new ArgumentException($"{name} cannot be '{value}'.");
        }
    }

    private static async Task<SearchProblemException> ProblemAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        Problem problem = new(response.ReasonPhrase, null, null, null, null);
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            try
            {
                using Stream body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
                problem = await JsonSerializer.DeserializeAsync(body, ClientJson.Of<Problem>(), cancellation).ConfigureAwait(false) ?? problem;
            }
            catch (JsonException)
            {
                // What broke off says no more than its status.
            }
        }

        return new SearchProblemException(response.StatusCode, problem, After(response.Headers.RetryAfter), response.Headers.ETag?.ToString());
    }

    private static TimeSpan? After(RetryConditionHeaderValue? retry) =>
        retry?.Delta ?? (retry?.Date is { } date ? TimeSpan.FromTicks(Math.Max(0, (date - TimeProvider.System.GetUtcNow()).Ticks)) : null);
}
