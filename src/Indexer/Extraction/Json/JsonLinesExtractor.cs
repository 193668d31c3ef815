using System.Runtime.CompilerServices;

namespace Indexer.Extraction.Json;

/// <summary>One JSON object a line. A bad line does not stop the good ones.</summary>
public sealed class JsonLinesExtractor : IExtractor
{
    public IReadOnlyList<string> Extensions { get; } = [".jsonl", ".ndjson"];

    public bool Recognizes(ReadOnlySpan<byte> start) => JsonShape.Of(start) == JsonShape.Kind.Lines;

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using JsonInput input = await JsonInput.OpenAsync(content, cancellation);
        var lines = new LineSplitter();
        var items = new ItemIds(context);
        while (await input.ReadAsync(cancellation) is { Length: > 0 } block)
        {
            foreach (JsonItem item in lines.Feed(block))
            {
                yield return items.Read(item);
            }
        }

        if (lines.End() is { } last)
        {
            yield return items.Read(last);
        }

        items.EnsureAny();
    }
}
