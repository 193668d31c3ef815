using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;

namespace Search.Engine.Suggesting;

/// <summary>A beginning of phrases.</summary>
/// <param name="Words">How many words it has.</param>
/// <param name="Path">Its words as <see cref="PhraseTerms"/> write them.</param>
/// <param name="Documents">In how many documents of the scope a phrase begins so, as <see cref="SuggestScope.Count"/> counts them.</param>
/// <param name="Distance">How far it is from what was typed.</param>
internal sealed record PhraseNode(int Words, string Path, int Documents, float Distance)
{
    public static readonly PhraseNode Root = new(0, "", int.MaxValue, 0);

    /// <summary>How many beginnings of it are offered already.</summary>
    public int Offered { get; init; }

    /// <summary>Whether a phrase of some document ends here.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Worth of offering it: the doublings of its number of documents, less what speaks against it.</summary>
    public double Worth => Math.Log2(Documents) - Distance - (2 * Offered);
}

/// <summary>
/// The phrases of the caller's documents as a tree, straight from the term dictionary: nothing is built or kept, so nothing can be stale. For one request,
/// not thread safe.
/// </summary>
/// <param name="reader">The caller's documents.</param>
/// <param name="scope">Those of them that count: below no other there is anything.</param>
/// <param name="budget">Terms that may be looked at; beyond, the tree ends.</param>
/// <param name="areCited">Whether it is the tree of the symbols that documents cite.</param>
internal sealed class PhraseTree(IndexReader reader, SuggestScope scope, WorkBudget budget, bool areCited)
{
    /// <summary>Documents of a node that are looked at.</summary>
    private const int MostDocuments = 1024;

    /// <summary>Whether it is the tree of the symbols that documents cite.</summary>
    public bool AreCited => areCited;

    private readonly NumericDocValues? sequences = MultiDocValues.GetNumericValues(reader, FieldNames.Sequence);
    private readonly TermsEnum? terms = MultiFields.GetTerms(reader, FieldNames.Phrases)?.GetEnumerator();

    /// <summary>The nodes below one whose word begins with a folded form.</summary>
    /// <param name="isWhole">Whether the word must be that form.</param>
    public IEnumerable<(PhraseNode Node, string Word)> Below(PhraseNode node, string folded, bool isWhole)
    {
        string parent = node.Words == 0 ? "" : node.Path + " ";
        var first = new BytesRef(PhraseTerms.Term(node.Words + 1, parent + folded, areCited));
        if (terms is null || !budget.Seek() || terms.SeekCeil(first) == TermsEnum.SeekStatus.END)
        {
            yield break;
        }

        do
        {
            if (!StringHelper.StartsWith(terms.Term, first))
            {
                yield break;
            }

            string path = terms.Term.Utf8ToString()[1..];
            string word = path[parent.Length..];
            if (isWhole && word.Length > folded.Length && word[folded.Length] != TermForms.Separator)
            {
                yield break;
            }

            if (scope.Count(terms) is var documents and > 0)
            {
                yield return (new PhraseNode(node.Words + 1, path, documents, node.Distance), word);
            }
        }
        while (budget.Walk() && terms.MoveNext());
    }

    /// <summary>The last documents taken in that have a phrase which begins so, at most some: the same however the index is cut into segments. Of very many only the first are looked at.</summary>
    public IReadOnlyList<int> Newest(PhraseNode node, int most)
    {
        DocsEnum? docs = !budget.Seek() ? null : MultiFields.GetTermDocsEnum(reader, scope.Documents, FieldNames.Phrases, new BytesRef(PhraseTerms.Term(node.Words, node.Path, areCited)), DocsFlags.NONE);
        var newest = new PriorityQueue<int, long>();
        for (int i = 0; docs is not null && i < MostDocuments && docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS; i++)
        {
            long sequence = sequences?.Get(docs.DocID) ?? 0;
            if (newest.Count < most)
            {
                newest.Enqueue(docs.DocID, sequence);
            }
            else
            {
                newest.EnqueueDequeue(docs.DocID, sequence);
            }
        }

        return [.. newest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
    }
}
