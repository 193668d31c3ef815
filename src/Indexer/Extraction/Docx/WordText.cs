using System.Text;

namespace Indexer.Extraction.Docx;

/// <summary>Puts paragraphs together as they are closed: into cells, rows, text boxes, notes, and at last the text.</summary>
internal sealed class WordText(WordNumbering numbering, WordStyles styles)
{
    private readonly Stack<List<string>> containers = new([[]]);
    private readonly Stack<List<List<string>>> rows = new();
    private readonly Stack<Paragraph> paragraphs = new();
    private readonly Dictionary<int, List<string>> notes = [];
    private long length;
    private StringBuilder pending = new();

    public sealed class Paragraph
    {
        public StringBuilder Text { get; } = new();

        public string? Style { get; set; }

        public int? List { get; set; }

        public int? Level { get; set; }

        /// <summary>Its end was deleted under tracking: what follows belongs to it.</summary>
        public bool RunsOn { get; set; }

        public List<string> Boxes { get; } = [];
    }

    /// <summary>The paragraph that is open; null between paragraphs.</summary>
    public Paragraph? Current => paragraphs.TryPeek(out Paragraph? open) ? open : null;

    /// <summary>The paragraphs of each note, by its id.</summary>
    public IReadOnlyDictionary<int, List<string>> Notes => notes;

    public IReadOnlyList<string> Lines => containers.Last();

    public void Append(string text)
    {
        if ((length += text.Length) > ExtractionLimits.TextLength)
        {
            throw new ExtractionException(new("text-too-long", "", "The text is longer than 4 MiB.", "Split the file."));
        }

        Current?.Text.Append(text);
    }

    public void OpenParagraph() => paragraphs.Push(new Paragraph());

    public void CloseParagraph()
    {
        if (!paragraphs.TryPop(out Paragraph? done))
        {
            return;
        }

        List<string> into = containers.Peek();
        pending.Append(done.Text);
        if (!done.RunsOn)
        {
            string text = pending.ToString();
            pending = new StringBuilder();
            into.Add(string.IsNullOrWhiteSpace(text) ? "" : Number(done) + text);
        }

        into.AddRange(done.Boxes);
    }

    public void OpenContainer() => containers.Push([]);

    /// <summary>A text box ends: its lines come behind the paragraph that it is anchored in.</summary>
    public void CloseBox()
    {
        List<string> lines = Close();
        (Current?.Boxes ?? containers.Peek()).AddRange(lines);
    }

    public void CloseNote(int id) => notes[id] = Close();

    public void OpenRow() => rows.Push([]);

    public void CloseCell()
    {
        List<string> lines = Close();
        if (rows.TryPeek(out List<List<string>>? row))
        {
            row.Add([.. lines.Where(line => line.Length > 0)]);
        }
    }

    /// <summary>A row of many short cells is a line; cells that hold more are read one after the other.</summary>
    public void CloseRow()
    {
        if (!rows.TryPop(out List<List<string>>? row))
        {
            return;
        }

        bool isLine = row.Count > 2 && row.TrueForAll(cell => cell.Count <= 1);
        containers.Peek().AddRange(isLine ? [string.Join('\t', row.Select(cell => cell.FirstOrDefault() ?? "")).TrimEnd('\t')] : row.SelectMany(cell => cell));
    }

    private List<string> Close() => containers.Count > 1 ? containers.Pop() : [];

    private string Number(Paragraph paragraph)
    {
        (int List, int Level)? style = styles.Numbering(paragraph.Style);
        int list = paragraph.List ?? style?.List ?? 0;
        return list == 0 ? "" : numbering.Next(list, paragraph.Level ?? (paragraph.List is null ? style?.Level : null) ?? 0);
    }
}
