using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Engine.Schema;

namespace Search.Engine.Citing;

/// <summary>The days of documents, by their numbers in the reader. For one question; not thread safe.</summary>
internal sealed class DocumentDays(IndexReader reader)
{
    private readonly Dictionary<int, Leaf> leaves = [];

    /// <summary>The number of its day; <see cref="long.MinValue"/> where it has none.</summary>
    public long Of(int doc)
    {
        (Leaf leaf, int inLeaf) = At(doc);
        return leaf.Dated?.Get(inLeaf) == true ? leaf.Days!.Get(inLeaf) : long.MinValue;
    }

    /// <summary>Its day, and of one day which was stored last.</summary>
    public (long Day, long Sequence) Age(int doc)
    {
        (Leaf leaf, int inLeaf) = At(doc);
        return (Of(doc), leaf.Sequences?.Get(inLeaf) ?? 0);
    }

    /// <summary>Whether a document has a term.</summary>
    public bool Has(int doc, string field, string term)
    {
        (Leaf leaf, int inLeaf) = At(doc);
        return leaf.Reader.GetTermDocsEnum(new Term(field, term)) is { } docs && docs.Advance(inLeaf) == inLeaf;
    }

    private (Leaf Leaf, int Doc) At(int doc)
    {
        int number = ReaderUtil.SubIndex(doc, reader.Leaves);
        if (!leaves.TryGetValue(number, out Leaf? leaf))
        {
            AtomicReader of = reader.Leaves[number].AtomicReader;
            leaves[number] = leaf = new Leaf(of, of.GetNumericDocValues(FieldNames.Day), of.GetDocsWithField(FieldNames.Day), of.GetNumericDocValues(FieldNames.Sequence));
        }

        return (leaf, doc - reader.Leaves[number].DocBase);
    }

    private sealed record Leaf(AtomicReader Reader, NumericDocValues? Days, IBits? Dated, NumericDocValues? Sequences);
}
