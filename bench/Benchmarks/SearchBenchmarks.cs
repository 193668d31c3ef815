using BenchmarkDotNet.Attributes;
using Search.Documents;
using Search.Documents.Store;
using Search.Engine;
using Search.Engine.Searching;

namespace Benchmarks;

/// <summary>A page of ten hits with passages, against the same search without reading any text, and against the query taken as typed.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const int Copies = 200;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-bench-");
    private SearchIndex index = null!;

    [Params("thành ủy vĩnh khánh", "thanh uy vinh khanh", "kết luận cuộc họp ban thường vụ thành ủy")]
    public string Query { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        using (IndexApplier applier = IndexApplier.Open(folder.FullName))
        {
            long sequence = 0;
            IReadOnlyList<string> texts = SampleTexts.Read();
            for (int copy = 0; copy < Copies; copy++)
            {
                applier.Apply([.. texts.Select((text, i) => new DocumentChange(++sequence, $"{copy}-{i}", new Document { Id = $"{copy}-{i}", Text = text }))], CancellationToken.None);
            }

            applier.Commit();
        }

        index = SearchIndex.Open(folder.FullName);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        index.Dispose();
        folder.Delete(recursive: true);
    }

    [Benchmark(Baseline = true)]
    public long Page() => Run(new SearchRequest { Text = Query });

    [Benchmark]
    public long PageWithoutPassages() => Run(new SearchRequest { Text = Query, Passages = false });

    [Benchmark]
    public long PageAsTyped() => Run(new SearchRequest { Text = Query, Rewrite = false });

    private long Run(SearchRequest request)
    {
        SearchResult result = index.Search(request, CancellationToken.None);
        return result.Hits.Count == 10 ? result.Total : throw new InvalidOperationException($"'{request.Text}' found {result.Hits.Count} hits, not a page.");
    }
}
