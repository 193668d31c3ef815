using System.Runtime.CompilerServices;
using Indexer.Extraction.Encodings;
using Search.Documents;

namespace Indexer.Extraction.Text;

/// <summary>Plain text, kept to the letter, but for legacy fonts: what is marked later points into it.</summary>
public sealed class TextExtractor : IExtractor
{
    private static readonly HashSet<string> Supplied = ["id", "text"];

    public IReadOnlyList<string> Extensions { get; } = [".txt", ".text"];

    /// <summary>Any bytes may be text.</summary>
    public bool Recognizes(ReadOnlySpan<byte> start) => false;

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] bytes = await BoundedReading.ReadWholeAsync(content, cancellation);
        DecodedText decoded = TextDecoding.Decode(bytes);
        yield return Extracted.Whole(new Document { Id = context.FileId, Text = decoded.Text, Attributes = decoded.Attributes }, Supplied, decoded.Notes);
    }
}
