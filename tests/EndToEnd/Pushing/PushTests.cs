using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EndToEnd.Running;
using EndToEnd.Searching;

namespace EndToEnd.Pushing;

/// <summary>What is promised of pushed documents, over real processes.</summary>
public sealed class PushTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_survives_kills_is_searchable_and_there_once()
    {
        ConcurrentDictionary<string, int> acknowledged = new();
        Random random = new(20261125);
        for (int round = 0; round < 3; round++)
        {
            await using SearchService service = await SearchService.StartAsync(data.Path);
            using CancellationTokenSource stop = new();
            Task[] writers = [.. Enumerable.Range(0, 6).Select(writer => WriteAsync(service.Http, round, writer, acknowledged, stop.Token)), BatchesAsync(service.Http, round, acknowledged, stop.Token)];
            int before = acknowledged.Count;
            await Task.Delay(500 + random.Next(1500), Cancellation);
            while (acknowledged.Count < before + 100)
            {
                await Task.Delay(20, Cancellation);
            }

            await service.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }

        await using SearchService last = await SearchService.StartAsync(data.Path);
        foreach ((string id, int number) in acknowledged)
        {
            JsonElement document = await last.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Get, "/documents/" + id);
            int.Parse(document.GetProperty("attributes").GetProperty("number").GetString()!, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(number);
        }

        await last.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Put, "/documents/cuoi?wait=searchable", Document("cuoi", 0));
        List<string> found = [];
        for (string? next = ""; next is not null;)
        {
            SearchAnswer page = await last.SearchAsync([("q", "bọ ngựa"), ("match", "all"), ("rewrite", "off"), ("size", "100"), .. next.Length == 0 ? [] : ((string, string)[])[("after", next)]]);
            found.AddRange(page.Ids);
            next = page.Next;
        }

        found.ShouldBeUnique();
        acknowledged.Keys.Except(found).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_200_is_found_by_the_next_search_while_many_write()
    {
        await using SearchService service = await SearchService.StartAsync(data.Path);
        using CancellationTokenSource stop = new();
        ConcurrentDictionary<string, int> acknowledged = new();
        Task load = BatchesAsync(service.Http, 0, acknowledged, stop.Token);
        await Parallel.ForAsync(0, 30, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = Cancellation }, async (i, _) =>
        {
            await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Put, $"/documents/tim-{i}?wait=searchable", Push.Json(new { title = $"Kỳ nhông mã{i}x" }));
            (await service.SearchAsync(("q", $"mã{i}x"), ("match", "all"), ("rewrite", "off"))).Ids.ShouldBe([$"tim-{i}"]);
            await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Delete, $"/documents/tim-{i}?wait=searchable");
            (await service.SearchAsync(("q", $"mã{i}x"), ("match", "all"), ("rewrite", "off"))).Total.ShouldBe(0);
        });
        await stop.CancelAsync();
        await load;
        acknowledged.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task With_the_index_kept_by_another_process_waiting_tells_the_truth_too()
    {
        await using RunningProcess daemon = new Indexer(data.Path).Start("run");
        await using SearchService service = await SearchService.StartAsync(data.Path, new Dictionary<string, string> { ["Index__Mode"] = "external" });
        for (int i = 0; i < 3; i++)
        {
            await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Put, $"/documents/ngoai-{i}?wait=searchable", Push.Json(new { title = $"Kỳ nhông mã{i}x" }));
            (await service.SearchAsync(("q", $"mã{i}x"), ("match", "all"), ("rewrite", "off"))).Total.ShouldBe(1, daemon.Log);
        }
    }

    [Fact]
    public async Task A_stream_is_answered_while_it_is_sent()
    {
        await using SearchService service = await SearchService.StartAsync(data.Path);
        using TcpClient connection = new();
        await connection.ConnectAsync(IPAddress.Loopback, service.Http.BaseAddress!.Port, Cancellation);
        await using NetworkStream stream = connection.GetStream();
        using StreamReader reader = new(stream, Encoding.UTF8);
        await SendAsync(stream, $"POST /api/v1/documents HTTP/1.1\r\nHost: 127.0.0.1:{service.Http.BaseAddress.Port}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 1; i <= 3; i++)
        {
            // Cut inside the line: the second half completes it.
            string line = $$"""{"id": "dong-{{i}}", "title": "Tiêu đề"}""" + "\n";
            await SendAsync(stream, Chunk(line[..9]));
            await SendAsync(stream, Chunk(line[9..]));
            string? answer;
            do
            {
                answer = await reader.ReadLineAsync(Cancellation);
            }
            while (answer is not null && !answer.StartsWith('{'));
            JsonElement result = JsonDocument.Parse(answer.ShouldNotBeNull()).RootElement;
            (result.GetProperty("line").GetInt32(), result.GetProperty("status").GetInt32()).ShouldBe((i, 202));
        }

        await SendAsync(stream, "0\r\n\r\n");
    }

    [Fact]
    public async Task A_client_that_reads_nothing_before_it_has_sent_everything_gets_every_result()
    {
        const int Count = 20_000;
        await using SearchService service = await SearchService.StartAsync(data.Path);
        JsonElement[] results = [.. (await service.Http.SendAsync(HttpMethod.Post, "/documents", Push.Lines(Enumerable.Range(0, Count).Select(i => (object)new { id = "n-" + i, title = "a" })))).Body
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        results.Select(result => result.GetProperty("line").GetInt32()).ShouldBe(Enumerable.Range(1, Count));
        results.ShouldAllBe(result => result.GetProperty("status").GetInt32() == 202);
    }

    private static async Task WriteAsync(HttpClient http, int round, int writer, ConcurrentDictionary<string, int> acknowledged, CancellationToken stop)
    {
        await UntilGoneAsync(async i =>
        {
            // Every third write replaces the writer's own document: what is there must not be older than what was acknowledged.
            string id = i % 3 == 0 ? $"chung-{writer}" : $"w-{round}-{writer}-{i}";
            int number = (round * 1_000_000) + i;
            (HttpStatusCode status, _) = await http.SendAsync(HttpMethod.Put, "/documents/" + id, Document(id, number));
            if (status == HttpStatusCode.Accepted)
            {
                acknowledged[id] = number;
            }
        }, stop);
    }

    private static async Task BatchesAsync(HttpClient http, int round, ConcurrentDictionary<string, int> acknowledged, CancellationToken stop)
    {
        await UntilGoneAsync(async i =>
        {
            (_, string body) = await http.SendAsync(HttpMethod.Post, "/documents", Push.Lines(Enumerable.Range(0, 50).Select(line => Fields($"b-{round}-{i}-{line}", i))));
            foreach (string line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                JsonElement result = JsonDocument.Parse(line).RootElement;
                if (result.GetProperty("status").GetInt32() == 202)
                {
                    acknowledged[result.GetProperty("id").GetString()!] = i;
                }
            }
        }, stop);
    }

    // The service is killed under its callers: what they then get is no acknowledgement.
    private static async Task UntilGoneAsync(Func<int, Task> write, CancellationToken stop)
    {
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                await write(i);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException or JsonException)
            {
                return;
            }
        }
    }

    private static object Fields(string id, int number) => new
    {
        id,
        title = "Bọ ngựa " + id,
        text = "Theo dõi bọ ngựa trên đồng.",
        attributes = new { number = number.ToString(CultureInfo.InvariantCulture) },
    };

    private static HttpContent Document(string id, int number) => Push.Json(Fields(id, number));

    private static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n";

    private static async Task SendAsync(NetworkStream stream, string text)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), Cancellation);
        await stream.FlushAsync(Cancellation);
    }
}
