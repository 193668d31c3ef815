using System.Globalization;
using Search.Documents;
using Search.Documents.Json;

namespace Indexer.Extraction.Json;

/// <summary>The bytes of one item and the line they start on. Good until the splitter is fed again.</summary>
/// <param name="Fault">Why the item cannot be read, where that is known already.</param>
internal readonly record struct JsonItem(ReadOnlyMemory<byte> Bytes, long Line, DocumentError? Fault = null)
{
    public static DocumentError TooLong { get; } = new("item-too-long", "", "The item is longer than 16 MiB.", "Split it: a document has at most 4 MiB of text.");
}

/// <summary>Reads items one after the other and gives ids to those that have none: the file's id, <c>#</c> and the line.</summary>
internal sealed class ItemIds(ExtractionContext context)
{
    private long line;
    private int onLine;
    private bool any;

    public Extracted Read(JsonItem item)
    {
        any = true;
        onLine = item.Line == line ? onLine + 1 : 1;
        line = item.Line;
        if (item.Fault is { } fault)
        {
            return Extracted.Refused(null, line, fault);
        }

        // A list written on one line has several items on it.
        string id = string.Create(CultureInfo.InvariantCulture, $"{context.FileId}#{line}");
        string own = onLine == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}.{onLine}");
        DocumentParse parse = DocumentJson.Parse(item.Bytes.Span, context.JsonOptions(own));
        return new Extracted(parse.Draft?.Document.Id ?? parse.Id, line, parse.Draft, parse.Errors, parse.Notes);
    }

    /// <exception cref="ExtractionException">When there was no item at all.</exception>
    public void EnsureAny()
    {
        if (!any)
        {
            throw new ExtractionException(new("empty", "", "The file holds no item.", "Remove it, or fill it."));
        }
    }
}
