using System.Text.RegularExpressions;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>A day and where it was read.</summary>
internal sealed record DateOnlyRead(DateOnly Value, ExtractedValue Where)
{
    /// <summary>The day a match names in its group <c>date</c>; null where the calendar has none.</summary>
    public static DateOnlyRead? From(TextLine line, Match match, double confidence)
    {
        Group date = match.Groups["date"];
        return HeadPatterns.Day(match) is { } day
            ? new(day, line.Part(date.Index, date.Length, confidence))
            : null;
    }
}
