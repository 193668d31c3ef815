using System.Collections.Frozen;
using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>A type of papers at the head of a line.</summary>
/// <param name="Name">As the list of types writes it.</param>
/// <param name="Length">Characters of the line that name the type.</param>
/// <param name="Subject">Where its subject starts on the line; the line's length where there is none.</param>
/// <param name="IsFolded">Whether the accents did not agree, or the letters were spaced.</param>
internal sealed record PaperHeading(string Name, int Length, int Subject, bool IsFolded);

/// <summary>The types of administrative and party papers, and how one stands at the head of a paper: in capitals, alone or before its subject.</summary>
internal static class PaperTypes
{
    // Decree 30/2020/NĐ-CP article 7; Party guideline 36-HD/VPTW; the types of laws, and what an ordinance of 2012 (01/2012/UBTVQH13) calls their
    // consolidated texts. Longer names first.
    private static readonly (string Name, string Upper)[] All = [.. new[]
    {
        "Nghị quyết liên tịch", "Thông tư liên tịch", "Văn bản hợp nhất", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy giới thiệu", "Giấy nghỉ phép", "Giấy mời",
        "Phiếu chuyển", "Phiếu gửi", "Phiếu báo", "Thư công", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo",
        "Thông báo", "Thông tư", "Thông tri", "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án", "Chiến lược", "Đề án", "Dự án", "Báo cáo",
        "Biên bản", "Tờ trình", "Hợp đồng", "Công văn", "Công điện", "Kết luận", "Pháp lệnh", "Bộ luật", "Hiến pháp", "Luật", "Lệnh",
    }.Select(name => (name, name.ToUpperInvariant()))];

    // Its own subject stands behind V/v; CÔNG VĂN ĐẾN is the stamp of who received a paper.
    private const string Letter = "Công văn";

    private static readonly string[] SubjectsInCapitals = ["VỀ ", "V/V ", "KẾT LUẬN", "CỦA ", "SỐ ", "SỐ:"];

    private static readonly FrozenDictionary<string, string> ByFolded = All.ToFrozenDictionary(type => FoldedHeading.Fold(type.Name), type => type.Name);

    private static readonly FrozenDictionary<string, string> BySpaced = ByFolded.ToFrozenDictionary(type => type.Key.Replace(" ", "", StringComparison.Ordinal), type => type.Value);

    /// <summary>Whether the line is a type in capitals and nothing else.</summary>
    public static bool IsBare(string line)
    {
        string normalized = NormalizedText.Of(line).Text;
        return Match(normalized) is { } match && match.Subject == normalized.Length;
    }

    /// <summary>The type that a line starts with, in capitals; or that the whole line is, in capitals without accents, with wrong ones or letter-spaced.</summary>
    /// <param name="line">Normalized.</param>
    /// <returns>Null where it is none.</returns>
    public static PaperHeading? Match(string line) => MatchExact(line) ?? MatchFolded(line);

    /// <summary>The type that the whole line is, in capitals and by its letters alone; null where it is none.</summary>
    public static PaperHeading? MatchFolded(string line)
    {
        int length = line.AsSpan().TrimEnd(" *_:").Length;
        return FoldedHeading.OfCapitals(line.AsSpan(0, length)) is { } heading && (heading.IsSpaced ? BySpaced : ByFolded).TryGetValue(heading.Folded, out string? name)
            ? new(name, length, line.Length, IsFolded: true)
            : null;
    }

    private static PaperHeading? MatchExact(string line)
    {
        foreach ((string name, string upper) in All)
        {
            if (!line.StartsWith(upper, StringComparison.Ordinal))
            {
                continue;
            }

            int rest = upper.Length;
            while (rest < line.Length && (char.IsWhiteSpace(line[rest]) || line[rest] is '*' or '_' or ':'))
            {
                rest++;
            }

            bool apart = rest > upper.Length;
            if (apart && Letterhead.IsUrgency(line[rest..]))
            {
                return new(name, upper.Length, line.Length, IsFolded: false);
            }

            return rest == line.Length
                || (apart && char.IsLower(line[rest]))
                || (apart && SubjectsInCapitals.Any(start => line.AsSpan(rest).StartsWith(start, StringComparison.OrdinalIgnoreCase)))
                ? new(name, upper.Length, rest, IsFolded: false)
                : null;
        }

        return null;
    }

    /// <summary>
    /// The type that a line all in capitals begins with, its subject behind it: <c>BÁO CÁO TỔNG KẾT NĂM 2013</c>. Many another line in capitals begins with
    /// such words, so this is for lines below the symbol or the day only.
    /// </summary>
    public static PaperHeading? MatchWithSubject(string line) =>
        Capitals.Are(line) && NameAtStart(line) is { } name and not Letter && line.Length > name.Length + 1 && line[name.Length] == ' ' ? new(name, name.Length, name.Length + 1, IsFolded: false) : null;

    /// <summary>What a line says behind its type.</summary>
    public static Cell Behind(Cell cell) =>
        All.FirstOrDefault(type => cell.Text.StartsWith(type.Upper + " ", StringComparison.Ordinal)).Upper is { } upper
            ? cell with { Index = cell.Index + upper.Length + 1, Text = cell.Text[(upper.Length + 1)..] }
            : cell;

    /// <summary>Whether a title starts with the name of a type, as papers' titles do and some headlines.</summary>
    public static bool StartsTitle(string title) => NameAtStart(title) is not null;

    /// <summary>The name of a type that a title starts with; null where it is none.</summary>
    public static string? NameAtStart(string title) =>
        Array.Find(All, type => title.StartsWith(type.Name, StringComparison.OrdinalIgnoreCase) && (title.Length == type.Name.Length || !char.IsLetter(title[type.Name.Length]))).Name;

    /// <summary>The type that a heading such as <c>Thông tư số 23/2011/TT-BTC về …</c> starts with; null where it is none.</summary>
    public static string? OfHeading(string heading)
    {
        foreach ((string name, _) in All)
        {
            if (heading.StartsWith(name, StringComparison.OrdinalIgnoreCase) && HeadPatterns.Try(HeadPatterns.HeadingRest(), heading[name.Length..]) is not null)
            {
                return name;
            }
        }

        return null;
    }
}
