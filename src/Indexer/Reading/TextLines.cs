using Search.Analysis.Text;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>A line that is not blank, without the signs of markdown around it.</summary>
/// <param name="Text">Normalized, so that patterns need to know one spelling only.</param>
/// <param name="AfterBlank">Whether a blank line stands before it.</param>
/// <param name="Source">The normalized text that it was cut from.</param>
/// <param name="At">Where it starts in <paramref name="Source"/>.</param>
/// <param name="Indent">Blanks before it.</param>
internal sealed record TextLine(string Text, bool AfterBlank, NormalizedText Source, int At, int Indent = 0)
{
    /// <summary>Where it ends in <see cref="Source"/>.</summary>
    public int End => At + Text.Length;

    /// <summary>Whether a tab stands before it: a paragraph's first line, or a line of the right column with nothing in the left.</summary>
    public bool IsTabbed => Source.Text.AsSpan(At - Indent, Indent).Contains('\t');

    /// <summary>Where the line stands in the whole text as it came.</summary>
    public ExtractedValue Whole(double confidence) => Part(0, Text.Length, confidence);

    /// <summary>Where a part of the line stands in the whole text as it came.</summary>
    public ExtractedValue Part(int index, int length, double confidence) => TextLines.Span(Source, At + index, At + index + length, confidence);
}

/// <summary>A text normalized and cut into lines; nothing beyond its first million characters is read.</summary>
internal static class TextLines
{
    private const int MostCharacters = 1024 * 1024;
    private const int MostHeadLines = 40;
    private const int MostHeadCharacters = 16 * 1024;

    public static NormalizedText Normalize(string whole) => NormalizedText.Of(whole.Length > MostCharacters ? whole[..MostCharacters] : whole);

    /// <summary>Where a part of the normalized text stands in the text as it came.</summary>
    public static ExtractedValue Span(NormalizedText source, int start, int end, double confidence)
    {
        int from = source.ToOriginal(start);
        return new(from, Math.Max(from, source.ToOriginalEnd(end)), confidence);
    }

    /// <summary>The lines in which the head of a paper or news item may stand.</summary>
    public static List<TextLine> Head(List<TextLine> lines) => [.. lines.TakeWhile((line, i) => i < MostHeadLines && line.At < MostHeadCharacters)];

    public static List<TextLine> All(NormalizedText source)
    {
        string text = source.Text;
        var lines = new List<TextLine>();
        bool blank = true;
        int at = 0;
        while (at < text.Length)
        {
            int next = text.AsSpan(at).IndexOfAny('\n', '\r');
            int stop = next < 0 ? text.Length : at + next;
            blank = !Add(lines, source, at, stop, blank) && (blank || stop > at || IsLineFeed(text, stop));
            at = stop + 1;
            if (stop + 1 < text.Length && text[stop] == '\r' && text[stop + 1] == '\n')
            {
                at++;
            }
        }

        return lines;
    }

    private static bool IsLineFeed(string text, int at) => at < text.Length && text[at] is '\n' or '\r';

    private static bool Add(List<TextLine> lines, NormalizedText source, int start, int end, bool afterBlank)
    {
        string text = source.Text;
        int first = start;
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '#' or '*' or '_' or '>' or '|'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '*' or '_' or '|'))
        {
            end--;
        }

        if (end == start)
        {
            return false;
        }

        lines.Add(new TextLine(text[start..end], afterBlank, source, start, start - first));
        return true;
    }
}
