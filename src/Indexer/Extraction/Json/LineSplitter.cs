namespace Indexer.Extraction.Json;

/// <summary>Cuts blocks into lines; blank ones are passed over, too long ones are told and skipped without being held.</summary>
internal sealed class LineSplitter
{
    private readonly ItemBuffer item = new();
    private long line = 1;

    public IEnumerable<JsonItem> Feed(ReadOnlyMemory<byte> block)
    {
        while (!block.IsEmpty)
        {
            int end = block.Span.IndexOf((byte)'\n');
            item.Append(block.Span[..(end < 0 ? block.Length : end)]);
            if (end < 0)
            {
                yield break;
            }

            if (item.Take(line) is { } whole)
            {
                yield return whole;
            }

            line++;
            block = block[(end + 1)..];
        }
    }

    public JsonItem? End() => item.Take(line);
}
