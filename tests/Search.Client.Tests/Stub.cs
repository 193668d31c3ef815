namespace Search.Client.Tests;

/// <summary>Answers every request in one way, and keeps the last one.</summary>
internal sealed class Stub(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public HttpRequestMessage? Last { get; private set; }

    public static SearchClient Client(HttpMessageHandler handler, string service = "https://tracuu.example.vn/", string? apiKey = null) =>
        new(new HttpClient(handler) { BaseAddress = new Uri(service) }, apiKey);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Last = request;
        return Task.FromResult(answer(request));
    }
}
