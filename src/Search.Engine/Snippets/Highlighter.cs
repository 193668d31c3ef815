using Search.Analysis.Recognition;
using Search.Analysis.Syllables;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Engine.Searching;

namespace Search.Engine.Snippets;

/// <summary>Marks titles and texts and chooses the passages to show, by analyzing the original again. For one answer; not thread safe.</summary>
internal sealed class Highlighter(MarkPlan plan)
{
    /// <summary>How much of a text is looked through for passages at a time.</summary>
    private const int Stretch = 32 * 1024;

    /// <summary>Where looking for passages ends in a very long text, in UTF-16 units.</summary>
    private const int Furthest = 1024 * 1024;

    private readonly TokenBuffer tokens = new();
    private readonly List<Annotation> annotations = [];
    private readonly Occurrences inTitle = new(plan.Title);
    private readonly Occurrences inText = new(plan.Text);

    /// <summary>Marks a title, after <see cref="Passages"/> of the same document: what stands together there is not marked apart here.</summary>
    public MarkedText MarkTitle(string title) => Mark(title, inTitle, inText.Bound);

    /// <summary>Marks every occurrence in a whole text.</summary>
    public MarkedText MarkAll(string text) => Mark(text, inText, null);

    /// <summary>The passages that show most of the query; the beginning of the text where it shows none.</summary>
    public IReadOnlyList<Snippet> Passages(string text)
    {
        inText.Bound.Clear();
        if (plan.Text.Count > 0)
        {
            for (int start = 0; start < Math.Min(text.Length, Furthest);)
            {
                int end = EndOfStretch(text, start);
                ReadOnlySpan<char> stretch = text.AsSpan(start, end - start);
                Tokenizer.Tokenize(stretch, tokens);
                List<Occurrence> found = inText.Find(tokens, null, Meant(stretch));
                if (found.Count > 0)
                {
                    return PassageFinder.Find(text, start, tokens, found, plan.Text);
                }

                start = end;
            }
        }

        Range beginning = PassageFinder.Beginning(text);
        return text.AsSpan().Trim().IsEmpty ? [] : [new Snippet(new MarkedText(text[beginning], []), beginning.Start.Value, null)];
    }

    private MarkedText Mark(string text, Occurrences occurrences, IReadOnlySet<string>? boundElsewhere)
    {
        Tokenizer.Tokenize(text, tokens);
        return new MarkedText(text, Marks.Join(text, tokens, occurrences.Find(tokens, boundElsewhere, Meant(text)), 0, 0, text.Length));
    }

    /// <summary>Where the symbols and dates that were asked for stand, however they are spelled there.</summary>
    private List<Occurrence> Meant(ReadOnlySpan<char> text)
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
