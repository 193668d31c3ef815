using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Search.Engine.Schema;

/// <summary>
/// A document's body as it is stored to be shown: in pieces, behind what is known of its parts. So of a body of millions of characters only the beginning is
/// unpacked where no more is wanted. For one reading.
/// </summary>
internal sealed class BodyText : StoredFieldVisitor
{
    /// <summary>UTF-16 units of a piece at most; nearly every body is one.</summary>
    private const int Piece = 32 * 1024;

    private readonly int wanted;
    private readonly List<string> pieces = [];
    private int length;
    private byte[]? parts;

    private BodyText(int wanted) => this.wanted = wanted;

    /// <summary>The beginning of the body, or all of it.</summary>
    public string Text => string.Concat(pieces);

    public BodyParts Parts => parts is null ? BodyParts.None : BodyParts.Unpack(parts);

    public static void Store(LuceneDocument fields, string text, BytesRef? parts)
    {
        if (parts is not null)
        {
            fields.Add(new StoredField(FieldNames.Parts, parts));
        }

        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Math.Min(text.Length, start + Piece);
            end -= end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
            fields.Add(new StoredField(FieldNames.Body, text[start..end]));
        }
    }

    /// <summary>Reads what is stored of a document.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="doc">Its number in the reader.</param>
    /// <param name="wanted">UTF-16 units from the beginning on; of a longer body up to a piece more comes.</param>
    public static BodyText Read(IndexReader reader, int doc, int wanted)
    {
        var read = new BodyText(wanted);
        reader.Document(doc, read);
        return read;
    }

    public override Status NeedsField(FieldInfo fieldInfo) => fieldInfo.Name switch
    {
        FieldNames.Parts => Status.YES,
        FieldNames.Body => length < wanted ? Status.YES : Status.STOP,
        _ => Status.NO,
    };

    public override void StringField(FieldInfo fieldInfo, string value)
    {
        pieces.Add(value);
        length += value.Length;
    }

    public override void BinaryField(FieldInfo fieldInfo, byte[] value) => parts = value;
}
