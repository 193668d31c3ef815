using System.Text.Json.Serialization;

namespace SearchApi.Problems;

/// <summary>Why a request was refused or failed (RFC 9457).</summary>
/// <param name="Title">What went wrong, in a few words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What the caller can do about it.</param>
/// <param name="TraceId">Names the request in the server's log.</param>
/// <param name="Errors">For bad parameters: each parameter with what is wrong with it.</param>
public sealed record Problem(
    string Title,
    int Status,
    string Detail,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null);
