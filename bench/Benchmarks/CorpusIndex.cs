using System.Diagnostics;
using System.Globalization;
using System.Text;
using Indexer.Reading;
using Search.Documents;
using Search.Documents.Json;
using Search.Documents.Store;
using Search.Engine;

namespace Benchmarks;

/// <summary>An index of a corpus, each item read as <c>ingest</c> reads it.</summary>
internal static class CorpusIndex
{
    private const int Batch = 1000;

    /// <summary>Builds it in a folder, where it is not there yet, and opens it.</summary>
    /// <param name="corpus">A document a line.</param>
    /// <param name="folder">Where it is kept.</param>
    /// <param name="see">Is shown every document.</param>
    public static SearchIndex Open(string corpus, string folder, Action<Document> see)
    {
        using (IndexApplier applier = IndexApplier.Open(folder))
        {
            bool isBuilt = applier.Count > 0;
            long sequence = 0;
            TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (string[] lines in File.ReadLines(corpus).Chunk(Batch))
            {
                DocumentChange[] changes = [.. lines.Select(line => DocumentReader.Complete(DocumentJson.Parse(Encoding.UTF8.GetBytes(line)).Draft!)).Select(document => new DocumentChange(++sequence, document.Id, document))];
                Array.ForEach(changes, change => see(change.Document!));
                if (!isBuilt)
                {
                    applier.Apply(changes, CancellationToken.None);
                }
            }

            applier.Commit();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isBuilt ? "read" : "built")} in {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} CPU seconds"));
        }

        SearchIndex index = SearchIndex.Open(folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index.Count} documents, index {Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) / 1e6:0} MB, {Environment.ProcessorCount} processors"));
        return index;
    }
}
