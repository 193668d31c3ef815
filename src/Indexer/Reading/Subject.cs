using Search.Documents;

namespace Indexer.Reading;

/// <summary>The type of a paper and its trích yếu.</summary>
/// <param name="Summary">Null where the type stands alone.</param>
/// <param name="First">The line of the type, or of <c>V/v</c>.</param>
/// <param name="Last">The last line of the subject.</param>
internal sealed record Subject(ReadValue<string> Type, ReadValue<string> Title, ReadValue<string>? Summary, int First, int Last)
{
    /// <summary>Longest subject, in characters.</summary>
    public const int Longest = 600;

    private const int MostLines = 8;

    private static readonly string Motto = FoldedHeading.Fold("Độc lập Tự do Hạnh phúc");

    // Begins the subject of plans, and the body of many papers.
    private const string Implementing = "Thực hiện ";
    private const int LongestImplementing = 300;

    /// <summary>A type in capitals among the first <paramref name="within"/> lines, and what stands behind it and below; null where there is none.</summary>
    public static Subject? OfType(List<TextLine> lines, int within)
    {
        bool isBelowSymbol = false, isLetter = false;
        for (int at = 0; at < Math.Min(within, lines.Count); at++)
        {
            if (Broken(lines, at) is { } broken)
            {
                ExtractedValue where = lines[at].Whole(0.8) with { End = lines[at + 1].Whole(1).End };
                return Of(lines, at, new(broken.Name, where), at + 1, lines[at + 1].Text.Length);
            }

            if ((PaperTypes.Match(lines[at].Text) ?? (isBelowSymbol && !isLetter ? PaperTypes.MatchWithSubject(lines[at].Text) : null)) is { } heading)
            {
                return Of(lines, at, new(heading.Name, lines[at].Part(0, heading.Length, heading.IsFolded ? 0.8 : 0.95)), at, heading.Subject);
            }

            string left = Cells.Of(lines[at]).First().Text;
            isLetter |= HeadPatterns.Try(HeadPatterns.Concerning(), left) is not null || left.StartsWith("Kính gửi", StringComparison.Ordinal);
            isBelowSymbol |= HeadPatterns.Try(HeadPatterns.Symbol(), lines[at].Text) is not null || HeadPatterns.Try(HeadPatterns.PlaceAndDate(), lines[at].Text) is not null;
        }

        return null;
    }

    /// <summary>An official letter has no type (Decree 30/2020/NĐ-CP appendix I, II.5): its subject stands below the symbol, behind <c>V/v</c>.</summary>
    public static Subject? OfLetter(List<TextLine> lines, int within)
    {
        int at = lines.FindIndex(0, Math.Min(within, lines.Count), line => HeadPatterns.Try(HeadPatterns.Concerning(), Cells.Of(line).First().Text) is not null);
        if (at < 0)
        {
            return null;
        }

        Cell first = Cells.Of(lines[at]).First();
        int behind = HeadPatterns.Try(HeadPatterns.Concerning(), first.Text)!.Length;
        var parts = new List<Cell> { first };
        int last = at;
        for (int next = at + 1; next < lines.Count && next <= at + MostLines && !lines[next].AfterBlank; next++)
        {
            Cell cell = Cells.Of(lines[next]).First();
            if (HeadPatterns.Try(HeadPatterns.BodyStart(), cell.Text) is not null || HeadPatterns.Try(HeadPatterns.PlaceAndDate(), lines[next].Text) is not null
                || Letterhead.IsMark(cell) || IsNext(lines, next, cell.Text, subjectIsCapitals: Capitals.Are(first.Text[behind..])))
            {
                break;
            }

            last = next;
            if (!cell.IsRight)
            {
                parts.Add(cell);
            }
        }

        string subject = Joined(string.Join(' ', parts.Select((part, i) => i == 0 ? part.Text[behind..] : part.Text))).TrimEnd('"', '”');
        ExtractedValue whole = TextLines.Span(first.Line.Source, first.At, parts[^1].End, 0.85);
        return subject.Length is 0 or > Longest ? null : new(
            new("Công văn", TextLines.Span(first.Line.Source, first.At, first.At + behind, 0.8)),
            new($"V/v {subject}", whole),
            new(subject, whole with { Start = TextLines.Span(first.Line.Source, first.At + behind, first.End, 1).Start }),
            at,
            last);
    }

    // Trích yếu: what stands behind the type on its line, and the lines after it up to a blank one.
    private static Subject Of(List<TextLine> lines, int first, ReadValue<string> type, int at, int rest)
    {
        var parts = new List<string>();
        int? start = null;
        if (rest < lines[at].Text.Length)
        {
            parts.Add(lines[at].Text[rest..]);
            start = lines[at].Part(rest, 0, 1).Start;
        }

        int last = at;
        for (int next = at + 1; next < lines.Count && next <= at + MostLines; next++)
        {
            TextLine line = lines[next];
            bool isSubject = parts.Count == 0 && line.Text.StartsWith(Implementing, StringComparison.Ordinal);
            if ((line.AfterBlank && parts.Count > 0)
                || (!isSubject && HeadPatterns.Try(HeadPatterns.BodyStart(), line.Text) is not null)
                || (parts.Count > 0 && IsNext(lines, next, line.Text, Capitals.Are(string.Join(' ', parts))))
                || HeadPatterns.Try(HeadPatterns.PlaceAndDate(), line.Text) is not null
                || parts.Sum(part => part.Length) + line.Text.Length > Longest)
            {
                break;
            }

            parts.Add(line.Text);
            start ??= line.Whole(1).Start;
            last = next;
        }

        bool isSentence = parts.Exists(part => part[^1] is '.' or ':' or ';' or '/') || parts.Sum(part => part.Length) > LongestImplementing;
        if (isSentence && rest == lines[at].Text.Length && parts[0].StartsWith(Implementing, StringComparison.Ordinal))
        {
            // A sentence: the body begins below a type that stands alone.
            return Of(lines[..(at + 1)], first, type, at, rest);
        }

        string subject = Joined(string.Join(' ', parts).Replace("**", " ", StringComparison.Ordinal));
        int end = lines[last].Whole(1).End;
        double confidence = subject.Length == 0 ? 0.6 : type.Where.Confidence;
        return new Subject(
            type,
            new(subject.Length == 0 ? type.Value : $"{type.Value} {subject}", lines[first].Whole(confidence) with { End = end }),
            subject.Length == 0 ? null : new(subject, new ExtractedValue(start!.Value, end, confidence)),
            first,
            last);
    }

    // Below the subject stands who decides, or the other half of the head: office, body, State, in capitals. A subject that is all in capitals itself may
    // go on with a body; then what follows must be the grounds.
    private static bool IsNext(List<TextLine> lines, int at, string text, bool subjectIsCapitals)
    {
        if (!Capitals.Are(text))
        {
            return FoldedHeading.Fold(text) == Motto;
        }

        bool isNext = Positions.Starts(text) || Letterhead.IsBody(text) || (!subjectIsCapitals && FoldedHeading.HasInCapitals(text, NoticeHead.Emblems));
        int below = lines.FindIndex(at, line => !Capitals.Are(line.Text));
        return isNext && (!subjectIsCapitals || (below >= 0 && below <= at + 3 && HeadPatterns.Try(HeadPatterns.BodyStart(), lines[below].Text) is not null));
    }

    // A type whose second word stands on the next line.
    private static PaperHeading? Broken(List<TextLine> lines, int at) =>
        at + 1 < lines.Count && !lines[at + 1].AfterBlank && !lines[at].Text.Contains(' ') && !lines[at + 1].Text.Contains(' ')
            ? PaperTypes.MatchFolded($"{lines[at].Text} {lines[at + 1].Text}")
            : null;

    private static string Joined(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
