using System.Collections.Frozen;
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

    // What ministries and departments are for, since 2014 and since 2025; of two names of one, the first.
    private static readonly string[] Fields =
    [
        "Giáo dục và Đào tạo", "Y tế", "Tài nguyên và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường", "Lao động - Thương binh và Xã hội",
        "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao", "Công an", "Quốc phòng", "Tài chính", "Xây dựng", "Ngoại giao", "Ngoại vụ", "Công Thương", "Thông tin và Truyền thông",
        "Nội vụ", "Tư pháp", "Giao thông vận tải", "Khoa học và Công nghệ", "Kế hoạch và Đầu tư", "Dân tộc và Tôn giáo", "Du lịch", "Quy hoạch - Kiến trúc",
    ];

    private static readonly FrozenDictionary<string, string> ByLetters = Fields.ToFrozenDictionary(Letters);

    // As papers write them: capitals here and there, "&", a dash or a comma.
    private const string Field = @"(?<field>(?i:Giáo dục (?:và|&) đào tạo|Y tế|Tài nguyên (?:và|&) môi trường|Nông nghiệp (?:và|&) (?:phát triển nông thôn|môi trường)|Lao động(?: ?[-–] ?|, ?| )Thương binh (?:và|&) xã hội"
        + "|Văn h(?:óa|oá)(?: ?[-–] ?|, ?| )Thể thao (?:và|&) du lịch|Văn h(?:óa|oá) (?:và|&) thể thao|Công an|Quốc phòng|Tài chính|Xây dựng|Ngoại giao|Ngoại vụ|Công thương|Thông tin (?:và|&) truyền thông"
        + "|Nội vụ|Tư pháp|Giao thông vận tải|Khoa học (?:và|&) công nghệ|Kế hoạch (?:và|&) đầu tư|Dân tộc (?:và|&) tôn giáo|Du lịch|Quy hoạch ?[-–] ?kiến trúc))";

    // Behind these a foreign body is named, which is none of this country's.
    private const string Countries = "Việt Nam|Mỹ|Hoa Kỳ|Anh|Pháp|Đức|Nga|Liên Xô|Ý|Italia|Tây Ban Nha|Bồ Đào Nha|Hà Lan|Bỉ|Thụy Sĩ|Thụy Sỹ|Thụy Điển|Na Uy|Đan Mạch|Phần Lan|Áo|Ba Lan|Séc|Hungary|Ukraine"
        + "|Hy Lạp|Thổ Nhĩ Kỳ|Trung Quốc|Đài Loan|Nhật Bản|Nhật|Hàn Quốc|Triều Tiên|Mông Cổ|Ấn Độ|Pakistan|Lào|Campuchia|Thái Lan|Myanmar|Malaysia|Singapore|Indonesia|Philippines|Brunei|Timor Leste"
        + "|Australia|Úc|Canada|Mexico|Brazil|Cuba|Venezuela|Argentina|Chile|Iran|Iraq|Syria|Israel|Qatar|Ả-rập Xê-út|Saudi Arabia|Ai Cập|Nam Phi|Scotland";

    private const string Country = @"(?:[ \t](?:" + Countries + @")(?!\p{L}))";

    // What a committee of the Party is of: a place, a ministry, or nothing; no other body's name, which would be cut.
    private const string NoBody = @"(?!(?:Bộ|Sở|Tổng|Cục|Khối|Ban|Quân|Công|Đại|Học|Văn[ \t]phòng)(?!\p{L}))";

    private const string Saigon = @"(?<city>(?:TP|Tp)\.?[ \t]?HCM)";

    // A name in capitals, long enough for a person behind the place, who is cut off again. One copy of the syllable: a pattern of many takes longer to be compiled than a text to be read.
    private const string Row = @"(?:(?:(?<=[ \t.])|(?<=\p{L})[ \t])" + Places.Proper + "){1,7}";

    private const string Committee = @"(?:Đảng[ \t](?:ủy|uỷ)[ \t](?:Sở|Bộ)[ \t]" + Field + @"|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)[ \t](?:ủy|uỷ)(?:[ \t]" + Saigon + @"|(?:[ \t](?<unit>xã|phường|thị trấn|huyện|quận|tỉnh|[Tt]hành phố|TP\.?))?[ \t](?<place>"
        + PlaceNames.Double + @"|(?:(?:(?<=[ \t.])|(?<=\p{L})[ \t])" + NoBody + Places.Proper + "){1,7}))?)";

    private const string Level = @"(?:[ \t](?:" + Saigon + @"|(?:(?<unit>[Tt]ỉnh|[Tt]hành phố|[Qq]uận|[Hh]uyện|[Tt]hị xã|[Pp]hường|[Xx]ã|[Tt]hị trấn|TP|Tp)[ \t]|(?<unit>(?:TP|Tp)\.)(?:(?=\p{Lu})|[ \t](?=" + PlaceNames.Double + "|" + PlaceNames.City + @"))|(?<unit>(?:TX|TT)\.)[ \t]?)(?:\d{1,2}(?![\d/])|(?<place>"
        + PlaceNames.Double + "|" + Row + @"))|(?<unit>[Tt]ỉnh|[Tt]hành phố|[Qq]uận|[Hh]uyện|[Tt]hị xã|[Pp]hường|[Xx]ã|[Tt]hị trấn|TP)(?![ \t]*(?:ủy|uỷ|Ủy|Uỷ|[Đđ]oàn|đội|hội)(?!\p{L}))))";

    // Organisations of the people, and offices of State that are at each level.
    private const string OfLevel = @"(?:Công an(?![ \t](?:xã|phường|thị trấn)(?![ \t][\p{Lu}\d]))|(?:Tòa|Toà) án nhân dân|TAND|Viện [Kk]iểm sát nhân dân|VKSND|Liên đoàn [Ll]ao động|Hội (?:Liên hiệp [Pp]hụ nữ|LHPN|Nông dân|Cựu chiến binh)|(?:Ủy|Uỷ) ban [Bb]ầu cử)";

    private const string Central = @"(?:Ban (?:Tổ chức|Tuyên giáo(?: và Dân vận)?|Dân vận|Nội chính|Kinh tế|Đối ngoại)|(?:Ủy|Uỷ) ban Kiểm tra) Trung ương(?![ \t](?:Hội|Đoàn|Mặt))";

    private const string WithLevel = @"(?:(?:Văn[ \t]phòng|Thường[ \t]trực)[ \t])?(?:UBND|HĐND)|(?<![Bb]áo )" + OfLevel + "|Đảng (?:ủy|uỷ) (?:Công an|Quân sự)|[Đđ]oàn [Đđ]ại biểu Quốc hội";

    private const string WithLevelOrNone = @"(?:(?:Văn[ \t]phòng|Thường[ \t]trực)[ \t])?(?:(?:Ủy|Uỷ)[ \t]ban|Hội[ \t]đồng)[ \t]nhân[ \t]dân|Ban[ \t]Chấp[ \t]hành[ \t]Đảng[ \t]bộ|(?:Tổng cục|Cục) (?:Thuế|Hải quan|Thống kê)"
        + @"|(?:(?:Ủy|Uỷ)[ \t]ban[ \t](?:Trung[ \t]ương[ \t])?)?Mặt[ \t]trận[ \t]Tổ[ \t]quốc(?:[ \t]Việt[ \t]Nam)?|(?:Sở|Bộ)[ \t]" + Field;

    [GeneratedRegex(@"\G(?<!(?:thư|tịch|viên|Ban)[ \t](?=Thường[ \t]trực))(?:(?:" + WithLevel + "|" + WithLevelOrNone + ")" + Level + "|(?:" + WithLevelOrNone + ")" + Country + "?"
        + "|Đảng (?:ủy|uỷ) (?:Công an|Quân sự) Trung ương"
        + @"|(?:(?:Ban[ \t][Tt]hường[ \t]vụ(?:[ \t]\(BTV\))?|BTV|Ban[ \t]Chấp[ \t]hành|Thường[ \t]trực|Văn[ \t]phòng|Ban[ \t](?:Tổ[ \t]chức|Tuyên[ \t]giáo|Dân[ \t]vận|Nội[ \t]chính)|(?:Ủy|Uỷ)[ \t]ban[ \t]Kiểm[ \t]tra)[ \t])?" + Committee
        + @"|Ban[ \t]Chấp[ \t]hành[ \t]Trung[ \t]ương(?:[ \t]Đảng)?"
        + @"|(?:(?:Tòa|Toà) án nhân dân|TAND|Viện [Kk]iểm sát nhân dân|VKSND) [Tt]ối cao"
        + "|" + Central
        + @"|(?<!\p{Lu}\p{Ll}+ )(?:Tỉnh|Thành|Huyện|Quận|Thị) [Đđ]oàn(?:[ \t](?<place>" + Row + "))?"
        + @"|Ngân hàng [Nn]hà nước(?![ \t](?!Việt)(?:" + Countries + @")(?!\p{L}))|Tổng Liên đoàn Lao động"
        + @"|(?:Ủy|Uỷ)[ \t]ban[ \t][Tt]hường[ \t]vụ[ \t]Quốc[ \t]hội|[Tt]hanh[ \t]tra[ \t]Chính[ \t]phủ|(?:(?:Văn[ \t]phòng|Thường[ \t]trực)[ \t])?(?:Quốc[ \t]hội|Chính[ \t]phủ)" + Country + "?"
        + @"|Văn[ \t]phòng[ \t](?:Trung[ \t]ương[ \t]Đảng|Chủ[ \t]tịch[ \t]nước)|(?<!Phó[ \t])Thủ[ \t]tướng[ \t]Chính[ \t]phủ|Bộ[ \t]Chính[ \t]trị|Ban[ \t]Bí[ \t]thư(?:[ \t]Trung[ \t]ương[ \t]Đoàn)?"
        + @")(?!\p{L})", RegexOptions.CultureInvariant, 1500)]
    private static partial Regex Body();

    private static readonly WordPattern Bodies = new(Body(),
    [
        "Ban ", "Ban\t", "BTV", "Bộ", "Chính", "Công an", "Cục", "Huyện", "HĐND", "Hội", "Liên đoàn", "Mặt", "Ngân hàng", "Quận", "Quốc", "Sở", "TAND", "Thanh", "thanh tra", "Thành", "Thường", "Thị", "Thủ", "Toà", "Tòa", "Tổng", "Tỉnh",
        "UBND", "Uỷ", "VKSND", "Viện", "Văn", "Đoàn", "đoàn đại", "đoàn Đại", "Đảng", "Ủy",
    ]);

    public static List<ReadValue<string>> Read(NormalizedText source)
    {
        var found = new Dictionary<string, ReadValue<string>>(StringComparer.Ordinal);
        try
        {
            foreach (Match match in Bodies.In(source.Text))
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

    // One body is spelt in one way, since readers choose from a list of them: "Sở Giao thông Vận tải", "UBND TP.HCM", "thanh tra Chính phủ".
    private static string Spelt(Match match, string written)
    {
        int place = match.Groups["place"].Success ? match.Groups["place"].Index - match.Index : written.Length;
        string name = place < written.Length ? written[..place] + PlaceNames.Tidy(written[place..]) : written;
        if (match.Groups["unit"] is { Success: true } unit)
        {
            name = With(name, unit, match, InFull.GetValueOrDefault(unit.Value, unit.Value.ToLowerInvariant()));
        }

        if (match.Groups["city"] is { Success: true } city)
        {
            name = With(name, city, match, "thành phố Hồ Chí Minh");
        }

        if (match.Groups["field"] is { Success: true } field && ByLetters.TryGetValue(Letters(field.Value), out string? known))
        {
            name = With(name, field, match, known);
        }

        name = Variants.Aggregate(name, (text, variant) => text.Replace(variant.Written, variant.Known, StringComparison.Ordinal));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static readonly (string Written, string Known)[] Variants =
    [
        (" (BTV)", ""), (" Việt Nam", ""), ("uỷ", "ủy"), ("Uỷ", "Ủy"), ("Toà ", "Tòa "), ("Viện Kiểm sát", "Viện kiểm sát"), ("Tối cao", "tối cao"), ("oàn Đại biểu", "oàn đại biểu"), ("Tỉnh Đoàn", "Tỉnh đoàn"),

("Thành Đoàn", "Thành đoàn"), ("Huyện Đoàn", "Huyện đoàn"), ("Quận Đoàn", "Quận đoàn"), ("Thị Đoàn", "Thị đoàn"), ("Liên đoàn lao", "Liên đoàn Lao"), ("hiệp phụ", "hiệp Phụ"), ("hàng nhà", "hàng Nhà"), ("bầu cử", "Bầu cử"),
    ];

    private static readonly FrozenDictionary<string, string> InFull = new Dictionary<string, string>
    {
        ["TP"] = "thành phố",
        ["TP."] = "thành phố",
        ["Tp"] = "thành phố",
        ["Tp."] = "thành phố",
        ["TX."] = "thị xã",
        ["TT."] = "thị trấn",
    }.ToFrozenDictionary();

    // A name may have been cut behind the part, or the part be written together with what follows: "TP.Huế".
    private static string With(string name, Group part, Match match, string spelt)
    {
        int at = part.Index - match.Index;
        string rest = name[Math.Min(name.Length, at + part.Length)..];
        return name[..at] + spelt + (rest.Length > 0 && char.IsLetterOrDigit(rest[0]) ? " " : "") + rest;
    }

    private static string Letters(string field) => string.Concat(field.Replace("&", "và", StringComparison.Ordinal).Replace("oá", "óa", StringComparison.Ordinal).Where(char.IsLetter)).ToLowerInvariant();

    // "Thị ủy Nguyễn Văn Mẫu", "UBND tỉnh Vĩnh Long Trần Văn Mẫu": a body, and who speaks for it.
    private static string Whole(Match match)
    {
        if (match.Groups["place"] is not { Success: true } place)
        {
            return match.Value;
        }

        string body = match.Value[..(place.Index - match.Index)].TrimEnd();
        bool isProvince = Provincial.Any(unit => body.EndsWith(unit, StringComparison.Ordinal));
        string[] row = place.Value.Split(' ');
        bool isKnown = Known().IsMatch(place.Value);
        bool isPerson = !isKnown && ((PersonNames.IsPlainName(row) && !Places.IsNamedAfterPerson(place.Value)) || (isProvince && row.Length > 2 && PersonNames.IsName(row)));
        string name = PlaceNames.Cut(place.Value, MostSyllables, isProvince);
        return match.Value[..(place.Index - match.Index + (isPerson ? 0 : name.Length))].TrimEnd(' ', '\t', '.');
    }

    [GeneratedRegex("^" + PlaceNames.City, RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Known();

    private static readonly string[] Provincial = [.. Places.Provincial, "Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Thành uỷ", "Tỉnh đoàn", "Tỉnh Đoàn", "Thành đoàn", "Thành Đoàn"];

    /// <summary>The name that a text begins with; null where it is none.</summary>
    public static string? At(NormalizedText source) => HeadPatterns.Try(Body(), source.Text) is { Index: 0 } match ? Whole(match) : null;

    /// <summary>Whether a text with the place behind it is a body's name and nothing else, or nothing at all.</summary>
    public static bool IsWhole(string text, string place)
    {
        string name = $"{text} {place}".Trim();
        return name.Length == 0 || (HeadPatterns.Try(Body(), name) is { Index: 0 } match && match.Length >= text.Length && (match.Length == name.Length || PlaceNames.StartsWithProvince(place.Split(' '), out int count) && count == place.Split(' ').Length));
    }

    /// <summary>The full name behind a short one such as <c>Ban Thường vụ</c> of an authority line: the one the text writes most often, the longer of two.</summary>
    public static ReadValue<string>? Behind(NormalizedText source, string shortName)
    {
        string folded = FoldedHeading.Fold(shortName);
        try
        {
            return Bodies.In(source.Text)
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
