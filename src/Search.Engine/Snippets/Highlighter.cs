using Search.Analysis.Recognition;
using Search.Analysis.Syllables;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Searching;

namespace Search.Engine.Snippets;

/// <summary>Marks titles and texts and chooses the passages to show, by analyzing the original again. For one answer; not thread safe.</summary>
internal sealed class Highlighter(MarkPlan plan)
{
    /// <summary>How much of a text is looked through for passages at a time.</summary>
    private const int Stretch = 32 * 1024;

    /// <summary>Where looking for passages ends in a very long text, in UTF-16 units.</summary>
    private const int Furthest = 1024 * 1024;

    private readonly TokenBuffer titleTokens = new();
    private readonly TokenBuffer tokens = new();
    private readonly List<Annotation> annotations = [];
    private readonly Occurrences inTitle = new(plan.Title);
    private readonly Occurrences inText = new(plan.Text);

    /// <summary>UTF-16 units of a body that passages are chosen by.</summary>
    public int Reach => plan.Text.Count > 0 ? Furthest + 2 * Stretch : Stretch;

    /// <summary>The title with its marks, and the passages of the body that show most of the query; its beginning where it shows none.</summary>
    public (MarkedText Title, IReadOnlyList<Snippet> Passages) Show(string title, string body, BodyParts parts)
    {
        List<Occurrence> found = FindIn(title, titleTokens, inTitle);
        (IReadOnlyList<Snippet> passages, Evidence ofBody) = Passages(body, parts, inTitle.EvidenceOf(found));
        return (Mark(title, titleTokens, inTitle, found, ofBody), passages);
    }

    /// <summary>Marks every occurrence in a whole document.</summary>
    public (MarkedText Title, MarkedText Text) MarkAll(string title, string text)
    {
        List<Occurrence> foundInTitle = FindIn(title, titleTokens, inTitle);
        List<Occurrence> foundInText = FindIn(text, tokens, inText);
        Evidence ofText = inText.EvidenceOf(foundInText);
        MarkedText marked = Mark(text, tokens, inText, foundInText, inTitle.EvidenceOf(foundInTitle) with { Bound = [] });
        return (Mark(title, titleTokens, inTitle, foundInTitle, ofText), marked);
    }

    private (IReadOnlyList<Snippet> Passages, Evidence Evidence) Passages(string text, BodyParts parts, Evidence ofTitle)
    {
        (int Rank, IReadOnlyList<Snippet> Passages, Evidence Evidence) best = (int.MaxValue, [], Evidence.None);
        for (int start = 0; plan.Text.Count > 0 && best.Rank > 0 && start < Math.Min(text.Length, Furthest);)
        {
            int end = EndOfStretch(text, start);
            List<Occurrence> found = FindIn(text.AsSpan(start, end - start), tokens, inText);
            if (found.Count > 0)
            {
                Evidence here = inText.EvidenceOf(found);
                bool IsAside(Occurrence o) => parts.StretchAt(tokens[o.Token].Start + start).IsAside;

                // That words stand side by side in an aside says nothing of the body, where they may stand apart.
                HashSet<string> bound = parts.Asides.Count == 0 ? here.Bound : inText.EvidenceOf(found.FindAll(o => !IsAside(o))).Bound;
                inText.Keep(found, word => here.Agreeing.Contains(word) || ofTitle.Agreeing.Contains(word), bound.Contains);

                // No aside while the body itself has anything to show.
                List<Occurrence> ofBody = parts.Asides.Count == 0 ? found : found.FindAll(o => !IsAside(o));
                List<Occurrence> shown = ofBody.Count > 0 ? ofBody : found;
                int rank = (ofBody.Count > 0 ? 0 : 2) + (shown.Exists(o => o.Grade < Agreement.Contradicted) ? 0 : 1);
                if (shown.Count > 0 && rank < best.Rank)
                {
                    best = (rank, PassageFinder.Find(text, start, tokens, shown, plan.Text, parts), here);
                }
            }

            start = end;
        }

        return best.Passages.Count > 0 ? (best.Passages, best.Evidence) : (Beginning(text, parts), best.Evidence);
    }

    private static Snippet[] Beginning(string text, BodyParts parts)
    {
        if (text.AsSpan().Trim().IsEmpty)
        {
            return [];
        }

        Range beginning = PassageFinder.Beginning(text, parts);
        return [PassageFinder.ToSnippet(new MarkedText(text[beginning], []), beginning.Start.Value, parts)];
    }

    private List<Occurrence> FindIn(ReadOnlySpan<char> text, TokenBuffer into, Occurrences occurrences)
    {
        Tokenizer.Tokenize(text, into);
        return occurrences.Find(into, Meant(text, into));
    }

    private static MarkedText Mark(string text, TokenBuffer tokens, Occurrences occurrences, List<Occurrence> found, Evidence elsewhere)
    {
        Evidence here = occurrences.EvidenceOf(found);
        occurrences.Keep(
            found, word => here.Agreeing.Contains(word) || elsewhere.Agreeing.Contains(word), word => here.Bound.Contains(word) || elsewhere.Bound.Contains(word));
        return new MarkedText(text, Marks.Join(text, tokens, found, 0, 0, text.Length));
    }

    /// <summary>Where the symbols and dates that were asked for stand, however they are spelled there.</summary>
    private List<Occurrence> Meant(ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        var meant = new List<Occurrence>();
        if (plan.Meanings.Count == 0)
        {
            return meant;
        }

        annotations.Clear();
        Recognizer.Find(text, tokens, annotations);
        foreach (Annotation annotation in annotations)
        {
            IEnumerable<string> terms = Meaning.Terms(annotation, null);
            foreach (string term in annotation.Key.StartsWith("--", StringComparison.Ordinal) ? terms.Append(MarkPlan.OfAnyYear(annotation.Key)) : terms)
            {
                if (plan.Meanings.TryGetValue(term, out int word))
                {
                    // What stands before a symbol or date (Nghị quyết số, ngày) is marked only where it was asked for in words.
                    int first = annotation.First;
                    while (tokens[first].Kind != TokenKind.Number && first < annotation.First + annotation.Count - 1)
                    {
                        first++;
                    }

                    for (int token = first; token < annotation.First + annotation.Count; token++)
                    {
                        meant.Add(new Occurrence(token, word, Agreement.Exact, true));
                    }

                    break;
                }
            }
        }

        return meant;
    }

    /// <summary>Cuts at a line's end, or at a blank, so that no word is cut.</summary>
    private static int EndOfStretch(string text, int start)
    {
        int end = start + Stretch;
        if (end >= text.Length)
        {
            return text.Length;
        }

        int line = text.LastIndexOf('\n', end - 1, Stretch / 2);
        int blank = line > 0 ? line : text.LastIndexOf(' ', end - 1, Stretch / 2);
        return blank > 0 ? blank + 1 : char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }
}
