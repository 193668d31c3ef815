using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Indexer.Reading;

/// <summary>What names of places look like, and where one ends that the name of a person follows.</summary>
internal static partial class PlaceNames
{
    /// <summary>A pattern for the names with a dash in them, however it is written.</summary>
    public const string Double = @"(?:Bà[ \t]Rịa[ \t]?[-–][ \t]?Vũng[ \t]Tàu|Thừa[ \t]Thiên[ \t]?[-–][ \t]?Huế|Phan[ \t]Rang[ \t]?[-–][ \t]?Tháp[ \t]Chàm|Quảng[ \t]Nam[ \t]?[-–][ \t]?Đà[ \t]Nẵng|Gia[ \t]Lai[ \t]?[-–][ \t]?Kon[ \t]Tum)";

    // Provinces and cities under the central government since 1975, those of 2025 among them.
    private const string Provinces = "An Giang|Bắc Cạn|Bắc Giang|Bắc Kạn|Bắc Ninh|Bắc Thái|Bạc Liêu|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận|Bình Trị Thiên|Cà Mau|Cần Thơ|Cao Bằng|Cao Lạng|Cửu Long"
        + "|Đà Nẵng|Đắc Lắc|Đăk Lăk|Đắk Lắk|Đắk Nông|Đăk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Bắc|Hà Giang|Hà Nam|Hà Nam Ninh|Hà Nội|Hà Sơn Bình|Hà Tây|Hà Tĩnh|Hà Tuyên|Hải Dương"
        + "|Hải Hưng|Hải Phòng|Hậu Giang|Hồ Chí Minh|Hòa Bình|Hoà Bình|Hoàng Liên Sơn|Huế|Hưng Yên|Khánh Hòa|Khánh Hoà|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Minh Hải"
        + "|Nam Định|Nam Hà|Nghệ An|Nghệ Tĩnh|Nghĩa Bình|Ninh Bình|Ninh Thuận|Phú Khánh|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Sông Bé|Tây Ninh"
        + "|Thái Bình|Thái Nguyên|Thanh Hóa|Thanh Hoá|Thừa Thiên Huế|Thuận Hải|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phú|Vĩnh Phúc|Yên Bái";

    // Cities within a province until 2025 that do not bear its name.
    private const string OtherCities = "Bà Rịa|Bắc Kạn|Bảo Lộc|Biên Hòa|Biên Hoà|Bỉm Sơn|Buôn Ma Thuột|Buôn Mê Thuột|Cam Ranh|Cao Lãnh|Cẩm Phả|Châu Đốc|Chí Linh|Dĩ An|Đà Lạt|Điện Biên Phủ|Đông Hà|Đông Triều|Đồng Hới|Đồng Xoài"
        + "|Gia Nghĩa|Gò Công|Hạ Long|Hà Tiên|Hoa Lư|Hồng Ngự|Hội An|Long Khánh|Long Xuyên|Móng Cái|Mỹ Tho|Ngã Bảy|Nha Trang|Phan Rang|Phan Thiết|Phổ Yên|Phú Mỹ|Phú Quốc|Phúc Yên|Phủ Lý|Pleiku|Quy Nhơn|Quảng Yên"
        + "|Rạch Giá|Sa Đéc|Sầm Sơn|Sông Công|Tam Điệp|Tam Kỳ|Tân An|Tân Uyên|Thủ Dầu Một|Thủ Đức|Thuận An|Tuy Hòa|Tuy Hoà|Từ Sơn|Uông Bí|Vị Thanh|Việt Trì|Vinh|Vĩnh Yên|Vũng Tàu|Bến Cát|Thuận Thành|Việt Yên";

    /// <summary>A pattern for the names of cities; what follows <c>TP.</c> may as well begin the next sentence.</summary>
    public const string City = "(?:" + Provinces + "|" + OtherCities + @")(?!\p{Ll})";

    // With the one city whose name begins with that of its province.
    private static readonly FrozenSet<string> ProvinceNames = $"{Provinces}|Điện Biên Phủ".Split('|').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[ \t]?[-–][ \t]?", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Dash();

    [GeneratedRegex("^" + Double + @"(?!\p{L})", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex StartsDouble();

    /// <summary>Whether the words begin with a province's name; then of how many words it is.</summary>
    public static bool StartsWithProvince(ReadOnlySpan<string> words, out int count)
    {
        for (count = Math.Min(3, words.Length); count > 0; count--)
        {
            if (ProvinceNames.Contains(string.Join(' ', words[..count])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many words of a row in capitals behind a unit are the place's name: the rest is who heads it (<c>Vĩnh Long Trần Văn Mẫu</c>).</summary>
    /// <param name="isProvince">Whether the unit is a province or a city: behind a name that is known, something else begins (<c>tỉnh Khánh Hòa Ban cán sự</c>).</param>
    public static int Length(ReadOnlySpan<string> words, bool isProvince = false)
    {
        if (StartsWithProvince(words, out int count) && (isProvince || count == words.Length || PersonNames.IsName(words[count..])))
        {
            return count;
        }

        for (int at = 2; words.Length >= 4 && at < words.Length - 1; at++)
        {
            if (PersonNames.StartsWithFamilyName(words[at]))
            {
                return at;
            }
        }

        return words.Length;
    }

    /// <summary>The place at the start of a row in capitals, at most so many words of it; as long as it stands there.</summary>
    public static string Cut(string row, int most, bool isProvince = false)
    {
        if (StartsDouble().Match(row) is { Success: true } known)
        {
            return known.Value;
        }

        string[] words = row.Split(' ');
        return string.Join(' ', words[..Math.Min(most, Length(words, isProvince))]);
    }

    /// <summary>A name with a dash in it as the law writes it, others as they are.</summary>
    public static string Tidy(string text) => StartsDouble().IsMatch(text) ? Dash().Replace(text, " - ") : text;
}
