using Search.Analysis.Text;
using Search.Engine.Searching;

namespace Search.Engine.Snippets;

/// <summary>Turns occurrences into ranges of the original text.</summary>
internal static class Marks
{
    /// <summary>
    /// The marks inside a part of the text. Neighbouring tokens that are both marked make one mark where only blanks or the joiners of
    /// compounds and symbols stand between them.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="tokens">The tokens of the stretch that starts at <paramref name="offset"/>.</param>
    /// <param name="found">Occurrences by token.</param>
    /// <param name="offset">Where the tokens' text starts in the whole.</param>
    /// <param name="start">Start of the part; ranges are relative to it.</param>
    /// <param name="end">End of the part.</param>
    public static IReadOnlyList<Mark> Join(string text, TokenBuffer tokens, List<Occurrence> found, int offset, int start, int end)
    {
        var marks = new List<Mark>();
        int last = -2;
        foreach (Occurrence occurrence in found)
        {
            ref readonly Token token = ref tokens[occurrence.Token];
            int from = token.Start + offset;
            int to = token.End + offset;
            if (from < start || to > end || occurrence.Token == last)
            {
                continue;
            }

            if (marks.Count > 0 && occurrence.Token == last + 1 && IsJoint(text.AsSpan(marks[^1].End + start, from - marks[^1].End - start)))
            {
                marks[^1] = marks[^1] with { End = to - start };
            }
            else
            {
                marks.Add(new Mark(from - start, to - start));
            }

            last = occurrence.Token;
        }

        return marks;
    }

    private static bool IsJoint(ReadOnlySpan<char> between)
    {
        foreach (char c in between)
        {
            if (!char.IsWhiteSpace(c) && c is not ('-' or '/' or '.' or '&' or '\u2013' or '\u2010' or '\u2011'))
            {
                return false;
            }
        }

        return between.Length <= 4 && !between.Contains(". ", StringComparison.Ordinal);
    }
}
