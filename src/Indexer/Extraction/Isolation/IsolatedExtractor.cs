using System.Runtime.CompilerServices;

namespace Indexer.Extraction.Isolation;

/// <summary>An extractor whose work is done by another process, so that a file which hangs, crashes or swallows memory takes nothing else with it.</summary>
internal sealed class IsolatedExtractor(IExtractor inner, ExtractionProcess process) : IExtractor
{
    public IReadOnlyList<string> Extensions => inner.Extensions;

    public bool Recognizes(ReadOnlySpan<byte> start) => inner.Recognizes(start);

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] bytes = await BoundedReading.ReadWholeAsync(content, cancellation, ExtractionLimits.ContainerBytes);
        var request = new ExtractionRequest(inner.Extensions[0], context.FileId, context.FieldMap);
        await foreach (Extracted item in process.ExtractAsync(request, bytes, cancellation))
        {
            yield return item;
        }
    }
}
