using Search.Analysis.Text;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>A line that is not blank, without the signs of markdown around it.</summary>
/// <param name="Text">Normalized, so that patterns need to know one spelling only.</param>
/// <param name="AfterBlank">Whether a blank line stands before it.</param>
/// <param name="Source">The normalized text that it was cut from.</param>
/// <param name="At">Where it starts in <paramref name="Source"/>.</param>
/// <param name="Offset">Where the original of <paramref name="Source"/> starts in the whole text.</param>
internal sealed record TextLine(string Text, bool AfterBlank, NormalizedText Source, int At, int Offset)
{
    /// <summary>Where the line stands in the whole text as it came.</summary>
    public ExtractedValue Whole(double confidence) => Part(0, Text.Length, confidence);

    /// <summary>Where a part of the line stands in the whole text as it came.</summary>
    public ExtractedValue Part(int index, int length, double confidence)
    {
        int start = Source.ToOriginal(At + index);
        return new(Offset + start, Offset + Math.Max(start, Source.ToOriginalEnd(At + index + length)), confidence);
    }
}

/// <summary>Cuts out the lines at the head and the foot of a text.</summary>
internal static class TextLines
{
    private const int MostLines = 40;
    private const int MostCharacters = 16 * 1024;

    // A letter and its two marks are one character once composed. So much more than the head that a line cut there is too long for every pattern.
    private const int MostOriginal = 3 * (MostCharacters + 4096);
    private const int MostFoot = 3 * 2000;

    public static List<TextLine> Head(string whole)
    {
        NormalizedText source = NormalizedText.Of(whole.Length > MostOriginal ? whole[..MostOriginal] : whole);
        string text = source.Text;
        var lines = new List<TextLine>();
        bool blank = true;
        int at = 0;
        int end = Math.Min(text.Length, MostCharacters);
        while (at < end && lines.Count < MostLines)
        {
            int next = text.AsSpan(at).IndexOfAny('\n', '\r');
            int stop = next < 0 ? text.Length : at + next;
            blank = !Add(lines, source, 0, at, stop, blank) && (blank || stop > at || IsLineFeed(text, stop));
            at = stop + 1;
            if (stop + 1 < text.Length && text[stop] == '\r' && text[stop + 1] == '\n')
            {
                at++;
            }
        }

        return lines;
    }

    public static List<TextLine> Foot(string whole)
    {
        var lines = new List<TextLine>();
        int from = Math.Max(0, whole.Length - MostFoot);
        int first = from == 0 ? 0 : whole.IndexOf('\n', from) + 1;
        if (first == 0 && from > 0)
        {
            return lines;
        }

        NormalizedText source = NormalizedText.Of(whole[first..]);
        string text = source.Text;
        int at = 0;
        while (at < text.Length)
        {
            int next = text.AsSpan(at).IndexOfAny('\n', '\r');
            int stop = next < 0 ? text.Length : at + next;
            Add(lines, source, first, at, stop, afterBlank: false);
            at = stop + 1;
        }

        return lines;
    }

    private static bool IsLineFeed(string text, int at) => at < text.Length && text[at] is '\n' or '\r';

    private static bool Add(List<TextLine> lines, NormalizedText source, int offset, int start, int end, bool afterBlank)
    {
        string text = source.Text;
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

        lines.Add(new TextLine(text[start..end], afterBlank, source, start, offset));
        return true;
    }
}
