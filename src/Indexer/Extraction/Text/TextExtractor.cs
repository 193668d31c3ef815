using System.Runtime.CompilerServices;
using Indexer.Extraction.Encodings;
using Search.Documents;

namespace Indexer.Extraction.Text;

/// <summary>Plain text, kept to the letter: what is marked later points into it.</summary>
public sealed class TextExtractor : IExtractor
{
    private static readonly HashSet<string> Supplied = ["id", "text"];

    public IReadOnlyList<string> Extensions { get; } = [".txt", ".text"];

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] bytes = await BoundedReading.ReadWholeAsync(content, cancellation);
        (string text, IReadOnlyList<DocumentNote> notes) = TextDecoding.Decode(bytes);
        yield return Extracted.Whole(new Document { Id = context.FileId, Text = text }, Supplied, notes);
    }
}
