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

    // What only the right column says, one or two blanks behind the left: the names of State and Party, the motto, in whose name a paper is signed.
    [GeneratedRegex(@"\s+(?=C[ỘO]NG\s+H\p{Lu}A\s+X[ÃA]\s+H[ỘO]I\s|Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N\s+VI[ỆE]T|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]|(?<=[\p{Ll};.]\s+|:\s+)(?:(?:TM|KT|TL|TUQ)\.|T/M|K/T|T/L)\s*\p{Lu}{2}[^\p{Ll}]*$)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex FixedText();

    public static IEnumerable<Cell> Of(TextLine line)
    {
        if (FoldedHeading.OfCapitals(line.Text) is { IsSpaced: true } || line.Text.Length > 400)
        {
            yield return new Cell(line, 0, line.Text, line.Indent >= RightIndent);
            yield break;
        }

        int at = 0;
        bool isRight = line.Indent >= RightIndent;
        foreach ((int Index, int Length) gap in Gaps(line.Text))
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

    private static IEnumerable<(int Index, int Length)> Gaps(string line)
    {
        MatchCollection gaps = Gap().Matches(line);
        if (gaps.Count > 0)
        {
            return gaps.Select(gap => (gap.Index, gap.Length));
        }

        // "Nơi nhận: CHỦ TỊCH"
        return Recipients.HeadingOf(line) is { } heading && heading < line.Length && Closing.IsPart(line[heading..]) ? [(heading, 0)]
            : FixedText().Match(line) is { Success: true } gap ? [(gap.Index, gap.Length)]
            : [];
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
