using System.Globalization;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Postgres;
using Search.Documents.Store.Sqlite;

namespace Benchmarks;

/// <summary>
/// Documents a second that are stored durably, by how many are written at once. Both stores write in turn, so that what else the machine does strikes
/// both; the ratio is that of each turn.
/// </summary>
internal static class StoreThroughput
{
    private const int Turns = 7;
    private static readonly (int Batch, int Documents)[] Sizes = [(1, 200), (100, 2000), (1000, 4000)];

    /// <param name="postgres">As <c>Store:ConnectionString</c>; a schema of its own is made there and stays.</param>
    public static async Task RunAsync(string postgres)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-bench-");
        IReadOnlyList<string> texts = SampleTexts.Read();
        await using (SqliteDocumentStore first = await SqliteDocumentStore.OpenAsync("Data Source=" + Path.Combine(folder.FullName, "store.db"), TimeProvider.System, CancellationToken.None))
        await using (PostgresDocumentStore second = await PostgresDocumentStore.OpenAsync($"{postgres};Search Path=bench_{Guid.NewGuid():N}", TimeProvider.System, CancellationToken.None))
        {
            Console.WriteLine("| at once | sqlite, documents/s | postgres, documents/s | sqlite : postgres, median of the turns (least, most) |\n|---|---|---|---|");
            int written = 0;
            foreach ((int batch, int documents) in Sizes)
            {
                var sqlite = new List<double>();
                var server = new List<double>();

                // The first turn warms up.
                for (int turn = 0; turn <= Turns; turn++, written += documents)
                {
                    DocumentWrite[][] batches = [.. Enumerable.Range(written, documents).Select(at => Write(at, texts)).Chunk(batch)];
                    double a = await MeasureAsync(first, batches), b = await MeasureAsync(second, batches);
                    if (turn > 0)
                    {
                        sqlite.Add(a);
                        server.Add(b);
                    }
                }

                double[] ratios = [.. sqlite.Zip(server, (a, b) => a / b).Order()];
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {batch} | {Median(sqlite):0} | {Median(server):0} | {ratios[Turns / 2]:0.0} ({ratios[0]:0.0}, {ratios[^1]:0.0}) |"));
            }

            if (await first.CountAsync(CancellationToken.None) != written || await second.CountAsync(CancellationToken.None) != written)
            {
                throw new InvalidOperationException("Not all documents are stored.");
            }
        }

        folder.Delete(recursive: true);
    }

    private static DocumentWrite Write(int at, IReadOnlyList<string> texts)
    {
        string id = "d" + at;
        return new DocumentWrite(id, new Document { Id = id, Text = texts[at % texts.Count] + id });
    }

    private static async Task<double> MeasureAsync(IDocumentStore store, DocumentWrite[][] batches)
    {
        long start = TimeProvider.System.GetTimestamp();
        foreach (DocumentWrite[] batch in batches)
        {
            await store.WriteAsync(batch, CancellationToken.None);
        }

        return batches.Sum(batch => batch.Length) / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
