using System.Text.RegularExpressions;
using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>
/// Bodies of Party and State by their full names, which begin with what they are and go on in capital letters: <c>Ban Thường vụ Thành ủy</c>,
/// <c>Sở Giáo dục và Đào tạo</c>, <c>Ủy ban nhân dân tỉnh</c>. Each once.
/// </summary>
internal static partial class Organisations
{
    private const int Most = 200;
    private const int MostSyllables = 3;

    // What ministries and departments are for, since 2014 and since 2025.
    private const string Fields = "Giáo dục và Đào tạo|Y tế|Tài nguyên và Môi trường|Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Môi trường|Lao động - Thương binh và Xã hội"
        + "|Văn hóa, Thể thao và Du lịch|Văn hóa - Thể thao và Du lịch|Văn hóa và Thể thao|Công an|Quốc phòng|Tài chính|Xây dựng|Ngoại giao|Ngoại vụ|Công Thương|Thông tin và Truyền thông"
        + "|Nội vụ|Tư pháp|Giao thông vận tải|Khoa học và Công nghệ|Kế hoạch và Đầu tư|Dân tộc và Tôn giáo|Du lịch|Quy hoạch - Kiến trúc";

    // Behind these a foreign body is named, which is none of this country's.
    private const string Countries = "Việt Nam|Mỹ|Hoa Kỳ|Anh|Pháp|Đức|Nga|Liên Xô|Ý|Italia|Tây Ban Nha|Bồ Đào Nha|Hà Lan|Bỉ|Thụy Sĩ|Thụy Sỹ|Thụy Điển|Na Uy|Đan Mạch|Phần Lan|Áo|Ba Lan|Séc|Hungary|Ukraine"
        + "|Hy Lạp|Thổ Nhĩ Kỳ|Trung Quốc|Đài Loan|Nhật Bản|Nhật|Hàn Quốc|Triều Tiên|Mông Cổ|Ấn Độ|Pakistan|Lào|Campuchia|Thái Lan|Myanmar|Malaysia|Singapore|Indonesia|Philippines|Brunei|Timor Leste"
        + "|Australia|Úc|Canada|Mexico|Brazil|Cuba|Venezuela|Argentina|Chile|Iran|Iraq|Syria|Israel|Qatar|Ả-rập Xê-út|Saudi Arabia|Ai Cập|Nam Phi|Scotland";

    private const string Country = @"(?:[ \t](?:" + Countries + @")(?!\p{L}))";

    // What a committee of the Party is of: a place, a ministry, or nothing; no other body's name, which would be cut.
    private const string NoBody = @"(?!(?:Bộ|Sở|Tổng|Cục|Khối|Ban|Quân|Công|Đại|Học|Văn[ \t]phòng)(?!\p{L}))";

    // Long enough for a person behind the place, who is cut off again.
    private const string Committee = @"(?:Đảng[ \t](?:ủy|uỷ)[ \t](?:Sở|Bộ)[ \t](?:" + Fields + @")|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)[ \t](?:ủy|uỷ)(?:(?:[ \t](?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|TP\.?))?[ \t](?<place>"
        + PlaceNames.Double + "|" + NoBody + Places.Proper + @"(?:[ \t]" + NoBody + Places.Proper + "){0,6}))?)";

    private const string Level = @"(?:[ \t](?:(?:TP|Tp)\.?[ \t]?HCM|TPHCM|(?:(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|TP)[ \t]|(?:TP|Tp|TX|TT)\.[ \t]?)(?:\d{1,2}(?![\d/])|(?<place>"
        + PlaceNames.Double + "|" + Places.Proper + @"(?:[ \t]" + Places.Proper + "){0,6}))|(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|TP)))";

    [GeneratedRegex(@"(?<!\p{L})(?<!(?:thư|tịch|viên|Ban)[ \t](?=Thường[ \t]trực))(?:"
        + @"(?:Ban[ \t][Tt]hường[ \t]vụ(?:[ \t]\(BTV\))?|BTV|Ban[ \t]Chấp[ \t]hành|Thường[ \t]trực|Văn[ \t]phòng|Ban[ \t](?:Tổ[ \t]chức|Tuyên[ \t]giáo|Dân[ \t]vận|Nội[ \t]chính)|(?:Ủy|Uỷ)[ \t]ban[ \t]Kiểm[ \t]tra)[ \t]" + Committee
        + @"|Ban[ \t]Chấp[ \t]hành[ \t](?:Trung[ \t]ương[ \t]Đảng|Trung[ \t]ương|Đảng[ \t]bộ" + Level + "?)"
        + "|" + Committee
        + @"|(?:(?:Văn[ \t]phòng|Thường[ \t]trực)[ \t])?(?:(?:Ủy|Uỷ)[ \t]ban|Hội[ \t]đồng)[ \t]nhân[ \t]dân" + Level + "?"
        + @"|(?:UBND|HĐND)" + Level
        + @"|(?:Ủy|Uỷ)[ \t]ban[ \t][Tt]hường[ \t]vụ[ \t]Quốc[ \t]hội|(?:(?:Văn[ \t]phòng|Thường[ \t]trực)[ \t])?(?:Quốc[ \t]hội|Chính[ \t]phủ)" + Country + "?"
        + @"|Văn[ \t]phòng[ \t](?:Trung[ \t]ương[ \t]Đảng|Chủ[ \t]tịch[ \t]nước)|(?<!Phó[ \t])Thủ[ \t]tướng[ \t]Chính[ \t]phủ|Bộ[ \t]Chính[ \t]trị|Ban[ \t]Bí[ \t]thư"
        + @"|Mặt[ \t]trận[ \t]Tổ[ \t]quốc(?:[ \t]Việt[ \t]Nam)?" + Level + "?"
        + @"|(?:Sở|Bộ)[ \t](?:" + Fields + ")(?:" + Level + "|" + Country + ")?"
        + @")(?!\p{L})", RegexOptions.CultureInvariant, 1500)]
    private static partial Regex Body();

    public static List<ReadValue<string>> Read(NormalizedText source)
    {
        var found = new Dictionary<string, ReadValue<string>>(StringComparer.Ordinal);
        try
        {
            foreach (Match match in Body().Matches(source.Text))
            {
                string written = Whole(match);
                if (found.Count < Most)
                {
                    string spelt = Spelt(match, written);
                    found.TryAdd(spelt, new(spelt, TextLines.Span(source, match.Index, match.Index + written.Length, 0.7)));
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Those found so far.
        }

        return [.. found.Values];
    }

    // "Ban Thường vụ (BTV) Thành ủy": explained in the middle of the name. A double name as the law writes it.
    private static string Spelt(Match match, string written)
    {
        int place = match.Groups["place"].Success ? match.Groups["place"].Index - match.Index : written.Length;
        string name = place < written.Length ? written[..place] + PlaceNames.Tidy(written[place..]) : written;
        return name.Replace(" (BTV)", "", StringComparison.Ordinal);
    }

    // "Thị ủy Nguyễn Văn Mẫu", "UBND tỉnh Vĩnh Long Trần Văn Mẫu": a body, and who speaks for it.
    private static string Whole(Match match)
    {
        if (match.Groups["place"] is not { Success: true } place)
        {
            return match.Value;
        }

        string name = PlaceNames.Cut(place.Value, MostSyllables);
        bool isPerson = PersonNames.IsPlainName(place.Value.Split(' ')) && !Places.IsNamedAfterPerson(place.Value);
        return match.Value[..(place.Index - match.Index + (isPerson ? 0 : name.Length))].TrimEnd(' ', '\t', '.');
    }

    /// <summary>The name that a text begins with; null where it is none.</summary>
    public static string? At(NormalizedText source) => HeadPatterns.Try(Body(), source.Text) is { Index: 0 } match ? Whole(match) : null;

    /// <summary>The full name behind a short one such as <c>Ban Thường vụ</c> of an authority line: the one the text writes most often, the longer of two.</summary>
    public static ReadValue<string>? Behind(NormalizedText source, string shortName)
    {
        string folded = FoldedHeading.Fold(shortName);
        try
        {
            return Body().Matches(source.Text)
                .Select(match => (Match: match, Written: Whole(match)))
                .Where(found => FoldedHeading.Fold(found.Written) is { } full && (full == folded || full.StartsWith(folded + " ", StringComparison.Ordinal)))
                .GroupBy(found => Spelt(found.Match, found.Written))
                .OrderByDescending(group => group.Count())
                .ThenByDescending(group => group.Key.Length)
                .Select(group => new ReadValue<string>(group.Key, TextLines.Span(source, group.First().Match.Index, group.First().Match.Index + group.First().Written.Length, 0.8)))
                .FirstOrDefault();
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
