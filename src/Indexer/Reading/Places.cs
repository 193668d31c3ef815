using System.Text.RegularExpressions;
using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>
/// Places by the administrative unit before their name: <c>quận Ninh Bình</c>, <c>TP. Hồ Chí Minh</c>, <c>Phường 7</c>. A name is told without its unit,
/// a number with it, since only so it says where.
/// </summary>
internal static partial class Places
{
    private const int MostPlaces = 200;
    private const int MostSyllables = 4;

    /// <summary>A pattern for what follows a unit in capitals and begins something else.</summary>
    public const string NoName = @"Khóa|Khoá|Kỳ[ \t]+họp|Lần[ \t]+thứ|Nhiệm[ \t]+kỳ";

    /// <summary>A pattern for a syllable of a name: in capitals, and no word that begins a sentence.</summary>
    public const string Proper = @"(?!(?:" + NoName + @"|Các|Những|Việc|Trong|Khi|Theo|Đây|Đến|Sau|Trước|Trên|Dưới|Tuy[ \t]nhiên|Nhưng|Nếu|Với|Hiện|Hôm|Chiều|Sáng|Trưa|Khoảng|Ảnh|Tại|Cùng|Ngày|Cũng|Riêng|Về|Tôi|Trả|Sắp|Ngoài)(?!\p{L}))\p{Lu}\p{Ll}*(?:['’]\p{Ll}+)?";

    [GeneratedRegex(@"\G(?:(?<unit>[Tt]ỉnh|[Tt]hành phố|(?:TP|Tp)(?:\.(?=\p{Lu}|[ \t]+(?:" + PlaceNames.City + "|" + PlaceNames.Double + @")))?|[Qq]uận|[Hh]uyện|[Tt]hị xã|TX\.?|[Pp]hường|(?<!\b(?:[Bb]à|[Ôô]ng|[Hh]ợp tác|[Tt]hông [Tt]ấn)[ \t])[Xx]ã|[Tt]hị trấn|[Đđ]ặc khu)(?:[ \t]+|(?<=\.))(?<name>" + PlaceNames.Double + "|" + Proper + @"(?:[ \t]" + Proper + @"){0,6}|\d{1,2}(?![\d/%]|[.,\-]\d|[ \t]*(?:xã|phường|huyện|quận|thị|tỉnh)))|(?<unit>TP|Tp)\.?[ \t]?(?<name>HCM))(?!\p{L})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();

    private static readonly WordPattern Units = new(Unit(), ["Tỉnh", "tỉnh", "Thành phố", "thành phố", "TP", "Tp", "Quận", "quận", "Huyện", "huyện", "Thị", "thị", "TX", "Phường", "phường", "Xã", "xã", "Đặc khu", "đặc khu"]);

    [GeneratedRegex(@"(?<!\p{L})(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Qq]uận|[Hh]uyện|[Tt]hị xã|TX\.?|[Pp]hường|[Xx]ã|[Tt]hị trấn)\s*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, 2000)]
    private static partial Regex EndingUnit();

    // Party guideline 36-HD/VPTW 1.4.2.
    [GeneratedRegex(@"^(?:TP|TX|TT|Q|P|H|X)\.\s*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Abbreviated();

    [GeneratedRegex(@"^(?:(?:Đông|Tây)[ \t](?:Bắc|Nam)(?:[ \t]Bộ)?|Tây[ \t]Nguyên|(?:Bắc|Nam)[ \t]Trung[ \t]Bộ|(?:Bắc|Trung|Nam)[ \t]Bộ|Trung[ \t]du|Đồng[ \t]bằng|Duyên[ \t]hải)(?!\p{L})", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Region();

    [GeneratedRegex(@"(?<!\p{L})(?:[Cc]ác|[Nn]hững|[Nn]hiều)[ \t]+$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, 2000)]
    private static partial Regex Several();

    // Behind "quận 12", what shows that it is no count as in "trong quận 12 ca mắc".
    [GeneratedRegex(@"\G[ \t]*(?:[,;.:()]|$|\n|(?:quận|TP|Tp|thành phố|đã|có|cho|là|và|ở|tại|về|đến|vào|với)(?!\p{L}))", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex BehindNumber();

    [GeneratedRegex(@"\d[ \t]+$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, 2000)]
    private static partial Regex EndingCount();

    // As it stands behind "TP." most often.
    private const string Saigon = "HCM";

    /// <summary>The units above which there is only the state.</summary>
    public static readonly string[] Provincial = ["Tỉnh", "tỉnh", "Thành phố", "thành phố", "TP", "TP.", "Tp", "Tp."];

    // Units in which hardly anything is named after people; wards and communes are.
    private static readonly string[] Larger = [.. Provincial, "Quận", "quận", "Huyện", "huyện", "Thị xã", "thị xã"];

    // What stands alone behind a unit and names no place.
    private static readonly string[] NoPlaces = ["Đoàn", "Hội", "Ủy", "Uỷ", "Bắc", "Nam", "Đông", "Tây", "Từ", "Do"];

    // What follows a unit in capitals and is the name of something else: huyện Ủy ban, tỉnh Đoàn.
    private static readonly string[] NotNames = ["Ủy", "Uỷ", "Hội", "Đoàn", "Đảng", "Ban", "Mặt", "Công", "Phòng", "Sở", "Văn", "Liên", "Bộ", "Trung", "Anh", "Khoa"];
    private static readonly string[] NotNamesBefore = ["ban", "đồng", "đoàn", "bộ", "trận", "an", "phòng", "ương", "đội", "hùng", "học"];

    public static List<ReadValue<string>> Read(NormalizedText source)
    {
        var places = new Dictionary<string, ReadValue<string>>(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (Match match in Units.In(source.Text))
            {
                Group written = match.Groups["name"];
                bool isProvince = Provincial.Contains(match.Groups["unit"].Value);
                string name = PlaceNames.Cut(written.Value, MostSyllables, isProvince);
                bool isNumber = char.IsAsciiDigit(name[0]);
                bool isPlace = isNumber
                    ? char.IsUpper(match.Value[0]) || IsNumbered(source.Text, match)
                    : name.Length > 1 && !NoPlaces.Contains(name) && !IsOther(source.Text, written) && !IsElse(source.Text, match, name) && !IsPerson(source.Text, match, written.Value);
                if (!isPlace || places.Count >= MostPlaces)
                {
                    continue;
                }

                int start = isNumber || name == Saigon ? match.Index : written.Index;
                string value = isNumber ? char.ToUpperInvariant(match.Value[0]) + match.Value[1..] : name == Saigon ? "Hồ Chí Minh" : PlaceNames.Tidy(name);
                places.TryAdd(value, new(value, TextLines.Span(source, start, written.Index + name.Length, isNumber ? 0.7 : 0.85)));
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Those found so far.
        }

        return [.. places.Values];
    }

    /// <summary>A place as the head of a paper names it, without the unit before its name: <c>TT. Chợ Mới</c> is Chợ Mới, Phường 7 is Phường 7.</summary>
    public static string Bare(string place)
    {
        string name = Unit().Match(place) is { Success: true, Index: 0 } unit ? unit.Groups["name"].Value : Abbreviated().Replace(place, "");
        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? place : name;
    }

    /// <summary>Whether a place bears what looks like the whole name of a person, so that a unit before it means the place.</summary>
    public static bool IsNamedAfterPerson(string name) => name is "Hồ Chí Minh" or "Trần Văn Thời" or "Dương Minh Châu" or "Hoàng Su Phì" or "Phan Rang Tháp Chàm";

    /// <summary>Whether a text ends in a unit, which a name would follow.</summary>
    public static bool EndsInUnit(ReadOnlySpan<char> text) => EndingUnit().IsMatch(text);

    private static bool IsOther(string text, Group name)
    {
        string first = name.Value.Split(' ')[0];
        int end = name.Index + first.Length;
        return Array.Exists(NotNames, word => word == first) && Array.Exists(NotNamesBefore, word => text.AsSpan(end).TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    // "phố Xã Đàn", "tỉnh Tây Nguyên", "các tỉnh Bắc Bộ": a street, a region; "Tỉnh Đoàn Nguyễn Văn Mẫu".
    private static bool IsElse(string text, Match unit, string name)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, unit.Index);
        bool isName = char.IsUpper(unit.Value[0]) && unit.Value[1] is not ('P' or 'p' or 'X') && NamedThings.EndIn(before);
        bool isProvince = unit.Groups["unit"].Value is "tỉnh" or "thành phố";
        bool isYouth = name.StartsWith("Đoàn ", StringComparison.Ordinal) && Larger.Contains(unit.Groups["unit"].Value);
        return isName || isYouth || (isProvince && (Region().IsMatch(name) || (Several().IsMatch(before[Math.Max(0, before.Length - 20)..]) && !PlaceNames.StartsWithProvince(name.Split(' '), out _) && unit.Groups["unit"].Value == "tỉnh")));
    }

    private static bool IsNumbered(string text, Match match) =>
        match.Groups["unit"].Value is "quận" or "phường" && BehindNumber().IsMatch(text, match.Index + match.Length) && !EndingCount().IsMatch(text.AsSpan(Math.Max(0, match.Index - 8), Math.Min(8, match.Index)));

    // "UBND tỉnh Nguyễn Văn Mẫu", "Sở Y tế TP Nguyễn Văn Mẫu": who heads it, and no place.
    private static bool IsPerson(string text, Match unit, string row)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, unit.Index).TrimEnd();
        return PersonNames.IsPlainName(row.Split(' ')) && !IsNamedAfterPerson(row) && !PlaceNames.StartsWithProvince(row.Split(' '), out _)
            && (Larger.Contains(unit.Groups["unit"].Value) || before.EndsWith("UBND", StringComparison.Ordinal) || before.EndsWith("nhân dân", StringComparison.Ordinal) || before.EndsWith("HĐND", StringComparison.Ordinal));
    }
}
