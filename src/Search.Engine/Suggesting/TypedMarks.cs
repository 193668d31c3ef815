using System.Globalization;
using Search.Analysis.Text;
using Search.Engine.Searching;
using Search.Engine.Snippets;

namespace Search.Engine.Suggesting;

/// <summary>Finds what was typed in a text and marks it, of a word that goes on only the letters typed. For one request, not thread safe.</summary>
internal sealed class TypedMarks(TypedText typed, bool loosely)
{
    private readonly TokenBuffer tokens = new();

    /// <summary>Where in a text the words stand side by side as they were typed, and how far they are from it; null where they do not.</summary>
    public (MarkedText Text, int First, float Distance)? Find(string text)
    {
        Tokenizer.Tokenize(text, tokens);
        (int First, float Distance)? best = null;
        for (int first = 0; first + typed.Words.Count <= tokens.Count; first++)
        {
            if (DistanceAt(tokens, first) is { } distance && (best is null || distance < best.Value.Distance))
            {
                best = (first, distance);
            }
        }

        return best is { } found ? (new MarkedText(text, MarksAt(text, found.First)), found.First, found.Distance) : null;
    }

    /// <summary>The first token, from one on, where the words stand side by side; null where there is none.</summary>
    public int? Next(string text, TokenBuffer into, int from)
    {
        if (from == 0)
        {
            Tokenizer.Tokenize(text, into);
        }

        for (int first = from; first + typed.Words.Count <= into.Count; first++)
        {
            if (DistanceAt(into, first) is not null)
            {
                return first;
            }
        }

        return null;
    }

    private float? DistanceAt(TokenBuffer tokens, int first)
    {
        float sum = 0;
        for (int i = 0; i < typed.Words.Count; i++)
        {
            if (typed.Words[i].Distance(tokens.Folded(first + i), tokens.Exact(first + i), typed.IsMarked, loosely) is not { } distance)
            {
                return null;
            }

            sum += distance;
        }

        return sum;
    }

    private Mark[] MarksAt(string text, int first)
    {
        int last = first + typed.Words.Count - 1;
        int[] begun = [.. Enumerable.Range(first, typed.Words.Count - 1).Where(at => typed.Words[at - first] is { IsPartial: true } word && word.Folded.Length < tokens.Folded(at).Length)];
        List<Occurrence> found = [.. Enumerable.Range(0, typed.Words.Count).Where(i => !begun.Contains(first + i)).Select(i => new Occurrence(first + i, i, default, true))];
        Mark[] marks = [.. Marks.Join(text, tokens, found, 0, 0, text.Length)];
        int letters = typed.Words[^1].Folded.Length;
        if (typed.Words[^1].IsPartial && letters < tokens.Folded(last).Length)
        {
            marks[^1] = marks[^1] with { End = AfterLetters(text, tokens[last].Start, tokens[last].End, letters) };
        }

        // Of a word that was moved before others, what was typed of it.
        return [.. marks.Concat(begun.Where(at => !typed.Words[at - first].IsAssumed)
            .Select(at => new Mark(tokens[at].Start, AfterLetters(text, tokens[at].Start, tokens[at].End, typed.Words[at - first].Folded.Length)))).OrderBy(mark => mark.Start)];
    }

    /// <summary>Behind some letters of a word with the marks on them, wherever marks of their own stand.</summary>
    private static int AfterLetters(string text, int start, int end, int letters)
    {
        int at = start;
        while (at < end && letters > 0)
        {
            // Invisible characters are clusters of their own.
            letters -= char.GetUnicodeCategory(text, at) is UnicodeCategory.Format ? 0 : 1;
            at += StringInfo.GetNextTextElementLength(text, at);
        }

        return Math.Min(at, end);
    }
}
