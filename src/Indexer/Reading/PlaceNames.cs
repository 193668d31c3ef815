using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Indexer.Reading;

/// <summary>What names of places look like, and where one ends that the name of a person follows.</summary>
internal static partial class PlaceNames
{
    /// <summary>A pattern for the names with a dash in them, however it is written.</summary>
    public const string Double = @"(?:Bà[ \t]Rịa[ \t]?[-–][ \t]?Vũng[ \t]Tàu|Thừa[ \t]Thiên[ \t]?[-–][ \t]?Huế|Phan[ \t]Rang[ \t]?[-–][ \t]?Tháp[ \t]Chàm|Quảng[ \t]Nam[ \t]?[-–][ \t]?Đà[ \t]Nẵng|Gia[ \t]Lai[ \t]?[-–][ \t]?Kon[ \t]Tum)";

    // Provinces and cities under the central government since 1975, those of 2025 among them.
    private static readonly FrozenSet<string> Provinces = """
        An Giang|Bắc Cạn|Bắc Giang|Bắc Kạn|Bắc Ninh|Bắc Thái|Bạc Liêu|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận|Bình Trị Thiên|Cà Mau|Cần Thơ|Cao Bằng|Cao Lạng|Cửu Long
        Đà Nẵng|Đắc Lắc|Đăk Lăk|Đắk Lắk|Đắk Nông|Đăk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Bắc|Hà Giang|Hà Nam|Hà Nam Ninh|Hà Nội|Hà Sơn Bình|Hà Tây|Hà Tĩnh|Hà Tuyên|Hải Dương
        Hải Hưng|Hải Phòng|Hậu Giang|Hồ Chí Minh|Hòa Bình|Hoà Bình|Hoàng Liên Sơn|Huế|Hưng Yên|Khánh Hòa|Khánh Hoà|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Minh Hải
        Nam Định|Nam Hà|Nghệ An|Nghệ Tĩnh|Nghĩa Bình|Ninh Bình|Ninh Thuận|Phú Khánh|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Sông Bé|Tây Ninh
        Thái Bình|Thái Nguyên|Thanh Hóa|Thanh Hoá|Thừa Thiên Huế|Thuận Hải|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phú|Vĩnh Phúc|Yên Bái
        """.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[ \t]?[-–][ \t]?", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Dash();

    [GeneratedRegex("^" + Double + @"(?!\p{L})", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex StartsDouble();

    /// <summary>Whether the words begin with a province's name; then of how many words it is.</summary>
    public static bool StartsWithProvince(ReadOnlySpan<string> words, out int count)
    {
        for (count = Math.Min(3, words.Length); count > 0; count--)
        {
            if (Provinces.Contains(string.Join(' ', words[..count])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many words of a row in capitals behind a unit are the place's name: the rest is who heads it (<c>Vĩnh Long Trần Văn Mẫu</c>).</summary>
    public static int Length(ReadOnlySpan<string> words)
    {
        if (StartsWithProvince(words, out int count) && (count == words.Length || PersonNames.IsName(words[count..])))
        {
            return count;
        }

        for (int at = 2; words.Length >= 4 && at < words.Length - 1; at++)
        {
            if (words[at] != "-" && words[at - 1] != "-" && PersonNames.StartsWithFamilyName(words[at]))
            {
                return at;
            }
        }

        return words.Length;
    }

    /// <summary>The place at the start of a row in capitals, at most so many words of it; as long as it stands there.</summary>
    public static string Cut(string row, int most)
    {
        if (StartsDouble().Match(row) is { Success: true } known)
        {
            return known.Value;
        }

        string[] words = row.Split(' ');
        int count = Length(words);
        most += words.AsSpan(0, Math.Min(most, count)).Contains("-") ? most : 0;
        return string.Join(' ', words[..Math.Min(most, count)]);
    }

    /// <summary>A name with a dash in it as the law writes it, others as they are.</summary>
    public static string Tidy(string text) => StartsDouble().IsMatch(text) ? Dash().Replace(text, " - ") : text;
}
