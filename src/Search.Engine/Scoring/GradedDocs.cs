using Lucene.Net.Index;

namespace Search.Engine.Scoring;

/// <summary>
/// The documents that have what counts as an occurrence of a word, and how often they have it: by its grade, and in asides less than in the body.
/// For one search, not thread safe.
/// </summary>
/// <param name="docs">The documents, with all occurrences in each.</param>
/// <param name="asides">Those that have some in asides, with these alone; null where none has.</param>
/// <param name="weight">What an occurrence of the body counts.</param>
internal sealed class GradedDocs(DocsEnum docs, DocsEnum? asides, float weight)
{
    public DocsEnum Docs => docs;

    /// <summary>What the occurrences of the document on which <see cref="Docs"/> stands count together: above 0.</summary>
    public float Frequency()
    {
        int inAsides = InAsides();
        return weight * (docs.Freq - inAsides + (inAsides > 0 ? RankingWeights.Aside : 0));
    }

    /// <summary>How many of them stand in asides.</summary>
    public int InAsides()
    {
        if (asides is null)
        {
            return 0;
        }

        int doc = asides.DocID < docs.DocID ? asides.Advance(docs.DocID) : asides.DocID;
        return doc == docs.DocID ? asides.Freq : 0;
    }
}
