using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Search.Client;

/// <summary>The JSON of what is sent and answered, generated when the client is built.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SearchResults))]
[JsonSerializable(typeof(SimilarDocuments))]
[JsonSerializable(typeof(SuggestionList))]
[JsonSerializable(typeof(SearchDocument))]
[JsonSerializable(typeof(FoundDocument))]
[JsonSerializable(typeof(WriteResult))]
[JsonSerializable(typeof(LineResult))]
[JsonSerializable(typeof(ServiceStatus))]
[JsonSerializable(typeof(ServiceTask))]
[JsonSerializable(typeof(TaskBegun))]
[JsonSerializable(typeof(TaskList))]
[JsonSerializable(typeof(AnalysisRequest))]
[JsonSerializable(typeof(TextAnalysis))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ClientJson : JsonSerializerContext
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonTypeInfoResolver.WithAddedModifier(new ClientJson(), LeaveOutWhatIsEmpty),
    };

    /// <summary>How a type is read and written.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T));

    /// <summary>The same, of a type known only when the program runs.</summary>
    public static JsonTypeInfo Of(Type type) => Readable.GetTypeInfo(type);

    // An empty value would count as supplied, and then nothing is read out of the text in its place.
    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        if (type.Type != typeof(SearchDocument))
        {
            return;
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            property.ShouldSerialize = (_, value) => value is IEnumerable several ? several.GetEnumerator().MoveNext() : value is not null;
        }
    }
}
