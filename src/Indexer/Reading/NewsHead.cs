using System.Text.RegularExpressions;
using Search.Documents.Json;

namespace Indexer.Reading;

/// <summary>What the head and foot of a news item state.</summary>
internal sealed record NewsHead(ReadValue<DateTimeOffset>? Published, ReadValue<string>? Title, ReadValue<string>? Author, bool HasDateline)
{
    private const int LongestOverline = 300;
    private const int LongestHeadline = 300;
    private const int DatelineWithin = 10;

    private static readonly string[] Buttons = ["Chia sẻ bài viết", "Chia sẻ", "In bài viết"];

    public static NewsHead Read(List<TextLine> lines, string text)
    {
        ReadValue<DateTimeOffset>? published = lines.Count > 0 ? FindPublished(lines[0]) : null;
        int dateline = lines.FindIndex(0, Math.Min(lines.Count, DatelineWithin), line => HeadPatterns.Try(HeadPatterns.Dateline(), line.Text) is not null);
        bool isNews = published is not null || dateline >= 0;
        return new NewsHead(published, isNews ? FindTitle(lines, published is null ? 0 : 1, dateline) : null, isNews ? FindAuthor(text) : null, dateline >= 0);
    }

    private static ReadValue<DateTimeOffset>? FindPublished(TextLine line)
    {
        if (HeadPatterns.Try(HeadPatterns.Published(), line.Text) is not { } match || HeadPatterns.Day(match) is not { } day)
        {
            return null;
        }

        bool timed = match.Groups["h"].Success;
        int hour = timed ? HeadPatterns.Number(match, "h") : 0, minute = timed ? HeadPatterns.Number(match, "n") : 0;
        return hour > 23 || minute > 59
            ? null
            : new(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, minute)), DocumentDates.DefaultOffset), line.Whole(timed ? 0.98 : 0.7));
    }

    // An overline names who or where and ends in a colon; the headline is the line after it.
    private static ReadValue<string>? FindTitle(List<TextLine> lines, int at, int dateline)
    {
        int end = dateline >= 0 ? dateline : lines.Count;
        if (at < end - 1 && lines[at].Text.EndsWith(':') && lines[at].Text.Length <= LongestOverline)
        {
            at++;
        }

        return at < end && lines[at].Text.Length <= LongestHeadline
            ? new(lines[at].Text.Trim(), lines[at].Whole(dateline >= 0 ? 0.9 : 0.8))
            : null;
    }

    private static ReadValue<string>? FindAuthor(string text)
    {
        List<TextLine> lines = TextLines.Foot(text);
        int last = lines.FindLastIndex(line => !Buttons.Contains(line.Text, StringComparer.OrdinalIgnoreCase));
        if (last < 0)
        {
            return null;
        }

        TextLine line = lines[last];
        if (HeadPatterns.Try(HeadPatterns.Byline(), line.Text) is { } match)
        {
            Group author = match.Groups["author"];
            return new(author.Value.Trim(), line.Part(author.Index, author.Value.TrimEnd().Length, 0.9));
        }

        // A name in capitals as last line.
        bool isName = line.Text.Length is >= 3 and <= 40 && line.Text.Contains(' ') && line.Text.All(c => char.IsUpper(c) || c is ' ' or '.' or '-');
        return isName && lines.Count > 3 ? new(line.Text, line.Whole(0.7)) : null;
    }
}
