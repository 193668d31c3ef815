using EndToEnd.Running;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Indexer.Tests.Extraction.Making;

/// <summary>Sets text on pages as an office does: the head in two centred columns, paragraphs justified to a margin, a running title and numbers from page 2 on.</summary>
internal sealed class PdfFile : IDisposable
{
    private const double Width = 595, Height = 842, Left = 85, Right = 540, Top = 780, Bottom = 75, Size = 12, HeadSize = 9, Pitch = 15;

    private readonly PdfDocumentBuilder pdf = new();
    private readonly PdfDocumentBuilder.AddedFont font;
    private PdfPageBuilder page;
    private int pages;
    private double y;

    private PdfFile()
    {
        string path = Requirement.InstalledFile("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", "apt-get install fonts-dejavu-core");
        font = pdf.AddTrueTypeFont(File.ReadAllBytes(path));
        page = NextPage("");
    }

    public static byte[] Of(Paper paper, string runningTitle = "")
    {
        using var file = new PdfFile();
        file.Columns(paper.Left, paper.Right);
        foreach (string paragraph in paper.Paragraphs)
        {
            file.Paragraph(paragraph, runningTitle);
        }

        return file.pdf.Build();
    }

    /// <summary>Lines that stand where they are told, from the top of one page.</summary>
    public static byte[] At(params (double X, double Y, string Text)[] lines)
    {
        using var file = new PdfFile();
        foreach ((double x, double y, string text) in lines)
        {
            file.page.AddText(text, Size, new PdfPoint(x, y), file.font);
        }

        return file.pdf.Build();
    }

    /// <summary>A page that is a picture.</summary>
    public static byte[] Scanned()
    {
        using var file = new PdfFile();
        byte[] dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        file.page.AddPng(dot, new PdfRectangle(0, 0, Width, Height));
        return file.pdf.Build();
    }

    public void Dispose() => pdf.Dispose();

    private PdfPageBuilder NextPage(string runningTitle)
    {
        page = pdf.AddPage(Width, Height);
        y = Top;
        if (++pages > 1)
        {
            Centred(pages.ToString(System.Globalization.CultureInfo.InvariantCulture), (Left + Right) / 2, 815);
            Centred(runningTitle, (Left + Right) / 2, 30);
        }

        return page;
    }

    private void Columns(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        for (int at = 0; at < left.Count; at++, y -= Pitch)
        {
            Centred(left[at], Left + 80, y, HeadSize);
            Centred(right[at], Right - 135, y, HeadSize);
        }

        y -= left.Count > 0 ? Pitch : 0;
    }

    private void Paragraph(string text, string runningTitle)
    {
        // Blanks that part letters and words of a heading are set as they are.
        string[] words = text.Contains("   ", StringComparison.Ordinal) ? [text] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var line = new List<string>();
        double start = Left + 28;
        foreach (string word in words)
        {
            if (line.Count > 0 && start + Measure(string.Join(' ', line.Append(word))) > Right)
            {
                Justified(line, start);
                start = Left;
                line.Clear();
                Down(runningTitle);
            }

            line.Add(word);
        }

        page.AddText(string.Join(' ', line), Size, new PdfPoint(start, y), font);
        Down(runningTitle);
        y -= 6;
    }

    private void Down(string runningTitle)
    {
        y -= Pitch;
        if (y < Bottom)
        {
            NextPage(runningTitle);
        }
    }

    private void Justified(List<string> words, double start)
    {
        double gap = (Right - start - words.Sum(Measure)) / Math.Max(1, words.Count - 1);
        foreach (string word in words)
        {
            page.AddText(word, Size, new PdfPoint(start, y), font);
            start += Measure(word) + gap;
        }
    }

    private void Centred(string text, double middle, double at, double size = Size) =>
        page.AddText(text, size, new PdfPoint(middle - (Measure(text) * size / Size / 2), at), font);

    private double Measure(string text)
    {
        IReadOnlyList<Letter> letters = text.Length == 0 ? [] : page.MeasureText(text, Size, new PdfPoint(0, 0), font);
        return letters.Count == 0 ? 0 : letters[^1].EndBaseLine.X;
    }
}
