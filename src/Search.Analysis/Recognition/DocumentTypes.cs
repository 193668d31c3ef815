using System.Collections.Frozen;
using Search.Analysis.Text;

namespace Search.Analysis.Recognition;

/// <summary>A type of document by name and by the abbreviation in its symbol.</summary>
/// <param name="Abbreviation">Folded; null for laws and codes, whose symbols bear the legislature instead.</param>
/// <param name="Name">The canonical exact forms of its words.</param>
/// <param name="IsFirm">Whether a number straight after the name is its number: <c>nghị định 100</c>, but <c>kế hoạch 5 năm</c>.</param>
internal sealed record DocumentType(string? Abbreviation, string[] Name, bool IsFirm);

/// <summary>
/// The 29 administrative types of Decree 30/2020/NĐ-CP (appendix III), those of Party guideline 36-HD/VPTW, and the normative types of the Law on
/// the Promulgation of Legal Documents. Thread safe: immutable.
/// </summary>
internal static class DocumentTypes
{
    private static readonly FrozenDictionary<string, DocumentType[]>.AlternateLookup<ReadOnlySpan<char>> ByLastWord = Read("""
        ! nq nghị quyết
        ! nd nghị định
        ! ct chỉ thị
        ! tt thông tư
        ! ttlt thông tư liên tịch
        ! pl pháp lệnh
        - kl kết luận
        - tt thông tri
        ! cd công điện
        - - luật
        - - bộ luật
        - - hiến pháp
        - qd quyết định
        - qdi quy định
        - qc quy chế
        - tc thông cáo
        - tb thông báo
        - hd hướng dẫn
        - ctr chương trình
        - kh kế hoạch
        - pa phương án
        - da đề án
        - da dự án
        - bc báo cáo
        - bb biên bản
        - ttr tờ trình
        - hd hợp đồng
        - cv công văn
        - bgn bản ghi nhớ
        - btt bản thỏa thuận
        - guq giấy ủy quyền
        - gm giấy mời
        - ggt giấy giới thiệu
        - gnp giấy nghỉ phép
        - gp giấy phép
        - pg phiếu gửi
        - pc phiếu chuyển
        - pb phiếu báo
        - qh quy hoạch
        - bs bản sao
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = All()
        .Select(type => type.Abbreviation).OfType<string>()
        .Concat(["qyd", "ttlb", "nqlt", "vbhn", "xn", "tm", "gcn"])
        .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a folded abbreviation names a type; <c>QyĐ</c> and <c>QĐi</c> are one.</summary>
    public static bool TryCanonical(ReadOnlySpan<char> folded, out string type)
    {
        if (!Abbreviations.TryGetValue(folded, out string? found))
        {
            type = "";
            return false;
        }

        // Decree 30/2020 abbreviates quy định as QyĐ, the Party as QĐi.
        type = found == "qyd" ? "qdi" : found;
        return true;
    }

    /// <summary>The types whose name ends with this word, longest name first.</summary>
    public static DocumentType[] EndingWith(ReadOnlySpan<char> foldedWord) =>
        ByLastWord.TryGetValue(foldedWord, out DocumentType[]? types) ? types : [];

    /// <summary>Every name, folded, its words parted by blanks, and its abbreviation.</summary>
    public static IEnumerable<(string Name, string? Abbreviation)> FoldedNames()
    {
        TokenBuffer tokens = new();
        foreach (DocumentType type in All())
        {
            Tokenizer.Tokenize(string.Join(' ', type.Name), tokens);
            yield return (string.Join(' ', Enumerable.Range(0, tokens.Count).Select(i => tokens.Folded(i).ToString())), type.Abbreviation);
        }
    }

    private static IEnumerable<DocumentType> All() => ByLastWord.Dictionary.Values.SelectMany(types => types);

    private static FrozenDictionary<string, DocumentType[]>.AlternateLookup<ReadOnlySpan<char>> Read(string table)
    {
        TokenBuffer tokens = new();
        return table.Split('\n', StringSplitOptions.TrimEntries)
            .Select(line =>
            {
                string[] parts = line.Split(' ', 3);
                Tokenizer.Tokenize(parts[2], tokens);
                string[] words = [.. Enumerable.Range(0, tokens.Count).Select(i => tokens.Exact(i).ToString())];
                string last = tokens.Folded(tokens.Count - 1).ToString();
                return (Last: last, Type: new DocumentType(parts[1] == "-" ? null : parts[1], words, parts[0] == "!"));
            })
            .GroupBy(row => row.Last, row => row.Type, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(type => type.Name.Length).ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
