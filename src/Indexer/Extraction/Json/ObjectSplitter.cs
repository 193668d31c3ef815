using Search.Documents;

namespace Indexer.Extraction.Json;

/// <summary>
/// Cuts a JSON file into its topmost objects, those inside one outer list or following one another. Only brackets and quotes are looked at; whether
/// an object is sound is for its reader to say, so that one bad object does not stop the others.
/// </summary>
internal sealed class ObjectSplitter
{
    private static readonly DocumentError Stray = new("not-an-object", "", "Something that is no object stands where a document should.", "Write objects, in a list or alone.");

    private static readonly DocumentError CutOff = new("not-json", "", "The file ends inside an object.", "It was cut off: fetch it again.");

    private static readonly DocumentError Unopened = new("not-json", "", "This is not valid JSON: the ']' in this line closes nothing.", "Remove it, or fetch the file again.");

    private readonly ItemBuffer item = new();
    private long line = 1;
    private long startLine;
    private int depth;
    private bool inString;
    private bool escaped;
    private bool stray;
    private long lists;
    private long listLine;

    public IEnumerable<JsonItem> Feed(ReadOnlyMemory<byte> block)
    {
        int from = 0;
        for (int at = 0; at < block.Length; at++)
        {
            byte c = block.Span[at];
            line += c == (byte)'\n' ? 1 : 0;
            if (depth > 0)
            {
                if (Inside(c))
                {
                    item.Append(block.Span[from..(at + 1)]);
                    from = at + 1;
                    if (item.Take(startLine) is { } whole)
                    {
                        yield return whole;
                    }
                }
            }
            else if (c == (byte)'{')
            {
                (depth, startLine, from, stray) = (1, line, at, false);
            }
            else if (IsBetween(c))
            {
                stray = stray && c != (byte)',';
                if (!Count(c))
                {
                    yield return new JsonItem(default, line, Unopened);
                }
            }
            else if (!stray)
            {
                // Told once for each stretch: 'null', a number, a string.
                stray = true;
                yield return new JsonItem(default, line, Stray);
            }
        }

        if (depth > 0)
        {
            item.Append(block.Span[from..]);
        }
    }

    public JsonItem? End() => depth > 0 ? new JsonItem(default, startLine, CutOff)
        : lists > 0 ? new JsonItem(default, listLine, Unclosed())
        : null;

    private DocumentError Unclosed() => new(
        "not-json",
        "",
        $"This is not valid JSON: the file ends in line {line}, and {(lists == 1 ? "the list" : $"the last of {lists} lists")} opened by '[' is never closed.",
        "It was cut off, or is no list of documents: fetch it again.");

    /// <summary>Keeps the lists that are open; false for an end without a beginning.</summary>
    private bool Count(byte c)
    {
        if (c == (byte)'[')
        {
            (lists, listLine) = (lists + 1, line);
        }
        else if (c == (byte)']')
        {
            lists--;
        }

        bool fits = lists >= 0;
        lists = Math.Max(0, lists);
        return fits;
    }

    private static bool IsBetween(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)'[' or (byte)']';

    /// <summary>Whether the object ends with this byte.</summary>
    private bool Inside(byte c)
    {
        if (inString)
        {
            inString = escaped || c != (byte)'"';
            escaped = !escaped && c == (byte)'\\';
            return false;
        }

        switch (c)
        {
            case (byte)'"': inString = true; break;
            case (byte)'{' or (byte)'[': depth++; break;
            case (byte)'}' or (byte)']': depth--; break;
        }

        return depth == 0;
    }
}
