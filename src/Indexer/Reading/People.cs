using System.Text.RegularExpressions;
using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>A person named in a text.</summary>
/// <param name="Title">The offices named behind the name; null where there are none.</param>
internal sealed record Person(ReadValue<string> Name, ReadValue<string>? Title);

/// <summary>
/// Finds people by the word of address before them (<c>đồng chí</c>, <c>ông</c>, <c>bà</c>) and, in a row of them, by what stands between: each name
/// once, with its offices where the text gives most of them.
/// </summary>
internal static class People
{
    private const int MostPeople = 200;
    private const int LongestName = 4;
    private const string Gap = @"(?:[ \t]+|[ \t]*\r?\n[ \t]*)";

    // Within a name: columns stand farther apart.
    private const string NameGap = @"(?:[ \t]{1,2}|[ \t]*\r?\n[ \t]*)";

    private const string Syllable = @"\p{Lu}\p{Ll}*(?:['’]\p{Lu}?\p{Ll}+)?";

    private static readonly string[] Addresses = ["Các", "các", "Đồng", "đồng", "Đ/c", "đ/c", "Đ.c", "đ.c", "Ông", "ông", "Bà", "bà", "Bác", "bác", "Nghệ", "nghệ"];

    private static readonly string[] Continents = ["Châu Âu", "Châu Á", "Châu Phi", "Châu Mỹ", "Châu Úc"];

    private const string Verbs = "đồng chủ trì|chủ trì|phát biểu|tham dự|dự|đến|tới|tại|thống nhất|nhấn mạnh|yêu cầu|đề nghị|khẳng định|cho biết|cho rằng|cho|kết luận|cùng|đã"
        + "|kiểm tra|trình bày|báo cáo|thông báo|ký|nói|chỉ đạo|đánh giá|biểu dương|ghi nhận|thay mặt|làm việc|làm|là|trao|tặng|chúc|thăm|tiếp|chào|gửi|có|được|sẽ|đang|vừa|cũng"
        + "|bày tỏ|lưu ý|chia sẻ|giải thích|dẫn đầu|chứng kiến|tham gia|điều hành|quán triệt|khai mạc|bế mạc|gợi ý|thông tin|nêu|trả lời|giữ chức|giới thiệu|trong|về|với|theo|để|khi"
        + @"|xin|xác nhận|biết|hiện|lý giải|nhận định|tiết lộ|kể|thừa nhận|cảnh báo|khuyến cáo|sau|trước|như|từ|chịu|và(?!\s+\p{Lu}\p{Ll})|và\s+(?:Đồng|Các|Ông|Bà)";

    // What begins the next sentence where the page lost a break; many of these words are names as well, and told by the next one.
    private const string NextSentence = @"(?:Các|Những|Việc|Theo|Khi|Nhưng|Nếu|Với|Ngày|(?:Ông|Bà)[ \t]+\p{Lu}\p{Ll}+|(?:Chiều|Sáng|Trưa|Tối|Hôm)[ \t]+(?:nay|qua|cùng|ngày|\d+)|Nguyên[ \t]+nhân|Quyết[ \t]+định|Tuy[ \t]+nhiên|Đồng[ \t]+thời|Ngoài[ \t]+ra|Hiện[ \t]+(?:nay|tại)"
        + @"|Văn[ \t]+[Pp]hòng|Công[ \t]+an|Báo[ \t]+cáo|Phát[ \t]+biểu|Kết[ \t]+quả|Thông[ \t]+tin|Trao[ \t]+đổi|Bên[ \t]+cạnh|Đại[ \t]+diện|Chức[ \t]+vụ)(?!\p{L})";

    // What ends an office although no verb does: the next sentence where the page lost a break, another person, a clause.
    private const string Ends = Verbs + @"|này|nên|nhưng|nhằm|chỉ(?!\s+huy)|ủng\s+hộ|hoan\s+nghênh|(?<!uôi\s)trồng(?!\s+trọt)|Trong|Theo|Ngày|Chiều|Sáng|Hôm|Tại|và\s+(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Trịnh)\s+\p{Lu}\p{Ll}+";

    private static readonly WordPattern Address = new(Pattern(@"\G(?:(?<many>[Cc]ác)" + Gap + @")?(?:(?<comrade>[Đđ]ồng" + Gap + @"chí|[Đđ]/c|[Đđ]\.c)|[Ôô]ng|[Bb]à|[Bb]ác sĩ|[Nn]ghệ nhân|(?=" + Positions.RankName + @"))\s*:?(?=[ \t\r\n*]|" + Positions.RankName + ")"),
        [.. Addresses, .. Positions.RankBeginnings]);

    // "Phó Bí thư Thị ủy Nguyễn Văn Mẫu yêu cầu": the office before the name, in one row with the place it is of; not that of an assistant.
    private static readonly WordPattern OfficeBefore = new(Pattern(
        @"\G(?<!rợ[ \t]lý[ \t]+)(?<title>" + Positions.Start + "(?:" + Gap + "(?!(?:" + Ends + @"|và\s+" + Positions.RankName + @")(?!\p{L}))[^\s,;.:()“”""!?*]+){0,10}?)" + Gap + "(?<name>" + Syllable + "(?:" + Gap + Syllable + "){2,8})(?:(?=(?<verb>" + Gap + "(?:" + Verbs + @")(?!\p{L})))|(?=[,.;:]|[ \t]*\())"), Positions.Beginnings);

    private static readonly Regex Name = Pattern(
        @"\G" + Gap + @"?\*{0,2}(?=\p{Lu})" + Positions.Rank + "(?<name>(?!" + Positions.Start + @")(?:" + Syllable + "(?:" + NameGap + "(?!" + Positions.Bare + "|" + NextSentence + ")" + Syllable + "){1,2}(?:" + NameGap + "(?!" + Positions.Bare + "|" + NextSentence + @"|(?:Tại|Vì|Do|Trong|Trên|Không)(?!\p{L}))" + Syllable + @"){0,2}|\p{Lu}['’]\p{Lu}\p{Ll}+))(?!\p{L})\*{0,2}");

    private static readonly Regex Office = Pattern(
        @"\G(?:,|(?<dash>[ \t]?[-–](?=[ \t])))" + Gap + @"\*{0,2}(?<title>" + Positions.Start + "(?:" + Gap + "(?!(?:" + Ends + @"|và\s+" + Positions.RankName + @")(?!\p{L}))(?(dash)(?![-–][ \t](?:\p{Ll}|Ảnh)))(?:[^\s,;.:()“”""!?*]+|(?<=\p{Lu})\.(?=\p{L}|(?<=(?<!\p{L})(?:T[PXT]|[QPHX])\.)\s\p{L}))+|," + Gap
        + @"(?=chống(?!\p{L})|(?!" + Positions.Start + @")\p{Lu}\p{Ll}+(?:" + Gap + @"\p{Ll}+){0,3}" + Gap + "và" + Gap + @"\p{Lu})[^\s,;.:()“”""!?*]+)*)");

    private static readonly Regex Bodied = Pattern(@"^" + Positions.Start + @"\s*");

    private static readonly Regex Hyphened = Pattern(@"\G-[a-z]+(?!\p{L})");

    // Where many things bear the names of people: schools, wards, streets.
    private static readonly Regex EndingInNamed = Pattern(@"(?<!\p{L})(?:(?<!(?:môi|thị|hiện|công)\s)trường|(?:tiểu|trung|đại)\s+học|THPT|THCS|TH|PTTH|ĐH|CĐ|chuyên|mầm\s+non|phường|công\s+viên|bệnh\s+viện|quỹ|giải)\s+$", RegexOptions.RightToLeft | RegexOptions.IgnoreCase);

    private static readonly Regex Another = Pattern(@"\G\s*(?:;" + Gap + "(?:và" + Gap + ")?|," + Gap + "(?=\\p{Lu})|" + Gap + "và" + Gap + @")(?=[\p{Lu}*])");

    public static List<Person> Read(NormalizedText source)
    {
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        string text = source.Text;
        try
        {
            foreach (Match address in Address.In(text).TakeWhile(_ => people.Count < MostPeople))
            {
                ReadRow(source, address, people);
            }

            foreach (Match before in OfficeBefore.In(text).TakeWhile(_ => people.Count < MostPeople))
            {
                ReadBehindOffice(source, before, people);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Those found so far.
        }

        return [.. people.Values.OrderBy(person => person.Name.Where.Start)];
    }

    private static void ReadBehindOffice(NormalizedText source, Match match, Dictionary<string, Person> people)
    {
        Group row = match.Groups["name"], title = match.Groups["title"];
        ReadOnlySpan<char> before = source.Text.AsSpan(0, row.Index);
        string[] words = Joined(row.Value).Split(' ');
        int first = FirstOfName(words, before);
        if (first < 0 || (first == 0 && EndingInNamed.IsMatch(source.Text[Math.Max(0, row.Index - 24)..row.Index])) || (!match.Groups["verb"].Success && !IsSure(words, first, title.Value)) || IsPlace(string.Join(' ', words[first..]), before))
        {
            return;
        }

        string called = string.Join(' ', words[first..]);
        int start = row.Index;
        for (int word = 0; word < first; word++)
        {
            start = source.Text.IndexOf(words[word], start, StringComparison.Ordinal) + words[word].Length;
        }

        start = source.Text.IndexOf(words[first], start, StringComparison.Ordinal);
        string office = Joined(source.Text[title.Index..start]);
        int end = title.Index + source.Text.AsSpan(title.Index, start - title.Index).TrimEnd().Length;
        Add(people, called, new(called, TextLines.Span(source, start, row.Index + row.Length, 0.75)), new(office, TextLines.Span(source, title.Index, end, 0.7)));
    }

    // Before a mark and no verb only "Chủ tịch UBND tỉnh Vĩnh Long Trần Văn Mẫu.": behind "Công ty Hoàng Anh Gia Lai," or "Bảo tàng" nobody is named.
    private static bool IsSure(ReadOnlySpan<string> words, int first, string office)
    {
        ReadOnlySpan<string> name = words[first..];
        string place = string.Join(' ', words[..first]);
        return (name.Length == 2 ? first > 0 : PersonNames.IsPlainName(name)) && !Places.IsNamedAfterPerson(string.Join(' ', name.ToArray()))
            && Bodied.Match(office) is { Success: true } known && Organisations.IsWhole(office[known.Length..], place);
    }

    // Behind the place that the office is of, where the row has one; else the last four words, or three.
    private static int FirstOfName(string[] words, ReadOnlySpan<char> before)
    {
        for (int at = 0; at < words.Length - 1 && (at == 0 || words.Length > LongestName); at++)
        {
            if (PlaceNames.StartsWithProvince(words.AsSpan(at), out int count) && PersonNames.IsName(words.AsSpan(at + count)))
            {
                return at + count;
            }
        }

        int place = IsPlaceNext(before) ? PlaceNames.Length(words) : words.Length;
        if (place < words.Length)
        {
            return PersonNames.IsName(words.AsSpan(place)) ? place : -1;
        }

        int first = Math.Max(0, words.Length - LongestName);
        return PersonNames.IsName(words.AsSpan(first)) ? first : PersonNames.IsPlainName(words.AsSpan(words.Length - 3)) ? words.Length - 3 : -1;
    }

    private static bool IsPlaceNext(ReadOnlySpan<char> before) =>
        Places.EndsInUnit(before[Math.Max(0, before.Length - 20)..]) || before.TrimEnd().EndsWith("ủy", StringComparison.Ordinal) || before.TrimEnd().EndsWith("uỷ", StringComparison.Ordinal);

    // "Chủ tịch Hội đồng Châu Âu …", "Chủ tịch Ủy ban nhân dân thành phố Hồ Chí Minh …".
    private static bool IsPlace(string name, ReadOnlySpan<char> before) =>
        Continents.Any(continent => name.StartsWith(continent, StringComparison.Ordinal)) || (Places.IsNamedAfterPerson(name) && Places.EndsInUnit(before[Math.Max(0, before.Length - 20)..]));

    private static void ReadRow(NormalizedText source, Match address, Dictionary<string, Person> people)
    {
        string text = source.Text;
        bool isMany = address.Groups["many"].Success, isComrade = address.Groups["comrade"].Success;
        int at = address.Index + address.Length;
        while (people.Count < MostPeople && Name.Match(text, at) is { Success: true } name)
        {
            Group written = name.Groups["name"];
            string called = Joined(written.Value);
            bool isFamily = PersonNames.StartsWithFamilyName(called);

            // "Bà La Môn": a religion.
            if (called is "La Môn" || (address.Length > 0 && char.IsUpper(text[address.Index]) && NamedThings.EndIn(text.AsSpan(0, address.Index))))
            {
                return;
            }

            // "Kim Sang-kon": no name of this country, and it would be cut.
            if (Hyphened.IsMatch(text, name.Index + name.Length))
            {
                return;
            }

            if (!isFamily && !(isComrade && at == address.Index + address.Length))
            {
                return;
            }

            at = name.Index + name.Length;
            ReadValue<string>? title = Offices(source, ref at);
            Add(people, called, Found(source, written, called, isFamily ? 0.95 : 0.7), title);

            Match next = Another.Match(text, at);
            if (!next.Success || !(isMany || text[next.Index..(next.Index + next.Length)].Contains(';')))
            {
                return;
            }

            at = next.Index + next.Length;
        }
    }

    private static void Add(Dictionary<string, Person> people, string called, ReadValue<string> name, ReadValue<string>? title)
    {
        if (!people.TryGetValue(called, out Person? known) || title?.Value.Length > (known.Title?.Value.Length ?? 0))
        {
            people[called] = known is null ? new Person(name, title) : known with { Title = title };
        }
    }

    private static ReadValue<string> Found(NormalizedText source, Group group, string value, double confidence) =>
        new(value, TextLines.Span(source, group.Index, group.Index + group.Length, confidence));

    private static ReadValue<string>? Offices(NormalizedText source, ref int at)
    {
        int start = -1, end = at;
        while (Office.Match(source.Text, end) is { Success: true } office)
        {
            start = start < 0 ? office.Groups["title"].Index : start;
            end = office.Index + office.Length;
        }

        if (start < 0)
        {
            return null;
        }

        at = end;
        return new(Joined(source.Text[start..end]), TextLines.Span(source, start, end, 0.85));
    }

    private static string Joined(string text) => string.Join(' ', text.Replace("*", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Regex Pattern(string pattern, RegexOptions more = RegexOptions.None) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled | more, TimeSpan.FromMilliseconds(500));
}
