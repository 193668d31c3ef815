using Indexer.Extraction.Json;
using Indexer.Languages;
using Search.Documents;
using Search.Documents.Json;
using Search.Documents.Store;

namespace SearchApi.Writing;

/// <summary>Cuts blocks of NDJSON into lines and reads each as a document. Used by one stream.</summary>
internal sealed class LineReader(Language language)
{
    private static readonly DocumentJsonOptions Options = new() { IgnoresDerived = true };

    private readonly LineSplitter splitter = new();

    /// <summary>The last line begun.</summary>
    public long Line { get; private set; }

    /// <summary>The lines that a block ends.</summary>
    public IEnumerable<ReadLine> Feed(ReadOnlyMemory<byte> block) => splitter.Feed(block).Select(Read).OfType<ReadLine>();

    /// <summary>The line that nothing ends.</summary>
    public ReadLine? End() => splitter.End() is { } last ? Read(last) : null;

    private ReadLine? Read(JsonItem item)
    {
        Line = item.Line;
        ReadOnlySpan<byte> bytes = item.Bytes.Span;
        if (item.Line == 1 && bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        if (item.Fault is { } fault)
        {
            return new ReadLine(item.Line, null, LineAnswer.Refused(item.Line, null, [fault], language));
        }

        if (bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return null;
        }

        DocumentParse parse = DocumentJson.Parse(bytes, Options);
        return parse.Draft is { } draft
            ? new ReadLine(item.Line, draft, null)
            : new ReadLine(item.Line, null, LineAnswer.Refused(item.Line, parse.Id, parse.Errors, language));
    }
}

/// <summary>A line as it was read: a document, or what is wrong with it.</summary>
internal sealed record ReadLine(long Line, DocumentDraft? Draft, LineAnswer? Refusal)
{
    /// <summary>What is to be written; null until the document is completed.</summary>
    public DocumentWrite? Write { get; init; }

    /// <summary>Roughly what it takes of the memory, in UTF-16 units.</summary>
    public int Length => Draft?.Document.Text.Length ?? 0;
}
