using System.Text.Json;
using Indexer.Ingestion;
using Indexer.Quality;
using Search.Documents;

namespace Indexer.Commands;

/// <summary>
/// The file of <c>--report</c>: a JSON line for each refusal and for each document that was read, and a summary with counts by source as the last. Nothing
/// where no file was asked for.
/// </summary>
internal sealed class IngestReport(string? path) : IDisposable
{
    private readonly StreamWriter? writer = path is null ? null : new StreamWriter(path, append: false);
    private readonly QualityTally quality = new();

    public void Write(Refusal refusal) => writer?.WriteLine(JsonSerializer.Serialize(refusal, OutputJson.Readable.Refusal));

    public void Write(Document document, string file)
    {
        if (writer is not null)
        {
            DocumentQuality line = DocumentQuality.Of(document, file);
            quality.Add(line);
            writer.WriteLine(JsonSerializer.Serialize(line, OutputJson.Readable.DocumentQuality));
        }
    }

    // The refusals stand above it already; the notes do not.
    public void Write(IngestSummary summary) =>
        writer?.WriteLine(JsonSerializer.Serialize(summary with { Refusals = [], Sources = quality.BySource() }, OutputJson.Readable.IngestSummary));

    public void Dispose() => writer?.Dispose();
}
