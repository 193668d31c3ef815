using System.Collections.Frozen;

namespace Indexer.Reading;

/// <summary>What Vietnamese names of people begin with.</summary>
internal static class PersonNames
{
    private static readonly FrozenSet<string> FamilyNames = """
        Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Hà Tạ Châu Lương Lưu Cao Tống
        Tăng Thái Thạch Sơn Danh Kim Kiều Quách Quan Triệu Từ Tôn Thân Văn Viên Vi Ung Ông Nông Nghiêm Mạc Mạch Lục Lò Lường La Khổng Khuất Khúc Kha Hứa Hàn
        Hầu Giàng Giáp Doãn Diệp Đàm Đồng Chu Chử Cù Cung Cầm Cấn Bế Bành Bạch Âu An Ân Thiều Thiệu Thi Tiêu Tất Phí Phó Ninh Nhan Nguyên Sử Sầm Tào Trang
        Uông Vàng Vừ Thào Sùng Mùa Hạng Hờ Ma Hoa Lại Lãnh Lộ Mã Mẫn Ngụy Nhâm Phú Quảng Tiết Trà Y Siu Ksor Rơ Rmah Kpă Nay Rah Hồng Trác Đậu Đới Đường Hạ
        Hình Khưu Khương Liêu Liễu Lữ Lỗ Mông Nhữ Phương Thẩm Tiền Trình Trưng Vòng Xa Yên Âm Cáp Điểu H K
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Commonest = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trương", "Trịnh"];

    private static readonly FrozenSet<string> CommonestFolded = Commonest.Select(FoldedHeading.Fold).ToFrozenSet();

    /// <summary>Whether the first syllable is a family name, in capitals or not, or an initial as in <c>K'Brếu</c>.</summary>
    /// <param name="name">Normalized.</param>
    public static bool StartsWithFamilyName(string name) => FamilyNames.Contains(name.Split(' ')[0]) || name.IndexOfAny(['\'', '’']) == 1;

    /// <summary>Whether the first syllable of a name that lost its accents is that of one of the commonest family names.</summary>
    public static bool StartsWithUnaccented(string name) => CommonestFolded.Contains(FoldedHeading.Fold(name.Split(' ')[0]));

    /// <summary>Whether words can be the whole name of a person: two to four, with a family name first.</summary>
    public static bool IsName(ReadOnlySpan<string> words) => words.Length is >= 2 and <= 4 && StartsWithFamilyName(words[0]);

    /// <summary>Whether three or four words are a person's more likely than a place's: a family name that most people bear, or a middle name such as <c>Văn</c>.</summary>
    public static bool IsPlainName(ReadOnlySpan<string> words) =>
        words.Length is 3 or 4 && StartsWithFamilyName(words[0]) && words[2].Length > 1 && (words[1] is "Văn" or "Thị" or "Khắc" || Commonest.Contains(words[0]));
}
