using System.Globalization;
using System.Text.RegularExpressions;
using Search.Analysis.Text;

namespace Search.Documents;

/// <summary>A numbered part of a document.</summary>
/// <param name="Number">
/// As it is written, behind the numbers of what it stands in: <c>5</c>, <c>II.1</c>, <c>Điều 3</c>, <c>Điều 3.2</c>, <c>Điều 3.2.a</c>.
/// </param>
/// <param name="Start">UTF-16 index of its number in <see cref="Document.Text"/>.</param>
/// <param name="End">UTF-16 index after its last character, its own parts included.</param>
public sealed record DocumentItem(string Number, int Start, int End);

/// <summary>
/// Finds the numbered parts of a text (điều, khoản, điểm; Decree 30/2020/NĐ-CP appendix I, II.6): a line that begins with the number that follows the one
/// before it. Derived from the text whenever wanted and stored nowhere, so that it cannot disagree with it. Thread safe: no state.
/// </summary>
public static partial class DocumentItems
{
    private const int MostItems = 5000;
    private const int MostCharacters = 1024 * 1024;

    private enum Level
    {
        Roman,
        Article,
        Clause,
        Dotted,
        Point,
    }

    [GeneratedRegex(@"^[\s#*_>|]*(?:(?<article>Điều)\s+(?<n>\d{1,4})(?<letter>[a-zđ]?)\s*[.:]|(?<roman>[IVXLC]{1,7})\s*(?:\.(?!\d)|[-–—/)])\s?|(?<dotted>\d{1,3}\.\d{1,3})\.?(?=\s)|(?<n>\d{1,3})(?<letter>[a-zđ]?)\s?(?:(?:\.(?!\d)|\))(?!\d)|[-–—](?=\s*\p{Lu}\p{Ll}|\s+\p{L}))|(?<point>[a-zđ])\s?\))[*_]*(?=\s|\p{L}|$)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Start();

    // What follows the last item and belongs to none: who gets the paper, who signs it. What an annex numbers is not numbered by the paper.
    [GeneratedRegex(@"^[\s#*_>|]*(?:N[ơo]i\s+nh[ậa]n\W|NƠI\s+NHẬN|(?:T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.)\s*\p{Lu}|PHỤ\s+LỤC|Luật\s+này\s+(?:đã\s+)?được|Nghị\s+quyết\s+này\s+(?:đã\s+)?được)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex After();

    /// <summary>The items of a text in its order; an item that holds others stands before them. Empty where nothing is numbered.</summary>
    /// <param name="text">The text as it came; nothing beyond its first million characters is looked at.</param>
    public static IReadOnlyList<DocumentItem> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        NormalizedText source = NormalizedText.Of(text.Length > MostCharacters ? text[..MostCharacters] : text);
        try
        {
            return new Finder(source).Find();
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private sealed class Finder(NormalizedText source)
    {
        private readonly List<Found> items = [];
        private readonly List<(int Item, Level Level, string Label)> open = [];
        private bool isOver;

        public IReadOnlyList<DocumentItem> Find()
        {
            string text = source.Text;
            for (int at = 0; at < text.Length && items.Count < MostItems && !isOver;)
            {
                int next = text.AsSpan(at).IndexOfAny('\n', '\r');
                int end = next < 0 ? text.Length : at + next;
                Take(at, end);
                at = end + 1;
            }

            EndLast();
            return [.. items.Select(item => new DocumentItem(item.Number, source.ToOriginal(item.Start), Math.Max(source.ToOriginal(item.Start), source.ToOriginalEnd(item.End))))];
        }

        private void Take(int start, int end)
        {
            string line = source.Text[start..Math.Min(end, start + 200)];
            if (string.IsNullOrWhiteSpace(line))
            {
                return;
            }

            if (open.Count > 0 && After().IsMatch(line))
            {
                isOver = true;
                return;
            }

            if (Start().Match(line) is { Success: true } match && Label(match) is { } found && Follows(found.Level, found.Label))
            {
                Close(found.Level);
                string number = string.Join('.', open.Where(one => !(found.Level == Level.Dotted && one.Level == Level.Clause)).Select(one => one.Label).Append(found.Label));
                int first = start + line.Length - line.TrimStart(' ', '\t', '#', '*', '_', '>', '|').Length;
                open.Add((items.Count, found.Level, found.Label));
                items.Add(new Found(number, found.Level, open.Count > 1 ? open[^2].Item : -1, first, end, end, 0));
            }

            int lastEnd = start + source.Text[start..end].TrimEnd().Length;
            foreach ((int item, _, _) in open)
            {
                items[item] = items[item] with { End = lastEnd, FirstEnd = items[item].Lines == 0 ? lastEnd : items[item].FirstEnd, Lines = items[item].Lines + 1 };
            }
        }

        private static (Level Level, string Label)? Label(Match match) =>
            match.Groups["article"].Success ? (Level.Article, $"Điều {Number(match)}")
            : match.Groups["roman"].Success ? (Level.Roman, match.Groups["roman"].Value)
            : match.Groups["dotted"].Success ? (Level.Dotted, match.Groups["dotted"].Value)
            : match.Groups["point"].Success ? (Level.Point, match.Groups["point"].Value)
            : (Level.Clause, Number(match));

        private static string Number(Match match) => int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) + match.Groups["letter"].Value;

        // Numbers count on within what they stand in; so a figure or a day at the start of a line is no item.
        private bool Follows(Level level, string label)
        {
            string? before = items.Count == 0 ? null : Before(level);
            return level switch
            {
                Level.Roman => RomanValue(label) == (before is null ? 1 : RomanValue(before) + 1),
                Level.Article => before is null || Value(label) == Value(before) || Value(label) == Value(before) + 1,
                Level.Clause => Value(label) == 1 || (before is not null && (Value(label) == Value(before) + 1 || (Value(label) == Value(before) && char.IsLetter(label[^1])))),
                Level.Dotted => open.Exists(one => one.Level == Level.Clause && label.StartsWith(one.Label + ".", StringComparison.Ordinal)),
                _ => label == "a" || (before is not null && Points.IndexOf(label[0]) == Points.IndexOf(before[0]) + 1),
            };
        }

        private const string Points = "abcdđeghiklmnopqrstuvxy";

        // The last item of the level in what is open at it; articles count through the whole text.
        private string? Before(Level level) =>
            open.FindLast(one => one.Level == level) is { Label: { } label } ? label : level is Level.Article or Level.Roman && items.FindLastIndex(item => item.Level == level) is >= 0 and int last ? items[last].Number : null;

        private static int Value(string label) => int.Parse(string.Concat(label.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

        private static int RomanValue(string roman)
        {
            int value = 0;
            for (int i = 0; i < roman.Length; i++)
            {
                int one = Roman(roman[i]);
                value += i + 1 < roman.Length && Roman(roman[i + 1]) > one ? -one : one;
            }

            return value;
        }

        private static int Roman(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, _ => 0 };

        // What is of the level or stands in it ends here.
        private void Close(Level level)
        {
            while (open.Count > 0 && open[^1].Level >= level)
            {
                open.RemoveAt(open.Count - 1);
            }
        }

        // Where all others of a row are one paragraph, so is the last: the closing sentence below it is none of it.
        private void EndLast()
        {
            foreach (int[] row in Enumerable.Range(0, items.Count).GroupBy(i => (items[i].Parent, items[i].Level)).Select(row => row.ToArray()))
            {
                if (row.Length > 1 && row[..^1].All(i => items[i].Lines == 1))
                {
                    items[row[^1]] = items[row[^1]] with { End = items[row[^1]].FirstEnd };
                }
            }
        }

        // A part: what it stands in, -1 for the document; where its first line ends; its lines, those of its own parts included.
        private sealed record Found(string Number, Level Level, int Parent, int Start, int End, int FirstEnd, int Lines);
    }
}
