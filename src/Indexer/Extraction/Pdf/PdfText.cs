using System.Text;
using System.Text.RegularExpressions;
using Search.Analysis.Syllables;
using Search.Analysis.Text;

namespace Indexer.Extraction.Pdf;

/// <summary>Blocks of lines to text: lines of a paragraph joined again, over the end of a page too.</summary>
internal sealed partial class PdfText
{
    // In line heights.
    private const double Apart = 1.3;

    // In ems.
    private const double Indent = 0.8, Ragged = 0.6;

    private readonly StringBuilder text = new();
    private PageLine? last;
    private double right;
    private bool wasText;

    public int Length => text.Length;

    public void Add(PageBlock block, bool isPageStart)
    {
        double left = block.Lines.Min(line => line.Left);
        double usual = Pitch(block);
        for (int at = 0; at < block.Lines.Count; at++)
        {
            PageLine line = block.Lines[at];
            if (last is null)
            {
                text.Append(line.Text);
            }
            else if (block.IsText && (at == 0 ? isPageStart && RunsOver(last, line) : GoesOn(last, line, left, block.Right, usual)))
            {
                Join(line.Text);
            }
            else
            {
                bool isApart = at == 0 ? !isPageStart : last.Baseline - line.Baseline > Apart * 1.25 * usual;
                text.Append(isApart ? "\n\n" : "\n").Append(line.Text);
            }

            (last, right, wasText) = (line, block.Right, block.IsText);
        }
    }

    public override string ToString() => text.ToString();

    // The distance of lines that belong together: the smaller half is within paragraphs.
    private static double Pitch(PageBlock block)
    {
        double[] distances = [.. block.Lines.Zip(block.Lines.Skip(1), (one, next) => one.Baseline - next.Baseline).Where(distance => distance > 0).Order()];
        double size = block.Lines.Max(line => line.Size);
        return distances.Length == 0 ? 1.2 * size : Math.Clamp(distances[distances.Length / 3], size, 2 * size);
    }

    private static bool GoesOn(PageLine one, PageLine next, double left, double right, double pitch)
    {
        double em = Math.Max(one.Size, next.Size);
        bool isApart = one.Baseline - next.Baseline > Apart * pitch || Math.Abs(one.Size - next.Size) > 0.15 * em;
        bool isIndented = next.Left > left + (Indent * em) && next.Left > one.Left + (Indent * em);
        return !isApart && !isIndented && IsFull(one, next, right) && !(Item().IsMatch(next.Text) && EndsClause(one.Text));
    }

    // Whether the first word of the next line had no room left on this one.
    private static bool IsFull(PageLine one, PageLine next, double right) => one.Right + (0.2 * one.Size) + next.FirstWord > right - (Ragged * one.Size);

    private bool RunsOver(PageLine one, PageLine next) =>
        wasText && Math.Abs(one.Size - next.Size) <= 0.15 * one.Size && IsFull(one, next, right) && !EndsClause(one.Text) && !Item().IsMatch(next.Text);

    private static bool EndsClause(string line) => line.TrimEnd() is [.., '.' or ';' or ':' or '!' or '?' or '”' or '"' or '/'];

    private void Join(string next)
    {
        string before = LastWord(text);
        if (before.EndsWith('\u00AD'))
        {
            // Hyphenation; or the ư of TCVN3, which stays.
            text.Append(next);
        }
        else if (before.Length > 1 && before[^1] == '-' && char.IsLetter(before[^2]) && next.Length > 0 && char.IsLetter(next[0]))
        {
            // Words hyphenated at the end of a line are foreign ones; Vietnamese keeps the hyphen of loanwords (vắc-xin), and so do symbols (BC-UBND).
            string first = new([.. next.TakeWhile(char.IsLetter)]);
            bool isSplit = char.IsLower(next[0]) && !(IsSyllable(before[..^1]) && IsSyllable(first));
            text.Length -= isSplit ? 1 : 0;
            text.Append(next);
        }
        else
        {
            text.Append(' ').Append(next);
        }
    }

    private static bool IsSyllable(string word)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(word, tokens);
        return tokens.Count == 1 && Syllable.IsPossible(tokens.Folded(0));
    }

    private static string LastWord(StringBuilder text)
    {
        int start = text.Length;
        while (start > 0 && text.Length - start < 40 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return text.ToString(start, text.Length - start);
    }

    [GeneratedRegex(@"^(?:\d{1,3}[.)](?!\d)|\d{1,3}(?:\.\d{1,3})+\.?\s|[a-zđ][.)]|[-–—+•*]|[IVX]{1,5}\.|Điều\s+\d|Chương\s+[IVX\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
