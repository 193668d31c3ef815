using System.Text;
using UglyToad.PdfPig.Content;

namespace Indexer.Extraction.Pdf;

/// <summary>Letters of a page to rows of lines: what stands at one height, parted at wide gaps, words parted at narrow ones.</summary>
internal static class PageLetters
{
    private const int MostLetters = 200_000;

    // In ems. A letter above or below the line still belongs to it; lines are further apart.
    private const double SameRow = 0.4;

    // Justified text has gaps up to this between words; wider ones are columns.
    private const double WideGap = 1.2;

    private const double WordGap = 0.18;

    private readonly record struct Glyph(string Value, double Left, double Right, double Baseline, double Size);

    /// <summary>The rows of a page, from the top.</summary>
    /// <exception cref="ExtractionException">When there are too many letters.</exception>
    public static List<PageRow> Rows(Page page)
    {
        var rows = new List<List<Glyph>>();
        (double baseline, double size) = (double.MaxValue, 0);
        foreach (Glyph glyph in Glyphs(page).OrderByDescending(glyph => glyph.Baseline))
        {
            if (rows.Count == 0 || baseline - glyph.Baseline > SameRow * Math.Max(size, glyph.Size))
            {
                rows.Add([]);
                (baseline, size) = (glyph.Baseline, glyph.Size);
            }

            rows[^1].Add(glyph);
            size = Math.Max(size, glyph.Size);
        }

        return [.. rows.Select(Row).Where(row => row.Lines.Count > 0)];
    }

    private static List<Glyph> Glyphs(Page page)
    {
        var glyphs = new List<Glyph>();
        foreach (Letter letter in page.Letters)
        {
            // Slanted text is a stamp or watermark.
            if (letter.TextOrientation is not TextOrientation.Horizontal)
            {
                continue;
            }

            double size = Math.Max(letter.PointSize, 1);
            if (glyphs.Count >= MostLetters)
            {
                throw new ExtractionException(new("too-many-letters", "", $"A page has more than {MostLetters} letters.", "Split the page."));
            }

            glyphs.Add(new Glyph(letter.Value ?? "", letter.StartBaseLine.X, Math.Max(letter.EndBaseLine.X, letter.StartBaseLine.X), letter.StartBaseLine.Y, size));
        }

        return glyphs;
    }

    private static PageRow Row(List<Glyph> glyphs)
    {
        var lines = new List<PageLine>();
        var run = new List<Glyph>();
        bool wasBlank = false;
        var blanks = new List<bool>();
        foreach (Glyph glyph in glyphs.OrderBy(glyph => glyph.Left))
        {
            if (string.IsNullOrWhiteSpace(glyph.Value))
            {
                wasBlank = true;
                continue;
            }

            // Drawn twice to look bold.
            if (run.Count > 0 && run[^1].Value == glyph.Value && glyph.Left - run[^1].Left < 0.1 * glyph.Size)
            {
                continue;
            }

            if (run.Count > 0 && glyph.Left - run[^1].Right > WideGap * glyph.Size)
            {
                Add(lines, run, blanks);
                wasBlank = false;
            }

            run.Add(glyph);
            blanks.Add(wasBlank);
            wasBlank = false;
        }

        Add(lines, run, blanks);
        return new PageRow(lines);
    }

    private static void Add(List<PageLine> lines, List<Glyph> run, List<bool> blanks)
    {
        if (run.Count == 0)
        {
            return;
        }

        double[] gaps = [.. run.Zip(run.Skip(1), (one, next) => next.Left - one.Right)];
        double size = run.Max(glyph => glyph.Size);
        bool[] parts = [.. gaps.Zip(blanks.Skip(1), (gap, isBlank) => isBlank || gap > WordGap * size)];
        if (!blanks.Skip(1).Any(isBlank => isBlank) && gaps.Length > 2)
        {
            // Without blanks in the file, letters set wide apart look like words: then words are further apart than most letters.
            double usual = gaps.Order().ElementAt(gaps.Length / 2);
            parts = [.. gaps.Select(gap => gap > Math.Max(usual, 0) + (WordGap * size))];
        }

        LetterSpacing.Join([.. run.Select(glyph => glyph.Value)], gaps, parts);
        var text = new StringBuilder(run[0].Value);
        double firstWord = run[^1].Right - run[0].Left;
        for (int at = 0; at < parts.Length; at++)
        {
            if (parts[at])
            {
                firstWord = Math.Min(firstWord, run[at].Right - run[0].Left);
                text.Append(' ');
            }

            text.Append(run[at + 1].Value);
        }

        lines.Add(new PageLine(run[0].Left, run[^1].Right, run[0].Baseline, size, text.ToString(), firstWord));
        run.Clear();
        blanks.Clear();
    }
}
