using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Indexer.Analyzing;
using Indexer.Tasks;
using SearchApi.Analyzing;
using SearchApi.Documents;
using SearchApi.Health;
using SearchApi.Problems;
using SearchApi.Searching;
using SearchApi.Status;
using SearchApi.Suggesting;
using SearchApi.Tasks;
using SearchApi.Writing;

namespace SearchApi.Hosting;

/// <summary>Everything the API writes, as compile-time JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(SuggestAnswer))]
[JsonSerializable(typeof(DocumentAnswer))]
[JsonSerializable(typeof(SimilarAnswer))]
[JsonSerializable(typeof(AnalyzeRequest))]
[JsonSerializable(typeof(AnalysisAnswer))]
[JsonSerializable(typeof(TaskBegun))]
[JsonSerializable(typeof(TaskList))]
[JsonSerializable(typeof(TaskAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(WriteAnswer))]
[JsonSerializable(typeof(LineAnswer))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>
    /// Leaves Vietnamese, quotes and angle brackets readable; still escapes what JSON must, and writes lone surrogates as U+FFFD.
    /// Safe because answers are sent as JSON with <c>nosniff</c>, never inside a page.
    /// </summary>
    public static ApiJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
