using System.Text.RegularExpressions;

namespace Indexer.Reading;

/// <summary>What the head of an administrative or party paper states.</summary>
/// <param name="Summary">Trích yếu: the title without the type.</param>
/// <param name="Place">Địa danh before the day of issue.</param>
/// <param name="TypeAt">The line of the type; of a letter without one, that of its subject; -1 where there is neither.</param>
/// <param name="Body">The first line behind the head.</param>
internal sealed record NoticeHead(
    ReadValue<string>? Type,
    ReadValue<string>? Title,
    ReadValue<string>? Summary,
    ReadValue<string>? Symbol,
    DateOnlyRead? IssuedOn,
    ReadValue<string>? Place,
    DateOnlyRead? HeldOn,
    bool HasEmblem,
    int TypeAt,
    int Body)
{
    private const int SymbolWithin = 15;

    // Below the subject of a letter may stand marks and the other half of the head.
    private const int IssuedWithin = 6;
    private const int ShortestSentence = 40;
    private const int InvitedWithin = 15;
    private const string Invitation = "Giấy mời";

    /// <summary>The folded names of State and Party.</summary>
    public static IReadOnlyList<string> Emblems { get; } = [FoldedHeading.Fold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), FoldedHeading.Fold("ĐẢNG CỘNG SẢN VIỆT NAM")];

    private static readonly string[] Meetings = ["họp", "hội nghị", "Hội nghị", "làm việc", "kỳ họp", "tổ chức"];

    /// <param name="isWholeFile">Whether the text is a paper of its own. An item of a feed may quote another paper: its head ends with the first sentence.</param>
    public static NoticeHead Read(List<TextLine> lines, bool isWholeFile)
    {
        List<TextLine> head = isWholeFile ? lines : [.. lines.TakeWhile(line => !IsSentence(line.Text))];
        ReadValue<string>? symbol = FindSymbol(head, isWholeFile);
        Subject? subject = Subject.OfType(lines, head.Count) ?? (symbol is null ? null : Subject.OfLetter(lines, Math.Min(head.Count, SymbolWithin)));
        (DateOnlyRead? issued, ReadValue<string>? place) = FindIssued(lines, subject is null ? SymbolWithin : subject.Last + IssuedWithin);
        int body = subject is null ? 0 : subject.Last + 1;
        return new NoticeHead(
            subject?.Type, subject?.Title, subject?.Summary, symbol, issued, place, FindHeld(lines, body, subject?.Type.Value == Invitation),
            head.Exists(line => FoldedHeading.HasInCapitals(line.Text, Emblems)), subject?.First ?? -1, body);
    }

    // No line of a head ends as a sentence does; short ones may, as abbreviations.
    private static bool IsSentence(string line) =>
        line.Length > Subject.Longest || (line.Length >= ShortestSentence && line.TrimEnd('"', '”', ')', ' ')[^1] is '.' or '!' or '?' or '…' && line.Any(char.IsLower));

    private static ReadValue<string>? FindSymbol(List<TextLine> lines, bool isWholeFile)
    {
        foreach (TextLine line in lines.Take(SymbolWithin))
        {
            if (HeadPatterns.Try(HeadPatterns.Symbol(), line.Text) is { } match)
            {
                return Clean(line, match, 0.98);
            }
        }

        // In an item the type must stand in capitals: "Thông tư số 1/2020/TT-BX quy định …" may as well open a news text.
        bool isHeading = lines.Count > 0 && (isWholeFile ? PaperTypes.OfHeading(lines[0].Text) : PaperTypes.Match(lines[0].Text)?.Name) is not null;
        return isHeading && HeadPatterns.Try(HeadPatterns.HeadingSymbol(), lines[0].Text) is { } heading
            ? Clean(lines[0], heading, 0.9)
            : null;
    }

    private static ReadValue<string> Clean(TextLine line, Match match, double confidence)
    {
        Group group = match.Groups["symbol"];
        return new(Tidy(group.Value), line.Part(group.Index, group.Length, confidence));
    }

    /// <summary>A symbol without blanks, its dashes hyphens.</summary>
    public static string Tidy(string symbol) => string.Concat(symbol.Where(c => !char.IsWhiteSpace(c))).Replace('–', '-');

    private static (DateOnlyRead? Day, ReadValue<string>? Place) FindIssued(List<TextLine> lines, int within)
    {
        foreach (TextLine line in lines.Take(within))
        {
            if (HeadPatterns.Try(HeadPatterns.PlaceAndDate(), line.Text) is { } match && DateOnlyRead.From(line, match, 0.95) is { } day)
            {
                Group place = match.Groups["place"];
                return (day, new(Places.Bare(place.Value.Trim()), line.Part(place.Index, place.Value.TrimEnd().Length, 0.9)));
            }
        }

        return (null, null);
    }

    private static DateOnlyRead? FindHeld(List<TextLine> lines, int body, bool isInvitation)
    {
        foreach (TextLine line in isInvitation ? lines.Skip(body).Take(InvitedWithin) : [])
        {
            if (HeadPatterns.Try(HeadPatterns.InvitedAt(), line.Text) is { } match && DateOnlyRead.From(line, match, 0.9) is { } day)
            {
                return day;
            }
        }

        foreach (TextLine line in lines.Skip(body).Take(3))
        {
            string start = line.Text.Length <= 300 ? line.Text : line.Text[..300];
            if (HeadPatterns.Try(HeadPatterns.StartsWithDay(), start) is { } match && Meetings.Any(start.Contains) && DateOnlyRead.From(line, match, 0.85) is { } day)
            {
                return day;
            }
        }

        return null;
    }
}
