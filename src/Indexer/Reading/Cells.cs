using System.Text.RegularExpressions;

namespace Indexer.Reading;

/// <summary>A part of a line that wide gaps, tabs or bars set apart: heads and feet of papers stand in two columns.</summary>
/// <param name="Line">The line it is part of.</param>
/// <param name="Index">Where it starts in the line.</param>
/// <param name="Text">Without the signs of markdown around it.</param>
/// <param name="IsRight">Whether it stands in the right column.</param>
internal sealed record Cell(TextLine Line, int Index, string Text, bool IsRight)
{
    public int At => Line.At + Index;

    public int End => At + Text.Length;
}

/// <summary>Cuts lines into cells.</summary>
internal static partial class Cells
{
    // Further to the right no left column starts.
    private const int RightIndent = 20;

    [GeneratedRegex(@"(?:\t|\||\s{3,})[\s|*_]*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Gap();

    public static IEnumerable<Cell> Of(TextLine line)
    {
        if (FoldedHeading.OfCapitals(line.Text) is { IsSpaced: true } || line.Text.Length > 400)
        {
            yield return new Cell(line, 0, line.Text, line.Indent >= RightIndent);
            yield break;
        }

        int at = 0;
        bool isRight = line.Indent >= RightIndent;
        foreach (Match gap in Gap().Matches(line.Text))
        {
            if (gap.Index > at)
            {
                yield return Trimmed(line, at, gap.Index, isRight);
            }

            at = gap.Index + gap.Length;
            isRight = true;
        }

        if (at < line.Text.Length)
        {
            yield return Trimmed(line, at, line.Text.Length, isRight);
        }
    }

    private static Cell Trimmed(TextLine line, int start, int end, bool isRight)
    {
        while (end > start && line.Text[end - 1] is ' ' or '*' or '_')
        {
            end--;
        }

        return new Cell(line, start, line.Text[start..end], isRight);
    }
}
