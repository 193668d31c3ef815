using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Engine.Schema;
using Search.Engine.Searching;

namespace Search.Engine.Suggesting;

/// <summary>The caller's documents that suggestions are of: those that pass the filters, or all. For one request.</summary>
internal sealed class SuggestScope
{
    /// <summary>Documents of a term that are looked at one by one where enough are in the scope; how many of the others are follows from their share.</summary>
    private const int MostCounted = 4096;

    /// <summary>So many say what the share is.</summary>
    private const int Enough = 32;

    private readonly FixedBitSet? filtered;
    private DocsEnum? docs;

    public SuggestScope(IndexReader reader, IReadOnlyDictionary<FacetField, IReadOnlyList<string>> filters)
    {
        IBits? live = MultiFields.GetLiveDocs(reader);
        foreach ((_, BytesRef[] terms) in FacetValues.FilterTerms(filters))
        {
            var passing = new FixedBitSet(reader.MaxDoc);
            foreach (BytesRef term in terms)
            {
                if (MultiFields.GetTermDocsEnum(reader, live, FieldNames.Filter, term, DocsFlags.NONE) is { } having)
                {
                    passing.Or(having);
                }
            }

            filtered?.And(passing);
            filtered ??= passing;
        }

        Documents = filtered ?? live;
    }

    /// <summary>Its documents; null where none of the reader's is out of it or deleted.</summary>
    public IBits? Documents { get; }

    /// <summary>Its documents in a part of the reader.</summary>
    public IBits? In(AtomicReaderContext leaf) => filtered is null ? leaf.AtomicReader.LiveDocs : new Part(filtered, leaf.DocBase, leaf.AtomicReader.MaxDoc);

    /// <summary>How many of its documents have the term, exactly where they are few; without filters deleted ones are counted.</summary>
    /// <param name="terms">Stands at the term.</param>
    public int Count(TermsEnum terms)
    {
        if (filtered is null)
        {
            return terms.DocFreq;
        }

        docs = terms.Docs(null, docs, DocsFlags.NONE);
        (int looked, int found) = (0, 0);
        while (looked < MostCounted || found < Enough)
        {
            int doc = docs.NextDoc();
            if (doc == DocIdSetIterator.NO_MORE_DOCS)
            {
                return found;
            }

            looked++;
            found += filtered.Get(doc) ? 1 : 0;
        }

        return (int)((long)found * terms.DocFreq / looked);
    }

    private sealed class Part(FixedBitSet all, int first, int length) : IBits
    {
        public int Length => length;

        public bool Get(int index) => all.Get(first + index);
    }
}
