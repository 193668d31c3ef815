using System.Text;
using Lucene.Net.Util;
using Search.Documents;

namespace Search.Engine.Schema;

/// <summary>Which parts of a body are asides and which are numbered items, as they are stored beside it. Immutable.</summary>
/// <param name="Asides">In the order of the text, apart from each other.</param>
/// <param name="Items">In the order of the text; an item that holds others stands before them.</param>
internal sealed record BodyParts(IReadOnlyList<Aside> Asides, IReadOnlyList<DocumentItem> Items)
{
    public static readonly BodyParts None = new([], []);

    /// <summary>The parts as one stored value; null where there are none.</summary>
    public static BytesRef? Pack(IReadOnlyList<Aside> asides, IReadOnlyList<DocumentItem> items)
    {
        if (asides.Count == 0 && items.Count == 0)
        {
            return null;
        }

        using var stream = new MemoryStream(256);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        int last = 0;
        writer.Write7BitEncodedInt(asides.Count);
        foreach (Aside aside in asides)
        {
            WriteRange(aside.Start, aside.End);
        }

        last = 0;
        writer.Write7BitEncodedInt(items.Count);
        foreach (DocumentItem item in items)
        {
            writer.Write(item.Number);
            WriteRange(item.Start, item.End);
        }

        writer.Flush();
        return new BytesRef(stream.ToArray());

        void WriteRange(int start, int end)
        {
            writer.Write7BitEncodedInt(start - last);
            writer.Write7BitEncodedInt(end - start);
            last = start;
        }
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    public static BodyParts Unpack(byte[] packed)
    {
        using var stream = new MemoryStream(packed);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        int last = 0;
        var asides = new Aside[reader.Read7BitEncodedInt()];
        for (int i = 0; i < asides.Length; i++)
        {
            (int start, int end) = ReadRange();
            asides[i] = new Aside(start, end);
        }

        last = 0;
        var items = new DocumentItem[reader.Read7BitEncodedInt()];
        for (int i = 0; i < items.Length; i++)
        {
            string number = reader.ReadString();
            (int start, int end) = ReadRange();
            items[i] = new DocumentItem(number, start, end);
        }

        return new BodyParts(asides, items);

        (int Start, int End) ReadRange()
        {
            last += reader.Read7BitEncodedInt();
            return (last, last + reader.Read7BitEncodedInt());
        }
    }

    /// <summary>The aside around an index of the text, or the stretch between asides that it stands in.</summary>
    public (int Start, int End, bool IsAside) StretchAt(int at)
    {
        int start = 0;
        foreach (Aside aside in Asides)
        {
            if (at < aside.Start)
            {
                return (start, aside.Start, false);
            }

            if (at < aside.End)
            {
                return (aside.Start, aside.End, true);
            }

            start = aside.End;
        }

        return (start, int.MaxValue, false);
    }

    /// <summary>What a passage around each of some indexes may take in: the stretch, no more than the innermost item.</summary>
    /// <param name="places">Indexes of the text, ascending.</param>
    public IEnumerable<(int Start, int End)> BoundsAt(IEnumerable<int> places)
    {
        // Items that begin before a place, the innermost on top: they hold one another or lie apart.
        var open = new Stack<DocumentItem>();
        int next = 0;
        foreach (int at in places)
        {
            for (; next < Items.Count && Items[next].Start <= at; next++)
            {
                open.Push(Items[next]);
            }

            while (open.Count > 0 && open.Peek().End <= at)
            {
                open.Pop();
            }

            (int start, int end, bool isAside) = StretchAt(at);
            yield return isAside || open.Count == 0 ? (start, end) : (Math.Max(start, open.Peek().Start), Math.Min(end, open.Peek().End));
        }
    }

    /// <summary>The innermost item around an index of the text, and how many of its number it is; null in none, and in an aside.</summary>
    public (DocumentItem Item, int Nth)? ItemAt(int at)
    {
        DocumentItem? found = StretchAt(at).IsAside ? null : Items.LastOrDefault(item => item.Start <= at && at < item.End);
        return found is null ? null : (found, Items.TakeWhile(item => item != found).Count(item => item.Number == found.Number) + 1);
    }
}
