namespace Search.Engine.Suggesting;

/// <summary>
/// Finds the phrases that begin with what was typed, those of most documents first: a best-first walk of <see cref="PhraseTree"/>, in which nothing below a
/// node has more documents than the node itself. For one request.
/// </summary>
internal sealed class PhraseFinder(PhraseTree tree, TypedText typed, bool loosely)
{
    /// <summary>The share of its documents from which on the next word goes without saying, so that the beginning is not offered without it.</summary>
    private const double Obvious = 0.7;

    /// <summary>Documents that a beginning needs where no phrase ends with it: with fewer it is what two titles happen to share.</summary>
    private const int Several = 3;

    private readonly PriorityQueue<PhraseNode, double> queue = new();

    /// <summary>The best phrases: beginnings where documents part, whole phrases, and those that only one document has.</summary>
    public IEnumerable<PhraseNode> Find()
    {
        GoOn(PhraseNode.Root);
        var below = new List<PhraseNode>();
        while (queue.TryDequeue(out PhraseNode? node, out _))
        {
            if (node.Words < Math.Min(typed.Words.Count, PhraseTerms.MaxWords))
            {
                GoOn(node);
                continue;
            }

            if (node.Documents == 1 || node.Words == PhraseTerms.MaxWords)
            {
                yield return node;
                continue;
            }

            below.Clear();
            int most = 0;
            bool isWhole = false;
            foreach ((PhraseNode next, string word) in tree.Below(node, "", isWhole: false))
            {
                if (word is [PhraseTerms.End])
                {
                    isWhole = true;
                    continue;
                }

                most = Math.Max(most, next.Documents);
                below.Add(next);
            }

            bool isOffered = isWhole || (node.Words > 1 && node.Documents >= Several && most < Obvious * node.Documents);
            foreach (PhraseNode next in below)
            {
                Add(next with { Offered = node.Offered + (isOffered ? 1 : 0) });
            }

            if (isOffered)
            {
                yield return node with { IsWhole = isWhole };
            }
        }
    }

    private void GoOn(PhraseNode node)
    {
        TypedWord word = typed.Words[node.Words];
        foreach (string form in word.Forms)
        {
            foreach ((PhraseNode next, string found) in tree.Below(node, form, !word.IsPartial))
            {
                (string folded, string exact) = PhraseTerms.Word(found);
                if (word.Distance(folded, exact, typed.IsMarked, loosely) is { } distance)
                {
                    Add(next with { Distance = node.Distance + distance - word.NearerAs(folded, form) });
                }
            }
        }
    }

    private void Add(PhraseNode node) => queue.Enqueue(node, -node.Worth);
}
