using System.Runtime.CompilerServices;

namespace Indexer.Extraction.Json;

/// <summary>One JSON object, or a list of objects. Streams: a file of any size takes the memory of one item.</summary>
public sealed class JsonExtractor : IExtractor
{
    public IReadOnlyList<string> Extensions { get; } = [".json"];

    public bool Recognizes(ReadOnlySpan<byte> start) => JsonShape.Of(start) == JsonShape.Kind.Json;

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using JsonInput input = await JsonInput.OpenAsync(content, cancellation);
        var objects = new ObjectSplitter();
        var items = new ItemIds(context);
        while (await input.ReadAsync(cancellation) is { Length: > 0 } block)
        {
            foreach (JsonItem item in objects.Feed(block))
            {
                yield return items.Read(item);
            }
        }

        if (objects.End() is { } last)
        {
            yield return items.Read(last);
        }

        items.EnsureAny();
    }
}
