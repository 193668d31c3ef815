using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Search.Engine.Searching;

/// <summary>
/// Where a page ended, by what the hits are ordered by rather than by a count: documents that come or go between two pages neither repeat
/// nor hide others.
/// </summary>
/// <param name="Tier">0 for documents with everything asked for, 1 for those that lack some.</param>
/// <param name="Key">The score's or the day's bits, comparable.</param>
/// <param name="Sequence">The store's sequence of the last document, which breaks ties.</param>
/// <param name="Query">A digest of what was asked; a cursor serves only the search it came from.</param>
internal readonly record struct Cursor(byte Tier, double Key, long Sequence, int Query)
{
    private const int Length = 21;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Tier;
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[1..], Key);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[9..], Sequence);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[17..], Query);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="InvalidCursorException">When the text is no cursor, or one of another search.</exception>
    public static Cursor Parse(string text, int query)
    {
        Span<byte> bytes = stackalloc byte[Length + 3];
        if (text.Length > 40 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out int written) || written != Length)
        {
            throw new InvalidCursorException("This is not a value that an earlier answer gave as next.");
        }

        var cursor = new Cursor(
            bytes[0], BinaryPrimitives.ReadDoubleLittleEndian(bytes[1..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[9..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[17..]));
        return cursor.Query == query && cursor.Tier <= 1
            ? cursor
            : throw new InvalidCursorException("This value of next belongs to another search: text, filters, sort and modes must stay the same.");
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
}
