namespace Indexer.Extraction.Pdf;

/// <summary>Text on one line without a wide gap in it. Lengths in points, from the left and the bottom of the page.</summary>
/// <param name="Size">Of its largest letters.</param>
/// <param name="FirstWord">How wide its first word is.</param>
internal sealed record PageLine(double Left, double Right, double Baseline, double Size, string Text, double FirstWord)
{
    public double Width => Right - Left;
}

/// <summary>The lines that stand at one height, from left to right.</summary>
internal sealed record PageRow(IReadOnlyList<PageLine> Lines)
{
    public double Baseline => Lines[0].Baseline;

    public double Size => Lines.Max(line => line.Size);

    public double Left => Lines[0].Left;

    public double Right => Lines[^1].Right;

    public string Text => string.Join(' ', Lines.Select(line => line.Text));
}

/// <summary>Lines that are read one after the other, in one column.</summary>
/// <param name="Right">Where full lines end.</param>
/// <param name="IsText">Whether they may be parts of paragraphs; else each stands for itself, as in a letterhead or a table.</param>
internal sealed record PageBlock(IReadOnlyList<PageLine> Lines, double Right, bool IsText);
