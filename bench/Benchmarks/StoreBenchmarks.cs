using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Postgres;
using Search.Documents.Store.Sqlite;

namespace Benchmarks;

/// <summary>
/// What it takes to store a document durably, by how many are written at once. For PostgreSQL <c>TRACUU_POSTGRES</c> names a server, as
/// <c>Store:ConnectionString</c> does; a schema of its own is made there and stays.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 7)]
public class StoreBenchmarks
{
    private const int Documents = 2000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-bench-");
    private IReadOnlyList<string> texts = [];
    private IDocumentStore store = null!;
    private int written;

    [Params("sqlite", "postgres")]
    public string Provider { get; set; } = "";

    [Params(1, 100, 1000)]
    public int Batch { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        texts = SampleTexts.Read();
        store = Provider == "sqlite"
            ? await SqliteDocumentStore.OpenAsync("Data Source=" + Path.Combine(folder.FullName, "store.db"), TimeProvider.System, CancellationToken.None)
            : await PostgresDocumentStore.OpenAsync(
                (Environment.GetEnvironmentVariable("TRACUU_POSTGRES") ?? throw new InvalidOperationException("TRACUU_POSTGRES names no server.")) + $";Search Path=bench_{Guid.NewGuid():N}",
                TimeProvider.System,
                CancellationToken.None);
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        long stored = await store.CountAsync(CancellationToken.None);
        await store.DisposeAsync();
        folder.Delete(recursive: true);
        if (stored != written)
        {
            throw new InvalidOperationException($"Of {written} documents {stored} are stored.");
        }
    }

    [Benchmark(OperationsPerInvoke = Documents)]
    public async Task WriteAsync()
    {
        for (int at = 0; at < Documents; at += Batch)
        {
            await store.WriteAsync([.. Enumerable.Range(0, Batch).Select(_ => Next())], CancellationToken.None);
        }
    }

    private DocumentWrite Next()
    {
        string id = "d" + written;
        return new DocumentWrite(id, new Document { Id = id, Text = texts[written++ % texts.Count] + id });
    }
}
