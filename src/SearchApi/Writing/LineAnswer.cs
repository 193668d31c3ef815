using System.Text.Json.Serialization;
using Indexer.Languages;
using Search.Documents;
using Search.Documents.Store;
using SearchApi.Problems;

namespace SearchApi.Writing;

/// <summary>What became of a line.</summary>
/// <param name="Line">Its number, from 1, blank lines counted.</param>
/// <param name="Id">The document's identity, where it could be read.</param>
/// <param name="Status">202 durable; 200 searchable, where that was waited for; 400 or 413 not a document; 429 too much under way; 503 or 507 the store cannot do it.</param>
/// <param name="Sequence">The sequence of the change.</param>
/// <param name="Error">What is wrong and what to do.</param>
public sealed record LineAnswer(
    long Line,
    string? Id,
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Sequence = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error = null)
{
    /// <summary>A line that is not a document.</summary>
    internal static LineAnswer Refused(long line, string? id, IReadOnlyList<DocumentError> errors, Language language) => new(
        line, id, errors.Max(DocumentErrorTexts.Status), Error: string.Join(' ', errors.Select(error => DocumentErrorTexts.Of(error).In(language))));

    /// <summary>A line that the store could not take.</summary>
    internal static LineAnswer Failed(long line, string id, StoreException fault, Language language) =>
        new(line, id, StoreProblems.Status(fault), Error: StoreProblems.Detail(fault).In(language));

    /// <summary>A line for which there was no room.</summary>
    internal static LineAnswer Later(long line, string id, Language language) =>
        new(line, id, StatusCodes.Status429TooManyRequests, Error: WriteRequest.Busy.In(language));
}
