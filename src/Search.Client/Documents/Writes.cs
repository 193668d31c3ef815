using System.Text.Json.Serialization;

namespace Search.Client;

/// <summary>A write that is durable.</summary>
/// <param name="Id">The document's identity.</param>
/// <param name="Sequence">The sequence of the change; of an unchanged document that of its last change.</param>
public sealed record WriteResult(string Id, long Sequence)
{
    /// <summary>Whether it can be found already: the write waited and the service answered 200.</summary>
    [JsonIgnore]
    public bool IsSearchable { get; init; }

    /// <summary>Names the new state of the document; null of a deletion.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }
}

/// <summary>What became of a document of a batch.</summary>
/// <param name="Line">Its place in the stream, from 1.</param>
/// <param name="Id">Its identity, where it could be read.</param>
/// <param name="Status">202 durable; 200 searchable, where that was waited for; 400 or 413 no document; 429 too much under way; 503 or 507 the store cannot do it.</param>
/// <param name="Sequence">The sequence of the change.</param>
/// <param name="Error">What is wrong and what to do.</param>
public sealed record LineResult(long Line, string? Id, int Status, long? Sequence = null, string? Error = null)
{
    /// <summary>Whether the document is durable.</summary>
    [JsonIgnore]
    public bool IsStored => Status is >= 200 and < 300;
}
