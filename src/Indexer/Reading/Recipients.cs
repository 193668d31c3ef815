using System.Text.RegularExpressions;
using Search.Analysis.Text;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>Who a paper goes to: one dash item below <c>Nơi nhận</c> or behind <c>Kính gửi</c> is one recipient, its continuation lines joined.</summary>
internal static partial class Recipients
{
    private const int MostRecipients = 200;
    private const int LongestContinuation = 150;

    // Where nothing tells where the head ends.
    private const int AddressedWithin = 20;

    [GeneratedRegex(@"^N[ơo]i\s+nh[ậaâ]n(?:\s+v[ăa]n\s+b[ảa]n)?\s*[*_]*\s*:[\s*_]*|^N[ơo]i\s+nh[ậaâ]n$|^NƠI\s+NHẬN\s*:?\s*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Receivers();

    // Kính gửi; of a telegram: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:".
    [GeneratedRegex(@"^K[ií]nh\s+(?:g[ửuư]i|tr[ìi]nh)\s*[*_]*\s*:?[\s*_]*(?=$|\p{Lu}|[-–+•]|[Cc]ác\s|Qu[ýíy])|^[^\p{Ll}]{3,150}\s(?:điện|ĐIỆN)\s*:$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Addressed();

    [GeneratedRegex(@"^[-–—+•]\s*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Dash();

    // "A; B" and, of a list with dashes, "- A; - B" on one line.
    [GeneratedRegex(@";\s*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Divider();

    [GeneratedRegex(@";\s*[-–—+•]\s*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex DashDivider();

    [GeneratedRegex(@"^\d{1,3}$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex PageNumber();

    /// <summary>Where what stands behind <c>Nơi nhận:</c> starts in a line; null where it is no such line.</summary>
    public static int? HeadingOf(string line) => line.StartsWith('N') && HeadPatterns.Try(Receivers(), line) is { } match ? match.Length : null;

    /// <summary>The line of <c>Nơi nhận</c>; -1 where there is none.</summary>
    public static int FindHeading(List<TextLine> lines) =>
        lines.FindLastIndex(line => line.Text.Length <= 300 && HeadPatterns.Try(Receivers(), Cells.Of(line).First().Text) is not null);

    /// <param name="lines">All lines of the paper.</param>
    /// <param name="body">The first line of the body: the addressed stand near it.</param>
    /// <param name="unlisted">Where those stand that are too many to list; null where there are none.</param>
    public static List<ReadValue<string>> Read(List<TextLine> lines, int body, out ExtractedValue? unlisted)
    {
        var found = new List<ReadValue<string>>();
        int addressed = lines.FindIndex(0, Math.Min(lines.Count, body == 0 ? AddressedWithin : body + 6), line => HeadPatterns.Try(Addressed(), line.Text) is not null);
        if (addressed >= 0)
        {
            Collect(lines, addressed, HeadPatterns.Try(Addressed(), lines[addressed].Text)!.Length, found, isList: false);
        }

        int heading = FindHeading(lines);
        if (heading >= 0)
        {
            Collect(lines, heading, HeadPatterns.Try(Receivers(), Cells.Of(lines[heading]).First().Text)!.Length, found, isList: true);
        }

        unlisted = found.Count <= MostRecipients ? null : found[MostRecipients].Where with { End = found.Skip(MostRecipients).Max(recipient => recipient.Where.End) };
        return [.. found.Take(MostRecipients)];
    }

    // Lines without dashes are a list where the first ends as an item does, or is all there is.
    private static bool StartsUndashed(List<TextLine> lines, int at, Cell cell) =>
        GoesOn(cell) && StartsItem(cell) && (cell.Text[^1] is ';' or ',' || (cell.Text[^1] is not ('.' or ':') && at + 1 < lines.Count && lines[at + 1].AfterBlank));

    private static bool GoesOn(Cell cell) => !cell.Line.AfterBlank && cell.Text.Length <= LongestContinuation && !Closing.IsPart(cell.Text);

    private static bool StartsItem(Cell cell) => char.IsUpper(cell.Text[0]) && HeadPatterns.Try(HeadPatterns.BodyStart(), cell.Text) is null;

    private static void Collect(List<TextLine> lines, int heading, int behind, List<ReadValue<string>> found, bool isList)
    {
        List<(int Start, int End)>? item = null;
        NormalizedText source = lines[heading].Source;
        bool hasDash = false, isUndashed = false;
        char mark = ';';
        for (int at = heading; at < lines.Count; at++)
        {
            Cell? cell = Cells.Of(lines[at]).FirstOrDefault(cell => !cell.IsRight);
            if (cell is null)
            {
                continue;
            }

            // The page's number, or the other column.
            if (item is not null && (HeadPatterns.Try(PageNumber(), cell.Text) is not null || (lines[at].IsTabbed && !lines[heading].IsTabbed && HeadPatterns.Try(Dash(), cell.Text) is null)))
            {
                continue;
            }

            int skip = at == heading ? Math.Min(behind, cell.Text.Length) : 0;
            Match? dash = HeadPatterns.Try(Dash(), cell.Text[skip..]);
            if (at == heading + 1 && item is null && dash is null && StartsUndashed(lines, at, cell))
            {
                isUndashed = true;
                mark = cell.Text[^1] == ',' ? ',' : ';';
            }

            if (dash is not null || (at == heading && skip < cell.Text.Length) || (isUndashed && GoesOn(cell) && StartsItem(cell) && (item is null || IsDone(item))))
            {
                Finish();
                hasDash |= dash is not null;
                skip += dash?.Length ?? 0;
                item = [(cell.At + skip, cell.End)];
                if (at == heading)
                {
                    Divide(cell.At + skip, cell.End, dash is null ? Divider() : DashDivider());
                    isUndashed = !isList && dash is null && source.Text[cell.End - 1] == ';';
                }

                continue;
            }

            if (at == heading)
            {
                continue;
            }

            if (item is null || !GoesOn(cell) || IsEnded(item))
            {
                break;
            }

            item.Add((cell.At, cell.End));
        }

        Finish();

        // "Nơi nhận: Như trên; Lưu VT." on one line.
        void Divide(int start, int end, Regex divider)
        {
            int at = start;
            foreach (Match stop in divider.Matches(source.Text[start..end]).Where(stop => start + stop.Index + stop.Length < end))
            {
                item = [(at, start + stop.Index)];
                Finish();
                at = start + stop.Index + stop.Length;
            }

            item = [(at, end)];
        }

        // Of a list without dashes, one line is one recipient where it ends in the mark that the first ends in.
        bool IsDone(List<(int Start, int End)> parts) => source.Text[parts[^1].End - 1] == mark;

        bool IsEnded(List<(int Start, int End)> parts) => source.Text[parts[^1].End - 1] is '.' || (!isList && !hasDash && source.Text[parts[^1].End - 1] is '.' or ';');

        void Finish()
        {
            if (item is null)
            {
                return;
            }

            string text = string.Join(' ', string.Join(' ', item.Select(part => source.Text[part.Start..part.End])).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(' ', ',', ';', '.', '*', '_');
            if (text.Any(char.IsLetterOrDigit))
            {
                ExtractedValue first = TextLines.Span(source, item[0].Start, item[0].End, isList ? 0.95 : 0.85);
                int last = item[^1].End;
                while (last > item[^1].Start && source.Text[last - 1] is ' ' or ',' or ';' or '.' or '*' or '_')
                {
                    last--;
                }

                found.Add(new(text, first with { End = Math.Max(first.Start, TextLines.Span(source, item[^1].Start, last, 1).End) }));
            }

            item = null;
        }
    }
}
