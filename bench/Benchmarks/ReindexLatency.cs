using System.Globalization;
using Indexer.Following;
using Indexer.Tasks;
using Microsoft.Extensions.Logging.Abstractions;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;
using Search.Engine.Searching;

namespace Benchmarks;

/// <summary>
/// What a reindex does to searches in the same process: latencies at a fixed rate, with a generation being built and without, in turn. A search counts from
/// when it was due, so that one which waits for another is not forgiven.
/// </summary>
internal sealed class ReindexLatency(int documents, double rate, int rounds)
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-bench-");
    private readonly string[] queries = [.. SampleTexts.Read().SelectMany(Queries).Distinct().Take(200)];

    /// <summary>Runs it and prints a table.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        string indexPath = Path.Combine(folder.FullName, "index");
        await using SqliteDocumentStore store = await SqliteDocumentStore.OpenAsync("Data Source=" + Path.Combine(folder.FullName, "store.db"), TimeProvider.System, cancellation);
        await FillAsync(store, cancellation);
        var tasks = new ServiceTasks(store.Records, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using SearchIndex index = SearchIndex.Open(indexPath);
        var follower = new StoreFollower(store, indexPath, new FollowerOptions(), TimeProvider.System, NullLogger<StoreFollower>.Instance, _ => index.Refresh());
        Task following = follower.RunAsync(stop.Token);
        while (index.Count < documents)
        {
            await Task.Delay(200, cancellation);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents} documents, {rate} searches a second, {Environment.ProcessorCount} processors"));
        await MeasureAsync(index, () => Task.FromResult(false), TimeSpan.FromSeconds(5), cancellation);
        var without = new List<double>();
        var with = new List<double>();
        long most = 0;
        for (int round = 1; round <= rounds; round++)
        {
            without.AddRange(await MeasureAsync(index, () => Task.FromResult(false), Calm, cancellation));
            string id = (await tasks.RequestReindexAsync(IndexIdentity.Of(indexPath), "benchmark", cancellation)).Id;
            with.AddRange(await MeasureAsync(
                index,
                async () =>
                {
                    most = Math.Max(most, SizeOf(indexPath));
                    return (await tasks.FindAsync(id, cancellation))!.IsFinished;
                },
                TimeSpan.FromHours(1),
                cancellation));
            ServiceTask task = (await tasks.FindAsync(id, cancellation))!;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {task.State} in {(task.FinishedAt - task.StartedAt)?.TotalSeconds:0.0} s"));
        }

        Print("without", without);
        Print("with", with);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ratio at p50 {At(with, .5) / At(without, .5):0.00}, at p99 {At(with, .99) / At(without, .99):0.00}; index {SizeOf(indexPath) / 1e6:0} MB, at most {most / 1e6:0} MB with the one being built"));
        await stop.CancelAsync();
        await following;
        folder.Delete(recursive: true);
    }

    private async Task<List<double>> MeasureAsync(SearchIndex index, Func<Task<bool>> isOver, TimeSpan longest, CancellationToken cancellation)
    {
        TimeProvider time = TimeProvider.System;
        var running = new List<Task<double>>();
        long start = time.GetTimestamp();
        int over = 0;
        for (int n = 0; time.GetElapsedTime(start) < longest && Volatile.Read(ref over) == 0; n++)
        {
            TimeSpan due = TimeSpan.FromSeconds(n / rate);
            if (due - time.GetElapsedTime(start) is { Ticks: > 0 } early)
            {
                await Task.Delay(early, time, cancellation);
            }

            string query = queries[n % queries.Length];
            running.Add(Task.Run(
                () =>
                {
                    index.Search(new SearchRequest { Text = query, Facets = [FacetField.Kind, FacetField.Year] }, cancellation);
                    return (time.GetElapsedTime(start) - due).TotalMilliseconds;
                },
                cancellation));
            if (n % (int)Math.Max(1, rate / 4) == 0 && await isOver())
            {
                over = 1;
            }
        }

        return [.. await Task.WhenAll(running)];
    }

    private async Task FillAsync(SqliteDocumentStore store, CancellationToken cancellation)
    {
        IReadOnlyList<string> texts = SampleTexts.Read();
        foreach (int[] batch in Enumerable.Range(0, documents).Chunk(500))
        {
            await store.WriteAsync([.. batch.Select(n => new DocumentWrite($"d{n}", Make(n)))], cancellation);
        }

        // Paragraphs of several samples, so that no two documents are alike.
        Document Make(int n)
        {
            var random = new Random(n);
            IEnumerable<string> parts = Enumerable.Range(0, 6).Select(_ =>
            {
                string text = texts[random.Next(texts.Count)];
                int from = random.Next(Math.Max(1, text.Length - 600));
                return text.Substring(from, Math.Min(600, text.Length - from));
            });
            return new Document { Id = $"d{n}", Title = $"Thông báo số {n}", Text = string.Join('\n', parts), IssuedOn = new DateOnly(2015 + (n % 10), 1, 1) };
        }
    }

    private static IEnumerable<string> Queries(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (int at = 0; at + 4 <= words.Length; at += 37)
        {
            yield return string.Join(' ', words[at..(at + 2 + (at % 3))]);
        }
    }

    private static long SizeOf(string path)
    {
        try
        {
            return new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Exists ? file.Length : 0);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static void Print(string name, List<double> times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-8} {times.Count,6} searches: p50 {At(times, .5):0.0} ms, p95 {At(times, .95):0.0} ms, p99 {At(times, .99):0.0} ms, most {times.Max():0.0} ms"));

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)Math.Min(times.Count - 1, share * times.Count));
}
