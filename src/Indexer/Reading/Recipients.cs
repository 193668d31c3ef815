using System.Text.RegularExpressions;
using Search.Analysis.Text;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>Who a paper goes to: one dash item below <c>Nơi nhận</c> or behind <c>Kính gửi</c> is one recipient, its continuation lines joined.</summary>
internal static partial class Recipients
{
    private const int MostRecipients = 200;
    private const int LongestContinuation = 150;

    [GeneratedRegex(@"^N[ơo]i\s+nh[ậaâ]n(?:\s+v[ăa]n\s+b[ảa]n)?\s*[*_]*\s*:[\s*_]*|^N[ơo]i\s+nh[ậaâ]n$|^NƠI\s+NHẬN\s*:?\s*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Receivers();

    [GeneratedRegex(@"^K[ií]nh\s+(?:g[ửuư]i|tr[ìi]nh)\s*[*_]*\s*:?[\s*_]*(?=$|\p{Lu}|[-–+•]|[Cc]ác\s|Qu[ýíy])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Addressed();

    [GeneratedRegex(@"^[-–—+•]\s*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Dash();

    /// <summary>The line of <c>Nơi nhận</c>; -1 where there is none.</summary>
    public static int FindHeading(List<TextLine> lines) =>
        lines.FindLastIndex(line => line.Text.Length <= 300 && HeadPatterns.Try(Receivers(), Cells.Of(line).First().Text) is not null);

    /// <param name="lines">All lines of the paper.</param>
    /// <param name="body">The first line of the body: the addressed stand near it.</param>
    /// <param name="unlisted">Where those stand that are too many to list; null where there are none.</param>
    public static List<ReadValue<string>> Read(List<TextLine> lines, int body, out ExtractedValue? unlisted)
    {
        var found = new List<ReadValue<string>>();
        int addressed = lines.FindIndex(0, Math.Min(lines.Count, body + 6), line => HeadPatterns.Try(Addressed(), line.Text) is not null);
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

    private static void Collect(List<TextLine> lines, int heading, int behind, List<ReadValue<string>> found, bool isList)
    {
        List<(int Start, int End)>? item = null;
        NormalizedText source = lines[heading].Source;
        bool hasDash = false;
        for (int at = heading; at < lines.Count; at++)
        {
            Cell? cell = Cells.Of(lines[at]).FirstOrDefault(cell => !cell.IsRight);
            if (cell is null)
            {
                continue;
            }

            int skip = at == heading ? Math.Min(behind, cell.Text.Length) : 0;
            Match? dash = HeadPatterns.Try(Dash(), cell.Text[skip..]);
            if (dash is not null || (at == heading && skip < cell.Text.Length))
            {
                Finish();
                hasDash |= dash is not null;
                skip += dash?.Length ?? 0;
                item = [(cell.At + skip, cell.End)];
                if (at == heading && isList && dash is null)
                {
                    Divide(cell.At + skip, cell.End);
                }

                continue;
            }

            if (at == heading)
            {
                continue;
            }

            bool goesOn = item is not null && !cell.Line.AfterBlank && cell.Text.Length <= LongestContinuation && !Closing.IsPart(cell.Text) && !IsEnded(item);
            if (!goesOn)
            {
                break;
            }

            item!.Add((cell.At, cell.End));
        }

        Finish();

        // "Nơi nhận: Như trên; Lưu VT." on one line.
        void Divide(int start, int end)
        {
            for (int stop = source.Text.IndexOf(';', start, end - start); stop >= 0; stop = source.Text.IndexOf(';', start, end - start))
            {
                item = [(start, stop)];
                Finish();
                start = stop + 1;
                while (start < end && source.Text[start] == ' ')
                {
                    start++;
                }
            }

            item = start < end ? [(start, end)] : null;
        }

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
