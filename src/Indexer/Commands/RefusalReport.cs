using System.Text.Json;
using Indexer.Ingestion;

namespace Indexer.Commands;

/// <summary>The file of <c>--report</c>: a JSON line for each refusal and a summary as the last. Nothing where no file was asked for.</summary>
internal sealed class RefusalReport(string? path) : IDisposable
{
    private readonly StreamWriter? writer = path is null ? null : new StreamWriter(path, append: false);

    public void Write(Refusal refusal) => writer?.WriteLine(JsonSerializer.Serialize(refusal, OutputJson.Readable.Refusal));

    // The refusals stand above it already; the notes do not.
    public void Write(IngestSummary summary) => writer?.WriteLine(JsonSerializer.Serialize(summary with { Refusals = [] }, OutputJson.Readable.IngestSummary));

    public void Dispose() => writer?.Dispose();
}
