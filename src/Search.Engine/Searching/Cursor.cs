using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Search.Engine.Searching;

/// <summary>
/// Where a page ended, by what the hits are ordered by rather than by a count: documents that come or go between two pages neither repeat
/// nor hide others. Scores move with every document of the index, so in their order it lists what was shown, by sequence.
/// </summary>
internal sealed record Cursor
{
    /// <summary>Longest text of a cursor: an address of 64 KiB has room for it and the question.</summary>
    public const int MaxText = 48 * 1024;

    private const int Fixed = 21;

    /// <summary>0 for documents with everything asked for, 1 for those that lack some.</summary>
    public required byte Tier { get; init; }

    /// <summary>The score or the day, comparable.</summary>
    public required double Key { get; init; }

    /// <summary>The store's sequence of the last document, which breaks ties.</summary>
    public required long Sequence { get; init; }

    /// <summary>A digest of what was asked; a cursor serves only the search it came from.</summary>
    public required int Query { get; init; }

    /// <summary>Whether documents that lack some of the words were let in: decided once for a walk.</summary>
    public bool Relaxed { get; init; }

    /// <summary>The sequences of all documents shown so far; null where the order itself tells them, or they are too many for an address.</summary>
    public IReadOnlyList<long>? Shown { get; init; }

    public override string ToString()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((byte)(Tier | (Relaxed ? 2 : 0)));
        writer.Write(Key);
        writer.Write(Sequence);
        writer.Write(Query);
        if (Shown is not null)
        {
            long last = 0;
            foreach (long sequence in Shown.Order())
            {
                writer.Write7BitEncodedInt64(sequence - last);
                last = sequence;
            }
        }

        writer.Flush();
        string text = Base64Url.EncodeToString(stream.ToArray());
        return text.Length <= MaxText ? text : (this with { Shown = null }).ToString();
    }

    /// <exception cref="InvalidCursorException">When the text is no cursor, or one of another search.</exception>
    public static Cursor Parse(string text, int query)
    {
        var wrong = new InvalidCursorException("This is not a value that an earlier answer gave as next.");
        if (text.Length > MaxText || !Base64Url.IsValid(text))
        {
            throw wrong;
        }

        byte[] bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < Fixed || bytes[0] > 3)
        {
            throw wrong;
        }

        var cursor = new Cursor
        {
            Tier = (byte)(bytes[0] & 1),
            Relaxed = (bytes[0] & 2) != 0,
            Key = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(1)),
            Sequence = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(9)),
            Query = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(17)),
            Shown = bytes.Length > Fixed ? Sequences(bytes) ?? throw wrong : null,
        };
        return cursor.Query == query ? cursor : throw new InvalidCursorException("This value of next belongs to another search: text, filters, sort and modes must stay the same.");
    }

    /// <summary>A digest of all that decides which hits there are and in which order; not of page, size and facets.</summary>
    public static int Digest(SearchRequest request)
    {
        var asked = new StringBuilder(request.Text)
            .Append('\n').Append(request.From).Append('\n').Append(request.To).Append('\n').Append(request.Sort).Append(request.Accents).Append(request.Match).Append(request.Rewrite)
            .Append(request.Collapse).Append('\n').Append(request.Series);
        foreach ((FacetField field, IReadOnlyList<string> values) in request.Filters.OrderBy(f => f.Key))
        {
            asked.Append('\n').Append(field).Append('=').AppendJoin('|', values.Order(StringComparer.Ordinal));
        }

        return BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(asked.ToString())));
    }

    /// <summary>The list behind the fixed part; null where it is none.</summary>
    private static List<long>? Sequences(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, Fixed, bytes.Length - Fixed));
        var sequences = new List<long>();
        try
        {
            for (long last = 0; reader.BaseStream.Position < reader.BaseStream.Length; sequences.Add(last))
            {
                last = checked(last + reader.Read7BitEncodedInt64());
            }

            return sequences;
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
