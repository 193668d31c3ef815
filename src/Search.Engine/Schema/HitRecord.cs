using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Documents;

namespace Search.Engine.Schema;

/// <summary>What a hit shows, packed into one binary doc value.</summary>
internal sealed record HitRecord(
    string Id, string? Url, DocumentKind Kind, string? Type, string? Symbol, string? Issuer, DateOnly? Date, string? Source, string Title, bool IsTruncated)
{
    /// <summary>A doc value holds 32 766 bytes; titles beyond this are cut at a blank in the list of hits, never in the document.</summary>
    private const int LongestTitle = 2000;

    public static HitRecord Of(Document document) => new(
        document.Id, Cut(document.Url, 2000), document.Kind, Cut(document.Type, 200), Cut(document.Symbol, 200), Cut(document.Issuer, 500),
        document.Date, Cut(document.Source, 500), Cut(document.Title, LongestTitle)!,
        document.IsTruncated);

    public BytesRef Pack()
    {
        using var stream = new MemoryStream(256);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Id);
        WriteOptional(writer, Url);
        writer.Write((byte)Kind);
        WriteOptional(writer, Type);
        WriteOptional(writer, Symbol);
        WriteOptional(writer, Issuer);
        writer.Write(Date?.DayNumber ?? -1);
        WriteOptional(writer, Source);
        writer.Write(Title);
        writer.Write(IsTruncated);
        return new BytesRef(stream.ToArray());
    }

    /// <summary>Reads the record of a document by its number in the reader.</summary>
    public static HitRecord Read(IndexReader reader, int doc)
    {
        IList<AtomicReaderContext> leaves = reader.Leaves;
        AtomicReaderContext leaf = leaves[ReaderUtil.SubIndex(doc, leaves)];
        var packed = new BytesRef();
        leaf.AtomicReader.GetBinaryDocValues(FieldNames.Hit).Get(doc - leaf.DocBase, packed);
        return Unpack(packed);
    }

    private static HitRecord Unpack(BytesRef packed)
    {
        using var stream = new MemoryStream(packed.Bytes, packed.Offset, packed.Length);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        string id = reader.ReadString();
        string? url = ReadOptional(reader);
        var kind = (DocumentKind)reader.ReadByte();
        string? type = ReadOptional(reader);
        string? symbol = ReadOptional(reader);
        string? issuer = ReadOptional(reader);
        int day = reader.ReadInt32();
        return new HitRecord(id, url, kind, type, symbol, issuer, day < 0 ? null : DateOnly.FromDayNumber(day), ReadOptional(reader), reader.ReadString(), reader.ReadBoolean());
    }

    /// <summary>Cuts at a blank, or failing that between characters.</summary>
    internal static string? Cut(string? value, int length)
    {
        if (value is null || value.Length <= length)
        {
            return value;
        }

        int blank = value.LastIndexOf(' ', length - 1);
        int end = blank > length / 2 ? blank : length;
        return value[..(char.IsHighSurrogate(value[end - 1]) ? end - 1 : end)];
    }

    private static void WriteOptional(BinaryWriter writer, string? value)
    {
        writer.Write(value is not null);
        if (value is not null)
        {
            writer.Write(value);
        }
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
