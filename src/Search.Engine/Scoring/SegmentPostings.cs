using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Engine.Schema;

namespace Search.Engine.Scoring;

/// <summary>Opens the postings of one segment, one dictionary a field however many terms are looked up.</summary>
internal sealed class SegmentPostings(AtomicReader reader, IBits? accepted)
{
    private readonly List<(string Field, TermsEnum? Dictionary)> dictionaries = new(2);

    /// <summary>The documents that have what a posting stands for; null where the segment has none.</summary>
    public GradedDocs? Open(Posting posting) => Open(posting.Terms) is { } docs
        ? new GradedDocs(docs, FieldNames.Asides(posting.Terms[0].Field) is { } asides ? Open([.. posting.Terms.Select(term => new Term(asides, term.Bytes))]) : null, posting.Weight)
        : null;

    /// <summary>The documents that have every one of the terms; null where the segment lacks one of them.</summary>
    private DocsEnum? Open(IReadOnlyList<Term> terms)
    {
        if (terms.Count == 1)
        {
            return Open(terms[0]);
        }

        var opened = new DocsEnum[terms.Count];
        for (int i = 0; i < opened.Length; i++)
        {
            if (Open(terms[i]) is not { } docs)
            {
                return null;
            }

            opened[i] = docs;
        }

        return new AllDocs(opened);
    }

    /// <summary>Where a term stands; null where the segment lacks it.</summary>
    public DocsAndPositionsEnum? OpenPositions(Term term) =>
        DictionaryOf(term.Field) is { } dictionary && dictionary.SeekExact(term.Bytes) ? dictionary.DocsAndPositions(accepted, null, DocsAndPositionsFlags.NONE) : null;

    private DocsEnum? Open(Term term) =>
        DictionaryOf(term.Field) is { } dictionary && dictionary.SeekExact(term.Bytes) ? dictionary.Docs(accepted, null, DocsFlags.FREQS) : null;

    private TermsEnum? DictionaryOf(string field)
    {
        foreach ((string known, TermsEnum? dictionary) in dictionaries)
        {
            if (known == field)
            {
                return dictionary;
            }
        }

        TermsEnum? opened = reader.GetTerms(field)?.GetEnumerator();
        dictionaries.Add((field, opened));
        return opened;
    }
}
