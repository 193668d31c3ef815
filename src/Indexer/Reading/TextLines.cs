namespace Indexer.Reading;

/// <summary>A line that is not blank, without the signs of markdown around it.</summary>
/// <param name="Text">Look-alikes of Đ and odd blanks replaced one for one, so that indexes hold.</param>
/// <param name="Start">Where <paramref name="Text"/> starts in the whole text.</param>
/// <param name="AfterBlank">Whether a blank line stands before it.</param>
internal sealed record TextLine(string Text, int Start, bool AfterBlank)
{
    public int End => Start + Text.Length;
}

/// <summary>Cuts out the lines at the head and the foot of a text.</summary>
internal static class TextLines
{
    private const int MostLines = 40;
    private const int MostCharacters = 16 * 1024;

    public static List<TextLine> Head(string text)
    {
        var lines = new List<TextLine>();
        bool blank = true;
        int at = 0;
        int end = Math.Min(text.Length, MostCharacters);
        while (at < end && lines.Count < MostLines)
        {
            int next = text.AsSpan(at).IndexOfAny('\n', '\r');
            int stop = next < 0 ? text.Length : at + next;
            blank = !Add(lines, text, at, stop, blank) && (blank || stop > at || IsLineFeed(text, stop));
            at = stop + 1;
            if (stop + 1 < text.Length && text[stop] == '\r' && text[stop + 1] == '\n')
            {
                at++;
            }
        }

        return lines;
    }

    public static List<TextLine> Foot(string text)
    {
        int from = Math.Max(0, text.Length - 2000);
        var lines = new List<TextLine>();
        int at = from == 0 ? 0 : text.IndexOf('\n', from) + 1;
        while (at < text.Length && (at > 0 || from == 0))
        {
            int next = text.AsSpan(at).IndexOfAny('\n', '\r');
            int stop = next < 0 ? text.Length : at + next;
            Add(lines, text, at, stop, afterBlank: false);
            at = stop + 1;
        }

        return lines;
    }

    private static bool IsLineFeed(string text, int at) => at < text.Length && text[at] is '\n' or '\r';

    private static bool Add(List<TextLine> lines, string text, int start, int end, bool afterBlank)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '#' or '*' or '_' or '>' or '|' or '\uFEFF' or '\u200B'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '*' or '_' or '|' or '\u200B'))
        {
            end--;
        }

        if (end == start)
        {
            return false;
        }

        string line = string.Create(end - start, (text, start), static (room, from) =>
        {
            from.text.AsSpan(from.start, room.Length).CopyTo(room);
            room.Replace('\u00D0', 'Đ');
            room.Replace('\u0189', 'Đ');
            room.Replace('\u00F0', 'đ');
            room.Replace('\u0256', 'đ');
            room.Replace('\u00A0', ' ');
        });
        lines.Add(new TextLine(line, start, afterBlank));
        return true;
    }
}
