using System.Text.Json;
using System.Text.Json.Serialization;
using Search.Documents.Store;

namespace Indexer.Sources;

/// <summary>What is known of a source between its visits. Immutable.</summary>
/// <param name="LastRun">When the last visit began; null before the first.</param>
/// <param name="LastResult">What came of it, a sentence; null before the end of the first.</param>
/// <param name="Failed">Whether the last visit could not be brought to its end.</param>
/// <param name="Stopped">Whether the process was asked to stop during the last visit.</param>
/// <param name="RunningSince">When the visit under way began, also where its process died meanwhile; null while there is none.</param>
/// <param name="NextRun">When the next visit is planned; null where nothing is.</param>
/// <param name="Documents">How many documents there were of it after the last visit.</param>
/// <param name="Refused">How many items of the last visit were refused.</param>
/// <param name="Watermark"><see cref="SourceMemory"/>.</param>
/// <param name="Validators"><see cref="SourceMemory"/>.</param>
/// <param name="Reading">A hash of what decided how the last whole visit read, so that another query, map, audience or version reads everything anew; null where none is known.</param>
internal sealed record SourceState(
    DateTimeOffset? LastRun = null,
    string? LastResult = null,
    bool Failed = false,
    bool Stopped = false,
    DateTimeOffset? RunningSince = null,
    DateTimeOffset? NextRun = null,
    long Documents = 0,
    long Refused = 0,
    string? Watermark = null,
    IReadOnlyDictionary<string, Validator>? Validators = null,
    string? Reading = null)
{
    [JsonIgnore]
    public SourceMemory Memory => new(Watermark, Validators ?? SourceMemory.Empty.Validators);

    public SourceState With(SourceMemory memory) => this with { Watermark = memory.Watermark, Validators = memory.Validators };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceState))]
internal sealed partial class SourceStateJson : JsonSerializerContext;

/// <summary>Keeps the states of sources among the records of the store. Thread safe.</summary>
internal sealed class SourceStates(IRecordStore records)
{
    /// <summary>The kind of the records.</summary>
    public const string Kind = "source";

    /// <summary>The state of a source; an empty one where nothing is known.</summary>
    public async Task<SourceState> ReadAsync(string name, CancellationToken cancellation) =>
        Parse(await records.FindAsync(Kind, name, cancellation));

    /// <summary>The states of all sources that ever ran, by name.</summary>
    public async Task<IReadOnlyDictionary<string, SourceState>> ReadAllAsync(CancellationToken cancellation) =>
        (await records.ReadAsync(Kind, cancellation)).ToDictionary(record => record.Name, Parse, StringComparer.Ordinal);

    /// <summary>Changes the state of a source, whatever another process made of it meanwhile.</summary>
    public async Task<SourceState> ChangeAsync(string name, Func<SourceState, SourceState> change, CancellationToken cancellation)
    {
        while (true)
        {
            StoredRecord? record = await records.FindAsync(Kind, name, cancellation);
            SourceState state = change(Parse(record));
            string content = JsonSerializer.Serialize(state, SourceStateJson.Default.SourceState);
            if (record?.Content == content || await records.WriteAsync(Kind, name, content, record?.Version ?? 0, cancellation) is not null)
            {
                return state;
            }
        }
    }

    // What cannot be read is as good as unknown: the source is then read anew.
    private static SourceState Parse(StoredRecord? record)
    {
        try
        {
            return record is null ? new SourceState() : JsonSerializer.Deserialize(record.Content, SourceStateJson.Default.SourceState) ?? new SourceState();
        }
        catch (JsonException)
        {
            return new SourceState();
        }
    }
}
