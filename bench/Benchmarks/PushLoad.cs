using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>
/// Pushes documents to a running service, many callers at once, and measures how long a write takes to be durable and how long until a search finds it:
/// <c>push URL [--writers N] [--probes N] [--seconds N] [--key KEY]</c>. Writers push as fast as they are answered; probes write a document with a word of its
/// own and search for it until it is found.
/// </summary>
internal static class PushLoad
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        string url = arguments[0];
        int writers = Number("--writers", 8), probes = Number("--probes", 2), seconds = Number("--seconds", 30);
        using HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1000 }) { BaseAddress = new Uri(url) };
        if (Option("--key") is { } key)
        {
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        IReadOnlyList<string> texts = SampleTexts.Read();
        ConcurrentBag<double> durable = [], searchable = [];
        ConcurrentDictionary<HttpStatusCode, int> statuses = new();
        string run = Guid.NewGuid().ToString("N")[..8];
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(seconds));
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll([
            .. Enumerable.Range(0, writers).Select(writer => RepeatAsync(async i =>
            {
                long sent = Stopwatch.GetTimestamp();
                HttpStatusCode status = await PutAsync($"{run}-{writer}-{i}", $"Văn bản {writer}-{i}", texts[(i + writer) % texts.Count]);
                statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                if (status == HttpStatusCode.Accepted)
                {
                    durable.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                }
                else
                {
                    await Task.Delay(500);
                }
            })),
            .. Enumerable.Range(0, probes).Select(probe => RepeatAsync(async i =>
            {
                string word = $"do{run}{probe}x{i}";
                long sent = Stopwatch.GetTimestamp();
                if (await PutAsync(word, word, "Văn bản để đo.") != HttpStatusCode.Accepted)
                {
                    await Task.Delay(500);
                    return;
                }

                while (!await IsFoundAsync(word))
                {
                    await Task.Delay(10);
                }

                searchable.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                await Task.Delay(50);
            })),
        ]);
        double took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{writers} writers, {probes} probes, {took:F0} s: {durable.Count / took:F0} documents/s; answers {string.Join(", ", statuses.Select(pair => $"{(int)pair.Key}: {pair.Value}"))}"));
        Tell("durable", durable);
        Tell("searchable", searchable);
        return searchable.IsEmpty ? 1 : 0;

        async Task RepeatAsync(Func<int, Task> work)
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                await work(i);
            }
        }

        async Task<HttpStatusCode> PutAsync(string id, string title, string text)
        {
            using StringContent content = new(JsonSerializer.Serialize(new Dictionary<string, string> { ["title"] = title, ["text"] = text }), Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await http.PutAsync("/api/v1/documents/" + id, content);
            return response.StatusCode;
        }

        async Task<bool> IsFoundAsync(string word)
        {
            string answer = await http.GetStringAsync($"/api/v1/search?q={word}&match=all&rewrite=off&size=1");
            return answer.Contains($"\"id\":\"{word}\"", StringComparison.Ordinal);
        }

        string? Option(string name) => Array.IndexOf(arguments, name) is int at and >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;

        int Number(string name, int absent) => Option(name) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : absent;
    }

    private static void Tell(string what, ConcurrentBag<double> times)
    {
        double[] sorted = [.. times.Order()];
        if (sorted.Length > 0)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {sorted.Length} writes, median {At(0.5):F0} ms, p90 {At(0.9):F0} ms, p99 {At(0.99):F0} ms, longest {sorted[^1]:F0} ms"));
        }

        double At(double share) => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(share * sorted.Length) - 1)];
    }
}
