using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Indexer.Analyzing;
using Indexer.Evaluation;
using Indexer.Ingestion;
using Indexer.Quality;

namespace Indexer.Commands;

/// <summary>What commands print for machines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IndexerStatus))]
[JsonSerializable(typeof(IngestSummary))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSerializable(typeof(AnalysisAnswer))]
[JsonSerializable(typeof(ReadingReport))]
[JsonSerializable(typeof(DocumentQuality))]
[JsonSerializable(typeof(Disagreement))]
[JsonSerializable(typeof(KeyLine))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    /// <summary>Leaves Vietnamese readable.</summary>
    public static OutputJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });
}

/// <summary>What an ingest did, as <c>--json</c> prints it and the last line of a report has it.</summary>
/// <param name="Sequence">The store's last sequence.</param>
/// <param name="Searchable">Whether everything stored can be found.</param>
/// <param name="Refusals">At most <see cref="IngestTally.MostListed"/> of them.</param>
/// <param name="Notes">What was mended, guessed or passed over; as many at most.</param>
/// <param name="Sources">Counts by source, in a report only.</param>
internal sealed record IngestSummary(
    string Command,
    long Files,
    long FilesUnchanged,
    long FilesSkipped,
    long FilesRemoved,
    long Added,
    long Replaced,
    long Unchanged,
    long Deleted,
    long Refused,
    long Mended,
    long Sequence,
    bool Searchable,
    double TookSeconds,
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<Remark> Notes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SourceQuality>? Sources = null);
