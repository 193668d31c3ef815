using System.Runtime.CompilerServices;
using Indexer.Extraction;
using Search.Documents;
using Search.Documents.Json;

namespace Indexer.Sources.Records;

/// <summary>One record of a database or another service, as one JSON object. Thread safe: no state.</summary>
internal sealed class RecordExtractor : IExtractor
{
    public static RecordExtractor Instance { get; } = new();

    public IReadOnlyList<string> Extensions { get; } = [];

    public bool Recognizes(ReadOnlySpan<byte> start) => false;

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] json = await BoundedReading.ReadWholeAsync(content, cancellation, ExtractionLimits.ItemBytes);
        DocumentParse parse = DocumentJson.Parse(json, context.JsonOptions(context.FileId));
        yield return new Extracted(parse.Draft?.Document.Id ?? parse.Id ?? context.FileId, null, parse.Draft, parse.Errors, parse.Notes);
    }
}
