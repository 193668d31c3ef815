using System.Text.RegularExpressions;

namespace Indexer.Reading;

/// <summary>What single lines of a head look like. Every pattern is bounded in time; a line that takes longer is not one.</summary>
internal static partial class HeadPatterns
{
    private const int Timeout = 200;

    private const string SymbolForm = @"(?<symbol>\d{1,5}(?:\.\d{1,3})?[a-zA-Z]?(?:\s*/\s*(?:19|20)\d\d)?\s*[-–/]\s*\p{Lu}(?!\p{Ll}{2})[\p{L}\d]{0,20}(?:\s?[-–/.&]\s?\p{Lu}(?!\p{Ll}{2})[\p{L}\d]{0,20}){0,15})";

    // 24/8/2021, 24 tháng 8 năm 2021.
    public const string DayForm = @"(?<d>\d{1,2})(?:\s*[/\-.]\s*(?<m>\d{1,2})\s*[/\-.]\s*(?<y>\d{4})|\s+th[áa]ng\s+(?<m>\d{1,2})\s+n[ăa]m\s+(?<y>\d{4}))(?!\d)";

    // The same, and without a year.
    private const string DayAndMonth = @"(?<d>\d{1,2})(?:\s*[/\-.]\s*(?<m>\d{1,2})(?:\s*[/\-.]\s*(?<y>\d{4}))?|\s+tháng\s+(?<m>\d{1,2})(?:\s+năm\s+(?<y>\d{4}))?)";

    // What a place of issue may begin with in small letters.
    private const string Unit = @"(?:(?:tp|tx|tt)\.?\s*|(?:thành\sphố|thị\sxã|thị\strấn|tỉnh|quận|huyện|phường|xã)\s+)?";

    // What may stand behind a symbol in a head: nothing, another cell of a table, the day with or without its place. Anything else is a sentence.
    private const string SymbolEnd = @"(?=\s*[.;,]?\s*(?:$|[|\t(*]|\s{2,}|(?:" + Unit + @"\p{Lu}[\p{L}\s.\-]{1,50},)?\s*ng[àa]y\s[^.;]{1,40}$))";

    /// <summary><c>Số: 123-TB/TU</c> on a line of its own or before the date; without accents only with its colon.</summary>
    [GeneratedRegex(@"^(?:(?:Số|SỐ)\s*:?|(?:S[oôổ]|S[OÔỔ])\s*:)\s*" + SymbolForm + SymbolEnd, RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex Symbol();

    /// <summary><c>… số 23/2011/TT-BTC</c> at the start of a heading.</summary>
    [GeneratedRegex(@"^[\p{L}\s]{3,30}\s(?:số|SỐ)\s*:?\s*" + SymbolForm, RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex HeadingSymbol();

    /// <summary><c>Cần Thơ, ngày 24 tháng 8 năm 2021</c>, also behind the symbol.</summary>
    [GeneratedRegex(@"(?:^|[|\t][\s*_]*|\s{2,}|^S[ốỐoOôÔ]\s*:?\s*" + SymbolForm + @"\s)(?!(?:Căn cứ|Xét|Theo|Thực hiện)\s)" + Unit + @"(?<place>\p{Lu}[\p{L}\d\s.\-]{1,50}),\s*(?:h[ồo]i\s+\d{1,2}\s+gi[ờo](?:\s+\d{1,2}(?:\s+ph[úu]t)?)?,?\s+)?(?<date>ng[àa]y\s+" + DayForm + @")\W*$", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex PlaceAndDate();

    // 14 giờ 00 phút, or 7h30.
    private const string Hour = @"\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{1,2}(?:\s*phút)?)?\s*,?\s*";

    /// <summary><c>Ngày 24/8/2021, Ban Thường vụ …</c>, <c>Hôm nay, lúc 14 giờ 00 phút, ngày …</c>.</summary>
    [GeneratedRegex(@"^(?:(?:Sáng|Chiều|Tối|Trong)\s+|Hôm nay,?\s*|(?:Thứ\s+\p{L}+|Chủ\s+[Nn]hật),?\s*)?(?:(?:[Vv]ào\s+)?(?:[Hh]ồi|[Ll]úc)\s+" + Hour + @")?(?<date>[Nn]gày\s+" + DayForm + ")", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex StartsWithDay();

    /// <summary>When an invited meeting is: <c>Thời gian: 07 giờ 30 phút, ngày 15 tháng 12 năm 2022</c>.</summary>
    [GeneratedRegex(@"^(?:[-+]\s*)?Thời\s+gian\s*:\s*(?:(?:[Vv]ào\s+)?(?:(?:[Hh]ồi|[Ll]úc)\s+)?" + Hour + @")?(?:[Tt]hứ\s+\p{L}+,?\s*)?(?<date>ngày\s+" + DayForm + ")", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex InvitedAt();

    /// <summary>How the lead of a news item begins: <c>Sáng 17-1, …</c>, <c>Ngày 23-9-2021, …</c>.</summary>
    [GeneratedRegex(@"^(?:(?:Vào|Trong)\s+)?(?:(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm)\s+(?:nay\s*,?\s*)?\(?(?<date>(?:ngày\s+)?" + DayAndMonth + @")|(?<date>[Nn]gày\s+" + DayAndMonth + @"))(?![\d/])", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex StartsWithEvent();

    /// <summary><c>17/01/2022 - 19:09</c>, <c>Thứ Hai, ngày 17/1/2022, 19:09 (GMT+7)</c>.</summary>
    [GeneratedRegex(@"^(?:(?:Cập nhật|Đăng|Xuất bản)[^\d]{0,20})?(?:(?:Thứ\s+\p{L}+|Chủ\s+[Nn]hật)\s*,?\s*)?(?:[Nn]gày\s+)?(?<d>\d{1,2})[/\-.](?<m>\d{1,2})[/\-.](?<y>\d{4})(?:[\s,|–\-]*(?<h>\d{1,2})[:h](?<n>\d{2})(?::\d{2})?)?\s*(?:\(?GMT\s*\+\s*0?7\)?)?$", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex Published();

    /// <summary>
    /// How the heading of a paper goes on after its type: <c>số 23/2011/TT-BTC về …</c>. A headline asks, or says something of the paper: that it
    /// was awaited, brings, helps.
    /// </summary>
    [GeneratedRegex(@"^\s+số\s*:?\s*(?>[^\s,:(]{1,40})(?!\s*(?:được|bị|có|gây|khiến|là|sẽ|vẫn|đã|đang|chưa|không|cần|nên|giúp|mang|tạo|vừa|mới|làm|ra đời|sắp|còn|cho thấy|cho phép|nói)(?!\p{L}))[^?!]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Timeout)]
    public static partial Regex HeadingRest();

    /// <summary>The title of a part of a paper, which ends in the paper's own heading: <c>Điều 3. Giải thích từ ngữ - Luật số 10/2020/QH14 …</c>.</summary>
    [GeneratedRegex(@"^(?:Điều|Khoản|Điểm|Chương|Mục|Tiểu mục|Phần|Phụ lục)\s", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex PartTitle();

    /// <summary>The symbol and day behind a type: <c>số 23/2011/TT-BTC ngày 15 tháng 2 năm 2011</c>.</summary>
    [GeneratedRegex(@"\G(?:\s+[Ss](?:ố|Ố)\W{0,4}?)+\s*:?\s*(?:" + SymbolForm + @"|(?<symbol>\d{1,5}(?:\.\d{1,3})?/(?:19|20)\d\d/\p{Ll}{1,10}(?:-\p{Ll}{2,12}){1,5}))(?:,?\s*(?<date>ngày\s+" + DayForm + @"))?", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex SymbolAndDay();

    /// <summary><c>(CT) - </c> before the first sentence of a news item; without brackets where a time of day follows.</summary>
    [GeneratedRegex(@"^(?:\((?<paper>\p{Lu}[\p{L}.\s]{1,20})\)\s*[-–—]|(?<paper>\p{Lu}{2,8})\s[-–—]\s(?=(?:Sáng|Trưa|Chiều|Tối|Đêm|Ngày)\s(?:ngày\s)?\d))", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex Dateline();

    /// <summary><c>Tin, ảnh: AN BÌNH</c>, <c>Bài: AN BÌNH - Ảnh: THU HÀ</c>.</summary>
    [GeneratedRegex(@"^(?:Tin|Bài|Thực hiện)(?:\s*(?:,|và|-)\s*(?:ảnh|bài|clip|video))*\s*:\s*(?<author>\p{Lu}[\p{L}\s.,\-]{1,60}?)(?:\s*[-–;,]?\s*[Ảả]nh\s*:\s*[^:]{2,60})?$", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex Byline();

    /// <summary>Trích yếu of an official letter, below its symbol: <c>V/v trả lời kiến nghị</c>.</summary>
    [GeneratedRegex(@"^[""“]?[Vv]\s?/\s?[Vv]\s*:?\s*", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex Concerning();

    /// <summary>The first lines of a body, which are no longer the subject of the paper.</summary>
    [GeneratedRegex(@"^(?:(?:Ngày|(?:[-–+]\s*)?Căn cứ|Xét\s+(?:đề\s+nghị|thấy|[Tt]ờ\s+trình)|Kính gửi|Thực hiện|Sau khi|Sáng|Chiều)[\s:]|(?:Điều|Chương|Phần)\s+(?:\d|[IVX]+(?!\p{L})|thứ\s)|Số\s*:|\d{1,2}[.)]\s|[IVX]{1,4}[.)]\s|[-–=_.]{3,})", RegexOptions.CultureInvariant, Timeout)]
    public static partial Regex BodyStart();

    /// <summary>The match from <paramref name="start"/> on; null where there is none or the pattern takes too long.</summary>
    /// <param name="anyLength">For patterns that look no further than a few hundred characters.</param>
    public static Match? Try(Regex pattern, string line, int start = 0, bool anyLength = false)
    {
        try
        {
            return (anyLength || line.Length <= 2000) && pattern.Match(line, start) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>The day a match names; null where the calendar has none.</summary>
    public static DateOnly? Day(Match match)
    {
        int day = Number(match, "d"), month = Number(match, "m"), year = Number(match, "y");
        return year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    public static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int value) ? value : -1;
}
