using Search.Analysis.Text;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>What stands above the type of a paper: who issues it and under whom, how secret and how urgent it is.</summary>
internal sealed record Letterhead(ReadValue<string>? Issuer, ReadValue<string>? Superior, ReadValue<string>? Secrecy, ReadValue<string>? Urgency)
{
    private const int MostLines = 20;

    // Of a letter, marks stand below its subject (Decree 30/2020/NĐ-CP appendix I, cells 10a and 10b).
    private const int MarksBelow = 8;

    // What the name of a body begins with; any other line in capitals goes on with the name above it.
    private static readonly string[] Bodies = [.. new[]
    {
        "Ủy ban", "UBND", "HĐND", "Hội", "Bộ", "Sở", "Phòng", "Ban", "Cục", "Tổng cục", "Chi cục", "Vụ", "Viện", "Trường", "Trung tâm", "Đảng bộ", "Đảng ủy",
        "Đảng đoàn", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Chi bộ", "Chi ủy", "Văn phòng", "Công an", "Tòa án", "Chính phủ", "Quốc hội",
        "Thủ tướng", "Chủ tịch", "Tổng Thư ký", "Công ty", "Tổng công ty", "Tập đoàn", "Liên đoàn", "Công đoàn", "Mặt trận", "Đoàn", "Kho bạc", "Ngân hàng", "Bệnh viện",
        "Đại học", "Học viện", "Bảo hiểm", "Thanh tra", "Kiểm toán", "Đại hội", "Tiểu ban", "Tổ", "Quân ủy", "Hợp tác xã", "MTTQ", "BCH", "BCĐ",
        "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Quận đoàn", "Thị đoàn", "Tạp chí", "Quân khu", "Nhà máy", "Xí nghiệp", "Liên hiệp", "Liên minh", "Hiệp hội",
    }.Select(FoldedHeading.Fold)];

    // The same, whose letters without accents begin other words as well: BẢO, ĐẠI, TRÀM.
    private static readonly string[] AccentedBodies = ["BÁO", "ĐÀI", "TRẠM", "HẠT"];

    private static readonly string[] SecrecyMarks = ["Mật", "Tối mật", "Tuyệt mật"];
    private static readonly string[] UrgencyMarks = ["Khẩn", "Thượng khẩn", "Hỏa tốc", "Hỏa tốc hẹn giờ"];

    /// <param name="lines">The lines of the head.</param>
    /// <param name="end">The first line that is no longer above the type.</param>
    /// <param name="emblems">The folded names of State and Party, which are nobody's.</param>
    public static Letterhead Read(List<TextLine> lines, int end, IReadOnlyList<string> emblems)
    {
        ReadValue<string>? secrecy = null, urgency = null;
        var names = new List<List<Cell>>();
        bool isOpen = true;
        foreach ((TextLine line, int at) in lines.Take(Math.Min(end + MarksBelow, MostLines)).Select((line, at) => (line, at)))
        {
            Cell[] cells = [.. Cells.Of(line)];
            foreach (Cell cell in at == end ? cells.Select(PaperTypes.Behind) : cells)
            {
                secrecy ??= Mark(cell, SecrecyMarks);
                urgency ??= Mark(cell, UrgencyMarks);
            }

            if (at >= end)
            {
                continue;
            }

            Cell left = cells[0];
            bool isName = !left.IsRight && Capitals.Are(left.Text) && left.Text.Length <= 150 && !FoldedHeading.HasInCapitals(left.Text, emblems)
                && HeadPatterns.Try(HeadPatterns.Symbol(), left.Text) is null && !IsMark(left);
            if (isName && isOpen)
            {
                if (IsBody(left.Text))
                {
                    names.Add([left]);
                }
                else if (names.Count > 0)
                {
                    names[^1].Add(left);
                }
            }

            // Below the names: a star or a rule, the symbol.
            isOpen &= names.Count == 0 || isName || left.IsRight || FoldedHeading.HasInCapitals(left.Text, emblems) || !left.Text.Any(char.IsLetterOrDigit);
        }

        return new Letterhead(names.Count > 0 ? Name(names[^1], 0.9) : null, names.Count > 1 ? Name(names[^2], 0.85) : null, secrecy, urgency);
    }

    /// <summary>Whether a cell says how secret or how urgent the paper is, and nothing else.</summary>
    public static bool IsMark(Cell cell) => Mark(cell, SecrecyMarks) is not null || IsUrgency(cell.Text);

    /// <summary>Whether a text says how urgent the paper is, and nothing else.</summary>
    public static bool IsUrgency(string text) => Found(text, UrgencyMarks) is not null;

    /// <summary>Whether a line in capitals begins with a body. A comma says that the word is part of a longer name: <c>PHÒNG, CHỐNG THIÊN TAI</c>.</summary>
    public static bool IsBody(string line)
    {
        string first = line.Split(' ')[0], folded = FoldedHeading.Fold(line) + " ";
        return !first.EndsWith(',') && (AccentedBodies.Contains(first) || Array.Exists(Bodies, body => folded.StartsWith(body + " ", StringComparison.Ordinal)));
    }

    private static ReadValue<string>? Mark(Cell cell, string[] marks) =>
        Found(cell.Text, marks) is { } found ? new(found, TextLines.Span(cell.Line.Source, cell.At, cell.End, 0.9)) : null;

    private static string? Found(string text, string[] marks)
    {
        if (text.Length > 30 || !Capitals.Are(text))
        {
            return null;
        }

        string folded = FoldedHeading.Fold(text);
        return Array.Find(marks, mark => FoldedHeading.Fold(mark) == folded);
    }

    private static ReadValue<string> Name(List<Cell> cells, double confidence)
    {
        NormalizedText source = cells[0].Line.Source;
        ExtractedValue first = TextLines.Span(source, cells[0].At, cells[0].End, confidence);
        return new(Capitals.AsWrittenIn(source, string.Join(' ', cells.Select(cell => cell.Text))), first with { End = TextLines.Span(source, cells[^1].At, cells[^1].End, confidence).End });
    }
}
