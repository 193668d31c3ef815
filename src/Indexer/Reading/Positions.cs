using System.Collections.Frozen;

namespace Indexer.Reading;

/// <summary>Offices that people hold (Party guideline 36-HD/VPTW, Decree 30/2020/NĐ-CP), and what stands before names.</summary>
internal static class Positions
{
    private static readonly string[] Names =
    [
        "Tổng Bí thư", "Bí thư", "Phó Bí thư", "Ủy viên", "Tỉnh ủy viên", "Thành ủy viên", "Huyện ủy viên", "Quận ủy viên", "Thị ủy viên", "Đảng ủy viên",
        "Chủ tịch", "Phó Chủ tịch", "Thủ tướng", "Phó Thủ tướng", "Bộ trưởng", "Thứ trưởng", "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Phó Tổng Giám đốc",
        "Cục trưởng", "Phó Cục trưởng", "Tổng cục trưởng", "Phó Tổng cục trưởng", "Chi cục trưởng", "Phó Chi cục trưởng", "Vụ trưởng", "Phó Vụ trưởng",
        "Viện trưởng", "Phó Viện trưởng", "Hiệu trưởng", "Phó Hiệu trưởng", "Trưởng ban", "Phó Trưởng ban", "Trưởng phòng", "Phó Trưởng phòng",
        "Trưởng Đoàn", "Phó Trưởng Đoàn", "Trưởng Tiểu ban", "Phó Trưởng Tiểu ban", "Trưởng Công an", "Phó Trưởng Công an", "Trưởng khoa", "Trưởng",
        "Phó Trưởng", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Chánh Thanh tra", "Phó Chánh Thanh tra", "Chánh án", "Phó Chánh án", "Chủ nhiệm",
        "Phó Chủ nhiệm", "Thường trực", "Ủy viên Thường trực", "Đại biểu", "Tổng Thư ký", "Phó Tổng Thư ký", "Thư ký", "Chính ủy", "Phó Chính ủy",
        "Tư lệnh", "Phó Tư lệnh", "Chỉ huy trưởng", "Phó Chỉ huy trưởng", "Tổng Kiểm toán", "Đội trưởng", "Phó Đội trưởng", "Trạm trưởng", "Hạt trưởng", "Tổ trưởng", "Tổ phó", "Trưởng nhóm", "Trưởng thôn", "Trưởng ấp",
        "Thủ trưởng", "Phó Thủ trưởng", "Chuyên viên", "Thống đốc", "Phó Thống đốc", "Tổng Thanh tra", "Phó Tổng Thanh tra", "Phó Tổng Kiểm toán", "Phó Văn phòng",
        "Tổng Biên tập", "Phó Tổng Biên tập", "Kiểm sát viên", "Kiểm sát viên cao cấp", "Kiểm sát viên trung cấp", "Kiểm sát viên sơ cấp", "Thẩm phán", "Kế toán trưởng",
    ];

    // Before an office, who held it or stands in for it; alone, a syllable of a name.
    private static readonly string[] Formerly = ["Nguyên", "Quyền"];

    private static readonly string[] FoldedFormerly = [.. Formerly.Select(word => FoldedHeading.Fold(word) + " ")];

    private static readonly FrozenDictionary<string, string> ByFolded = Names.DistinctBy(FoldedHeading.Fold).ToFrozenDictionary(FoldedHeading.Fold, name => name);

    private static readonly string[] FoldedBeginnings = [.. ByFolded.Keys.Select(name => name + " ")];

    private static readonly string[] Ranks =
    [
        "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy",
        "Giáo sư", "Phó Giáo sư", "Tiến sĩ", "Thạc sĩ", "Bác sĩ", "Kỹ sư", "Luật sư", "Linh mục", "Hòa thượng", "Thượng tọa", "Nhà giáo",
    ];

    /// <summary>A pattern for the start of an office, its letters as written in running text, tone of <c>uy</c> on either vowel.</summary>
    public static string Bare { get; } = $"(?:{string.Join('|', Names.OrderByDescending(name => name.Length).Select(Pattern))})(?!\\p{{L}})";

    /// <summary>The same, also with <c>nguyên</c> or <c>quyền</c> before it.</summary>
    public static string Start { get; } = $@"(?:(?:[Nn]guyên|[Qq]uyền)\s+)?{Bare}";

    /// <summary>The first words of offices, as <see cref="Start"/> takes them.</summary>
    public static IEnumerable<string> Beginnings { get; } = FirstWords([.. Names, .. Formerly, "nguyên", "quyền"]);

    /// <summary>A pattern for ranks and degrees before a name, which are no part of it.</summary>
    public const string Degree = @"(?:(?:PGS|GS|TS|Ts|ThS|BS|Bs|BSCKI{1,2}|CKI{1,2}|CK[12]|KS|CN|LS|DS|NSND|NSƯT|Dr|Ths)(?:[.,]\s*|\s+))";

    /// <summary>A pattern for the ranks before a name.</summary>
    public static string Rank { get; } = $"(?:(?:{string.Join('|', Ranks.Select(Pattern))})[,\\s]\\s*|{Degree})*";

    /// <summary>A pattern for one rank that announces a name.</summary>
    public static string RankName { get; } = $"(?:(?:{string.Join('|', Ranks.Select(Pattern))})(?=\\s+\\p{{Lu}}\\p{{Ll}}))";

    /// <summary>The first words of ranks, as <see cref="RankName"/> takes them.</summary>
    public static IEnumerable<string> RankBeginnings { get; } = FirstWords(Ranks);

    /// <summary>The office as it is written in running text, where the list has it; else null.</summary>
    public static string? Known(string capitals) => ByFolded.GetValueOrDefault(FoldedHeading.Fold(capitals));

    /// <summary>Whether a line in capitals begins with an office.</summary>
    public static bool Starts(string capitals)
    {
        string folded = FoldedHeading.Fold(capitals);
        folded = FoldedFormerly.FirstOrDefault(word => folded.StartsWith(word, StringComparison.Ordinal)) is { } formerly ? folded[formerly.Length..] : folded;
        return ByFolded.ContainsKey(folded) || Array.Exists(FoldedBeginnings, name => folded.StartsWith(name, StringComparison.Ordinal));
    }

    private static string[] FirstWords(string[] names) => [.. names.Select(name => name.Split(' ')[0]).SelectMany(word => word switch
    {
        "Ủy" => ["Ủy", "Uỷ"],
        "Hòa" => ["Hòa", "Hoà"],
        _ => new[] { word },
    }).Distinct()];

    // Second words of an office are written large or small: Phó Chủ tịch, Phó chủ tịch.
    private static string Pattern(string name) => string.Join(@"\s+", name.Split(' ').Select((word, i) => Word(word, i == 0)));

    private static string Word(string word, bool isFirst)
    {
        string rest = word[1..];
        string head = isFirst ? $"{word[0]}" : $"[{char.ToUpperInvariant(word[0])}{char.ToLowerInvariant(word[0])}]";
        return word.ToUpperInvariant() switch
        {
            "ỦY" => isFirst ? "(?:Ủy|Uỷ)" : "(?:[Ủủ]y|[Uu]ỷ)",
            "ÚY" => isFirst ? "(?:Úy|Uý)" : "(?:[Úú]y|[Uu]ý)",
            "HÒA" => "(?:Hòa|Hoà)",
            "TỌA" => "(?:[Tt]ọa|[Tt]oạ)",
            _ => head + rest,
        };
    }
}
