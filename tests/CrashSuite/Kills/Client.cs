using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CrashSuite.Kills;

/// <summary>A client that pushes documents of its own over HTTP, one thing after another, until the service is gone.</summary>
internal sealed class Client(int number, Ledger ledger, Random random)
{
    private const int Documents = 15;

    private int version;

    /// <summary>Pushes until it is stopped or the connection breaks.</summary>
    public async Task PushAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await (random.Next(6) switch
                {
                    0 => DeleteAsync(http, stop),
                    1 => StreamAsync(http, stop),
                    _ => PutAsync(http, stop),
                });
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            // The service was killed; what was under way is not acknowledged. HttpClient passes on the bare fault of a socket that is gone before it is looked at.
        }
    }

    private async Task PutAsync(HttpClient http, CancellationToken stop)
    {
        string id = Id(random.Next(Documents));
        string title = Title(id);
        int asked = ledger.Ask(id, title);
        using HttpResponseMessage answer = await http.PutAsJsonAsync($"/api/v1/documents/{id}", new { kind = "notice", title, text = Text() }, stop);
        await SettleAsync(answer, id, asked, HttpStatusCode.Accepted);
    }

    private async Task DeleteAsync(HttpClient http, CancellationToken stop)
    {
        string id = Id(random.Next(Documents));
        int asked = ledger.Ask(id, null);
        using HttpResponseMessage answer = await http.DeleteAsync($"/api/v1/documents/{id}", stop);
        await SettleAsync(answer, id, asked, HttpStatusCode.Accepted, HttpStatusCode.NotFound);
    }

    private async Task StreamAsync(HttpClient http, CancellationToken stop)
    {
        var lines = new StringBuilder();
        var asked = new List<(string Id, int Asked)>();
        foreach (int document in Enumerable.Range(0, Documents).OrderBy(_ => random.Next()).Take(random.Next(1, Documents)))
        {
            string id = Id(document);
            string title = Title(id);
            asked.Add((id, ledger.Ask(id, title)));
            lines.AppendLine(JsonSerializer.Serialize(new { id, kind = "notice", title, text = Text() }));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/documents") { Content = new StringContent(lines.ToString(), Encoding.UTF8, "application/x-ndjson") };
        using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            await SettleAsync(answer, "", 0);
            return;
        }

        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        foreach ((string id, int number) in asked)
        {
            string line = await reader.ReadLineAsync(stop) ?? throw new IOException("The answer breaks off.");
            using JsonDocument result = JsonDocument.Parse(line);
            if (result.RootElement.GetProperty("status").GetInt32() is 200 or 202)
            {
                result.RootElement.GetProperty("id").GetString().ShouldBe(id);
                ledger.Acknowledge(id, number);
            }
        }
    }

    private async Task SettleAsync(HttpResponseMessage answer, string id, int asked, params HttpStatusCode[] done)
    {
        if (done.Contains(answer.StatusCode))
        {
            ledger.Acknowledge(id, asked);
        }
        else
        {
            // Not now: too much under way, or the store is busy.
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable], await answer.Content.ReadAsStringAsync());
        }
    }

    private string Id(int document) => string.Create(CultureInfo.InvariantCulture, $"kh{number}-{document}");

    private string Title(string id) => string.Create(CultureInfo.InvariantCulture, $"Thông báo {id} bản {++version}");

    private string Text() => string.Concat(Enumerable.Repeat("Ủy ban nhân dân họp thường kỳ về đầu tư công. ", random.Next(1, 30)));
}
