using Lucene.Net.Index;

namespace Search.Engine.Scoring;

/// <summary>The documents that have every one of several terms; the frequency is that of the rarest in each.</summary>
internal sealed class AllDocs(DocsEnum[] terms) : DocsEnum
{
    private int doc = -1;

    public override int DocID => doc;

    public override int Freq => terms.Min(t => t.Freq);

    public override int NextDoc() => doc == NO_MORE_DOCS ? doc : Advance(doc + 1);

    public override int Advance(int target)
    {
        int met = 0;
        for (int i = 0; met < terms.Length; i = (i + 1) % terms.Length)
        {
            int at = terms[i].DocID < target ? terms[i].Advance(target) : terms[i].DocID;
            if (at == NO_MORE_DOCS)
            {
                return doc = NO_MORE_DOCS;
            }

            met = at == target ? met + 1 : 1;
            target = at;
        }

        return doc = target;
    }

    public override long GetCost() => terms.Min(t => t.GetCost());
}
