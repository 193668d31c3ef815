using System.Text.RegularExpressions;
using Search.Analysis.Text;
using Search.Documents.Json;

namespace Indexer.Reading;

/// <summary>What the head and foot of a news item state.</summary>
/// <param name="Overline">Who or where, above the headline, ending in a colon.</param>
/// <param name="Lead">The first paragraph, without the dateline.</param>
/// <param name="Dateline">What stands in brackets before it: the paper or agency.</param>
/// <param name="LeadAt">The line of the lead; -1 where none is known.</param>
/// <param name="Body">The first line behind the headline.</param>
internal sealed record NewsHead(
    ReadValue<DateTimeOffset>? Published,
    ReadValue<string>? Overline,
    ReadValue<string>? Title,
    ReadValue<string>? Lead,
    ReadValue<string>? Dateline,
    ReadValue<string>? Author,
    int LeadAt,
    int Body)
{
    private const int LongestOverline = 300;
    private const int LongestHeadline = 300;
    private const int DatelineWithin = 10;
    private const int LeadWithin = 4;
    private const int ShortestLead = 60;

    public bool HasDateline => Dateline is not null;

    /// <param name="lines">All lines of the text.</param>
    public static NewsHead Read(List<TextLine> lines)
    {
        ReadValue<DateTimeOffset>? published = lines.Count > 0 ? FindPublished(lines[0]) : null;
        int dateline = lines.FindIndex(0, Math.Min(lines.Count, DatelineWithin), line => HeadPatterns.Try(HeadPatterns.Dateline(), Start(line)) is not null);
        bool isNews = published is not null || dateline >= 0;
        (ReadValue<string>? overline, ReadValue<string>? title, int body) = isNews ? FindTitle(lines, published is null ? 0 : 1, dateline) : (null, null, 0);
        int lead = dateline >= 0 ? dateline : title is null ? -1 : lines.FindIndex(body, Math.Min(LeadWithin, lines.Count - body), line => line.Text.Length >= ShortestLead && NewsParts.CaptionOf(line) is null);
        Match? mark = dateline < 0 ? null : HeadPatterns.Try(HeadPatterns.Dateline(), Start(lines[dateline]));
        return new NewsHead(
            published,
            overline,
            title,
            lead < 0 ? null : Rest(lines[lead], mark?.Length ?? 0, mark is null ? 0.6 : 0.9),
            mark is null ? null : new(mark.Groups["paper"].Value, lines[dateline].Part(mark.Groups["paper"].Index, mark.Groups["paper"].Length, 0.9)),
            NewsParts.FindAuthor(lines, isNews),
            lead,
            body);
    }

    private static string Start(TextLine line) => line.Text.Length <= 100 ? line.Text : line.Text[..100];

    private static ReadValue<string> Rest(TextLine line, int from, double confidence)
    {
        while (from < line.Text.Length && line.Text[from] == ' ')
        {
            from++;
        }

        return new(line.Text[from..], line.Part(from, line.Text.Length - from, confidence));
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

    // The headline is the line after an overline.
    private static (ReadValue<string>? Overline, ReadValue<string>? Title, int Body) FindTitle(List<TextLine> lines, int at, int dateline)
    {
        int end = dateline >= 0 ? dateline : lines.Count;
        ReadValue<string>? overline = null;
        if (at < end - 1 && lines[at].Text.EndsWith(':') && lines[at].Text.Length <= LongestOverline)
        {
            overline = new(lines[at].Text.TrimEnd(':', ' '), lines[at].Part(0, lines[at].Text.TrimEnd(':', ' ').Length, 0.85));
            at++;
        }

        return at < end && lines[at].Text.Length <= LongestHeadline
            ? (overline, new(lines[at].Text.Trim(), lines[at].Whole(dateline >= 0 ? 0.9 : 0.8)), at + 1)
            : (overline, null, at);
    }

    /// <summary>The day of the event that the lead begins with; without a year it is the last such day before the item was published.</summary>
    /// <param name="published">When the item was published; null where that is not known.</param>
    public static DateOnlyRead? HeldOn(ReadValue<string>? lead, NormalizedText source, DateTimeOffset? published)
    {
        if (lead is null || HeadPatterns.Try(HeadPatterns.StartsWithEvent(), lead.Value.Length <= 200 ? lead.Value : lead.Value[..200]) is not { } match)
        {
            return null;
        }

        int day = HeadPatterns.Number(match, "d"), month = HeadPatterns.Number(match, "m"), year = HeadPatterns.Number(match, "y");
        bool isNamed = year > 0;
        year = isNamed ? year : published is { } known ? DocumentDates.DayOf(known).Year : 0;
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var held = new DateOnly(year, month, day);
        bool isAhead = !isNamed && held > DocumentDates.DayOf(published!.Value).AddDays(1);
        int start = source.Text.IndexOf(lead.Value, StringComparison.Ordinal);
        Group date = match.Groups["date"];
        return start < 0 ? null : new(
            isAhead && (month, day) != (2, 29) ? held.AddYears(-1) : held,
            TextLines.Span(source, start + date.Index, start + date.Index + date.Length, isNamed ? 0.85 : 0.75));
    }
}
