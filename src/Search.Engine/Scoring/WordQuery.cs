using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Search.Engine.Scoring;

/// <summary>
/// A word, or a pair of words, by all the terms that agree with it, each counting by its grade. The postings are scored together as one
/// word with one frequency and one weight, so that a word written in three ways does not count three times.
/// </summary>
internal sealed class WordQuery(IReadOnlyList<Posting> postings, string normField) : Query
{
    public IReadOnlyList<Posting> Postings => postings;

    /// <summary>The field whose length the word's frequency is held against.</summary>
    public string NormField => normField;

    public override Weight CreateWeight(IndexSearcher searcher) => new WordWeight(this, searcher);

    public override void ExtractTerms(ISet<Term> terms)
    {
        foreach (Posting posting in postings)
        {
            terms.UnionWith(posting.Terms);
        }
    }

    public override string ToString(string field) =>
        $"word({string.Join(' ', postings)}){ToStringUtils.Boost(Boost)}";

    public override bool Equals(object? obj) =>
        obj is WordQuery other && base.Equals(other) && normField == other.NormField && postings.SequenceEqual(other.Postings);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), normField, postings.Count > 0 ? postings[0] : null);
}
