using System.Text.RegularExpressions;

namespace Indexer.Reading;

/// <summary>What the head of an administrative or party paper states.</summary>
internal sealed record NoticeHead(ReadValue<string>? Type, ReadValue<string>? Title, ReadValue<string>? Symbol, DateOnlyRead? IssuedOn, DateOnlyRead? HeldOn, bool HasEmblem)
{
    private const int SymbolWithin = 15;
    private const int MostSubjectLines = 8;
    private const int LongestSubject = 600;
    private const int ShortestSentence = 40;

    private static readonly string[] Emblems = [FoldedHeading.Fold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), FoldedHeading.Fold("ĐẢNG CỘNG SẢN VIỆT NAM")];

    private static readonly string[] Meetings = ["họp", "hội nghị", "Hội nghị", "làm việc", "kỳ họp", "tổ chức"];

    /// <param name="isWholeFile">Whether the text is a paper of its own. An item of a feed may quote another paper: its head ends with the first sentence.</param>
    public static NoticeHead Read(List<TextLine> lines, bool isWholeFile)
    {
        List<TextLine> head = isWholeFile ? lines : [.. lines.TakeWhile(line => !IsSentence(line.Text))];
        int at = 0;
        while (at < head.Count && PaperTypes.Match(lines[at].Text) is null && Broken(lines, at) is null)
        {
            at++;
        }

        ReadValue<string>? type = null, title = null;
        int body = 0;
        if (at >= head.Count)
        {
            at = -1;
        }
        else
        {
            PaperHeading? broken = Broken(lines, at);
            PaperHeading heading = broken ?? PaperTypes.Match(lines[at].Text)!;
            type = broken is null
                ? new(heading.Name, lines[at].Part(0, heading.Length, heading.IsFolded ? 0.8 : 0.95))
                : new(heading.Name, lines[at].Whole(0.8) with { End = lines[at + 1].Whole(1).End });
            (string subject, int last) = broken is null ? Subject(lines, at, heading.Subject) : Subject(lines, at + 1, lines[at + 1].Text.Length);
            title = new(
                subject.Length == 0 ? heading.Name : $"{heading.Name} {subject}",
                lines[at].Whole(subject.Length == 0 ? 0.6 : type.Where.Confidence) with { End = lines[last].Whole(1).End });
            body = last + 1;
        }

        return new NoticeHead(type, title, FindSymbol(head, isWholeFile), FindIssued(lines, at), FindHeld(lines, body), head.Exists(line => FoldedHeading.HasInCapitals(line.Text, Emblems)));
    }

    // No line of a head ends as a sentence does; short ones may, as abbreviations.
    private static bool IsSentence(string line) =>
        line.Length > LongestSubject || (line.Length >= ShortestSentence && line.TrimEnd('"', '”', ')', ' ')[^1] is '.' or '!' or '?' or '…' && line.Any(char.IsLower));

    // A type whose second word stands on the next line.
    private static PaperHeading? Broken(List<TextLine> lines, int at) =>
        at + 1 < lines.Count && !lines[at + 1].AfterBlank && !lines[at].Text.Contains(' ') && !lines[at + 1].Text.Contains(' ')
            ? PaperTypes.MatchFolded($"{lines[at].Text} {lines[at + 1].Text}")
            : null;

    // Trích yếu: what stands behind the type on its line, and the lines after it up to a blank one.
    private static (string Subject, int Last) Subject(List<TextLine> lines, int at, int rest)
    {
        var parts = new List<string>();
        if (rest < lines[at].Text.Length)
        {
            parts.Add(lines[at].Text[rest..]);
        }

        int last = at;
        for (int next = at + 1; next < lines.Count && next <= at + MostSubjectLines; next++)
        {
            TextLine line = lines[next];
            if ((line.AfterBlank && parts.Count > 0)
                || HeadPatterns.Try(HeadPatterns.BodyStart(), line.Text) is not null
                || HeadPatterns.Try(HeadPatterns.PlaceAndDate(), line.Text) is not null
                || parts.Sum(part => part.Length) + line.Text.Length > LongestSubject)
            {
                break;
            }

            parts.Add(line.Text);
            last = next;
        }

        string subject = string.Join(' ', string.Join(' ', parts).Replace("**", " ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (subject, last);
    }

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
        string symbol = string.Concat(group.Value.Where(c => !char.IsWhiteSpace(c))).Replace('–', '-');
        return new(symbol, line.Part(group.Index, group.Length, confidence));
    }

    private static DateOnlyRead? FindIssued(List<TextLine> lines, int typeAt)
    {
        foreach (TextLine line in lines.Take(typeAt < 0 ? SymbolWithin : typeAt + 4))
        {
            if (HeadPatterns.Try(HeadPatterns.PlaceAndDate(), line.Text) is { } match && DateOnlyRead.From(line, match, 0.95) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnlyRead? FindHeld(List<TextLine> lines, int body)
    {
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
