using System.Globalization;
using CsCheck;
using Indexer.Extraction.Pdf;

namespace Indexer.Tests.Extraction;

/// <summary>However lines lie on a page, none is lost and none is read twice.</summary>
public sealed class PdfProperties
{
    private static readonly Gen<PageRow> Row = Gen.Select(Gen.Double[40, 560], Gen.Double[5, 300], Gen.Double[6, 30]).Array[1, 5].Select(lines =>
    {
        var row = new List<PageLine>();
        double at = 0;
        foreach ((double left, double width, double size) in lines)
        {
            double start = Math.Max(at, left);
            row.Add(new PageLine(start, start + width, 0, size, "", Math.Min(width, 20)));
            at = start + width + (2 * size);
        }

        return new PageRow(row);
    });

    private static readonly Gen<List<PageRow>> Page = Gen.Select(Row, Gen.Double[3, 60]).Array[1, 30].Select(rows =>
    {
        int number = 0;
        double baseline = 800;
        return rows.Select(row => new PageRow([.. row.Item1.Lines.Select(line => line with { Baseline = baseline -= ReferenceEquals(line, row.Item1.Lines[0]) ? row.Item2 : 0, Text = string.Create(CultureInfo.InvariantCulture, $"tu{number++}x") })])).ToList();
    });

    [Fact]
    public void Every_line_is_read_once() => Page.Sample(page =>
    {
        var text = new PdfText();
        bool isStart = true;
        foreach (PageBlock block in ReadingOrder.Of(page, page.Max(row => row.Right)))
        {
            text.Add(block, isStart);
            isStart = false;
        }

        string[] expected = [.. page.SelectMany(row => row.Lines).Select(line => line.Text).Order(StringComparer.Ordinal)];
        string[] read = [.. text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
        return read.SequenceEqual(expected);
    });

    [Fact]
    public void Spaced_letters_keep_their_letters() => Gen.Select(Gen.OneOf("A", "Ế", "b", "ab", "1", "-", "").Array[1, 12], Gen.Double[0.1, 20].Array[12], Gen.Bool.Array[12]).Sample((letters, gaps, parts) =>
    {
        bool[] before = parts[..(letters.Length - 1)], after = [.. before];
        LetterSpacing.Join(letters, gaps.AsSpan(0, letters.Length - 1), after);

        // It only joins.
        return before.Zip(after).All(pair => pair.First || !pair.Second);
    });
}
