using System.Text;
using System.Text.RegularExpressions;
using Search.Analysis.Text;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>
/// Who signed a paper, as what and in whose name: T/M, K/T, T/L of the Party (guideline 36-HD/VPTW 1.7), TM., KT., TL., TUQ., Q. of the State
/// (Decree 30/2020/NĐ-CP appendix I, II.7).
/// </summary>
internal sealed partial record Closing(ReadValue<string>? Authority, ReadValue<string>? SignerTitle, ReadValue<string>? Signer)
{
    private const int MostLinesBelow = 8;
    private const int LongestLine = 120;

    // In capitals it begins an office, listed or not, sooner than the rare name.
    private const string Deputy = "PHÓ ";

    // Of a city named for a person, the last words of a body's name.
    private const string City = "ho chi minh";

    private static readonly string Degrees = Positions.Rank;

    [GeneratedRegex(@"^(?:(?:T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|T\s?/\s?U\s?/\s?Q)\.?|(?:TM|KT|TL|TUQ)(?:\s?\.|(?=\s)))\s*\p{Lu}", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex InTheNameOf();

    [GeneratedRegex(@"^Q\s?\.\s*(?=\p{Lu}{2})", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Acting();

    [GeneratedRegex(@"^\W*(?:đã ký|chữ ký|ký tên.*|đóng dấu|đã ký và đóng dấu|ký, ghi rõ họ tên)\W*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Signed();

    [GeneratedRegex(@"^(?:\p{Lu}\p{Ll}*(?:['’]\p{L}+)?(?:\s+|$)){2,6}$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\p{Lu}+(?:\s+\p{Lu}+){1,5}$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex NameInCapitals();

    /// <param name="lines">All lines of the paper.</param>
    /// <param name="from">The first line of the body.</param>
    public static Closing Read(List<TextLine> lines, int from)
    {
        int authority = -1;
        for (int at = from; at < lines.Count; at++)
        {
            foreach (Cell cell in lines[at].Text.Length > LongestLine * 2 ? [] : Cells.Of(lines[at]))
            {
                if (authority < 0 && IsAuthority(cell.Text))
                {
                    authority = at;
                }

                if (IsAuthority(cell.Text) || IsOffice(cell.Text))
                {
                    Closing found = From(lines, at, cell.IsRight);
                    if (found.Signer is not null)
                    {
                        return found;
                    }
                }
            }
        }

        // Unsigned, but who would have signed is said.
        return authority >= 0 ? From(lines, authority, Cells.Of(lines[authority]).First(cell => IsAuthority(cell.Text)).IsRight) : new Closing(null, null, null);
    }

    /// <summary>Whether a cell is part of a signature: in the name of somebody, or an office.</summary>
    public static bool IsPart(string cell) => IsAuthority(cell) || IsOffice(cell);

    private static bool IsAuthority(string cell) => cell.Length <= LongestLine && HeadPatterns.Try(InTheNameOf(), cell) is not null && Capitals.Are(cell);

    private static bool IsOffice(string cell) => cell.Length <= LongestLine && Capitals.Are(cell) && !cell.EndsWith(':')
        && Positions.Starts(HeadPatterns.Try(Acting(), cell) is { } acting ? cell[acting.Length..] : cell);

    private static bool IsDeputy(string cell) => cell.Length <= LongestLine && Capitals.Are(cell) && cell.StartsWith(Deputy, StringComparison.Ordinal);

    // The lines of the same column below the first: in whose name, the office, the name.
    private static Closing From(List<TextLine> lines, int first, bool isRight)
    {
        List<Cell> authority = [], office = [];
        Cell? name = null;
        for (int at = first; at < lines.Count && at <= first + MostLinesBelow && name is null; at++)
        {
            if ((Cells.Of(lines[at]).LastOrDefault(cell => cell.IsRight == isRight) ?? (isRight && at > first ? NameOfRight(lines, at) : null)) is not { } cell)
            {
                continue;
            }

            if (IsAuthority(cell.Text) && office.Count == 0)
            {
                authority.Add(cell);
            }
            else if (IsOffice(cell.Text) || (office.Count > 0 && cell.Text is "kiêm" or "KIÊM") || (authority.Count > 0 && IsDeputy(cell.Text)))
            {
                office.Add(cell);
            }
            else if (NameOf(cell) is { } found)
            {
                name = found;
            }
            else if (Capitals.Are(cell.Text) && at <= first + 4 && (office.Count > 0 || authority.Count > 0) && !cell.Line.AfterBlank)
            {
                // A long name of a body or office goes on here.
                (office.Count > 0 ? office : authority).Add(cell);
            }
            else if (HeadPatterns.Try(Signed(), cell.Text) is null)
            {
                break;
            }
        }

        return new Closing(
            authority.Count == 0 ? null : Join(authority, authority.Select((cell, i) => i > 0 && IsAuthority(cell.Text) ? $"; {cell.Text}" : i > 0 ? $" {cell.Text}" : cell.Text)),
            office.Count == 0 ? null : Join(office, [string.Join(' ', Spelt(office))]),
            name is null ? null : new(string.Join(' ', name.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), TextLines.Span(name.Line.Source, name.At, name.End, authority.Count + office.Count > 1 ? 0.95 : 0.85)));
    }

    // Where a copy keeps no gaps, the name in the right column stands alone on a line: behind a tab, after a blank line, or where the recipients end.
    private static Cell? NameOfRight(List<TextLine> lines, int at)
    {
        Cell[] cells = [.. Cells.Of(lines[at])];
        bool isApart = lines[at].IsTabbed || lines[at].AfterBlank || lines[at - 1].Text.EndsWith('.');
        return cells.Length == 1 && isApart && PersonNames.IsName(cells[0].Text.Split(' ')) && HeadPatterns.Try(Name(), cells[0].Text) is not null ? cells[0] : null;
    }

    private static IEnumerable<string> Spelt(List<Cell> office) =>
        office.Select(cell => Positions.Known(cell.Text) ?? Capitals.AsWrittenIn(cell.Line.Source, cell.Text));

    private static Cell? NameOf(Cell cell)
    {
        if (cell.Text.Length > LongestLine)
        {
            return null;
        }

        int degree = Regex.Match(cell.Text, "^" + Degrees, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2)).Length;
        Cell bare = cell with { Index = cell.Index + degree, Text = cell.Text[degree..].TrimEnd('.', ' ') };
        bool isName = HeadPatterns.Try(Name(), bare.Text) is not null
            || (HeadPatterns.Try(NameInCapitals(), bare.Text) is not null && FoldedHeading.Fold(bare.Text) != City && (PersonNames.StartsWithFamilyName(bare.Text) || (Ascii.IsValid(bare.Text) && PersonNames.StartsWithUnaccented(bare.Text))) && !bare.Text.StartsWith(Deputy, StringComparison.Ordinal));
        return isName && Positions.Known(bare.Text) is null ? bare : null;
    }

    private static ReadValue<string> Join(List<Cell> cells, IEnumerable<string> texts)
    {
        NormalizedText source = cells[0].Line.Source;
        ExtractedValue first = TextLines.Span(source, cells[0].At, cells[0].End, 0.95);
        return new(string.Concat(texts), first with { End = TextLines.Span(source, cells[^1].At, cells[^1].End, 1).End });
    }
}
