using System.Runtime.CompilerServices;
using Indexer.Extraction.Encodings;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Search.Documents;

namespace Indexer.Extraction.Markdown;

/// <summary>
/// Markdown. The text is kept to the letter, marks of emphasis too: they are punctuation to the analyzer, and what is marked later points into
/// the text. Only the first heading is taken out of it, as title.
/// </summary>
public sealed class MarkdownExtractor : IExtractor
{
    // Nested deeper, the parser itself would be the danger.
    private const int ParsedForHeading = 64 * 1024;

    private static readonly HashSet<string> Supplied = ["id", "text"];

    private static readonly HashSet<string> SuppliedWithTitle = ["id", "text", "title"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseYamlFrontMatter().Build();

    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    /// <summary>Any text may be Markdown.</summary>
    public bool Recognizes(ReadOnlySpan<byte> start) => false;

    public async IAsyncEnumerable<Extracted> ExtractAsync(Stream content, ExtractionContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] bytes = await BoundedReading.ReadWholeAsync(content, cancellation);
        DecodedText decoded = TextDecoding.Decode(bytes);
        var document = new Document { Id = context.FileId, Text = decoded.Text, Attributes = decoded.Attributes };
        (string Title, ExtractedValue Where)? heading = FirstHeading(decoded.Text);
        if (heading is { } found)
        {
            document = document with { Title = found.Title, Extracted = new Dictionary<string, ExtractedValue> { ["title"] = found.Where } };
        }

        yield return Extracted.Whole(document, heading is null ? Supplied : SuppliedWithTitle, decoded.Notes);
    }

    /// <summary>The first heading where nothing but blanks or front matter stands before it; null where the file starts otherwise.</summary>
    private static (string Title, ExtractedValue Where)? FirstHeading(string text)
    {
        string start = text.Length <= ParsedForHeading ? text : text[..ParsedForHeading];
        try
        {
            Block? first = Markdig.Markdown.Parse(start, Pipeline).FirstOrDefault(block => block is not Markdig.Extensions.Yaml.YamlFrontMatterBlock);
            if (first is not HeadingBlock { Inline: { } inline } block)
            {
                return null;
            }

            string title = string.Concat(inline.Descendants().Select(part => part switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                _ => "",
            })).Trim();

            // THÔNG BÁO as a heading is the type of the paper; the reader puts its title together.
            return title.Length is 0 or > 300 || Reading.PaperTypes.IsBare(title) ? null : (title, new ExtractedValue(block.Span.Start, Math.Min(block.Span.End + 1, text.Length), 0.9));
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            // Nested too deeply for the parser: no heading, and the text is whole all the same.
            return null;
        }
    }
}
