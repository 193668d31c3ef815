using System.Globalization;
using Indexer.Languages;
using Search.Engine.Searching;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>The words of the pages in one language. Immutable.</summary>
public sealed class PageTexts
{
    private static readonly PageTexts Vietnamese = new(Language.Vietnamese);
    private static readonly PageTexts English = new(Language.English);

    private readonly Language language;

    private PageTexts(Language language) => this.language = language;

    /// <summary>The words of a language.</summary>
    public static PageTexts In(Language language) => language == Language.English ? English : Vietnamese;

    public Language Language => language;
    public string Tag => Say("vi", "en");
    public string Tagline => Say("Tìm trong thông báo, văn bản và tin tức", "Search notices, documents and news");
    public string SkipToResults => Say("Đến kết quả", "Skip to results");
    public string SkipToText => Say("Đến văn bản", "Skip to the document");
    public string SearchLabel => Say("Từ cần tìm", "Search words");
    public string SearchButton => Say("Tìm", "Search");
    public string Placeholder => Say("Ví dụ: thành ủy, nghị quyết 59, can tho", "E.g. thành ủy, nghị quyết 59, can tho");
    public string Hint => Say(
        "Gõ có dấu, không dấu, Telex hay VNI đều được. Đặt cụm từ trong “ngoặc kép”, thêm -từ để bỏ một từ.",
        "Type with or without accents, Telex or VNI. Put a phrase in “quotes”, add -word to leave a word out.");
    public string Newest => Say("Mới nhất", "Newest");
    public string Results => Say("Kết quả", "Results");
    public string ResultsOf => Say("Kết quả tìm:", "Results for:");
    public string Filters => Say("Bộ lọc", "Filters");
    public string CloseFilters => Say("Đóng bộ lọc", "Close filters");
    public string ClearFilters => Say("Bỏ hết bộ lọc", "Clear all filters");
    public string ActiveFilters => Say("Đang lọc", "Active filters");
    public string RemoveFilter => Say("Bỏ lọc", "Remove filter");
    public string More => Say("Thêm", "More");
    public string Date => Say("Ngày", "Date");
    public string From => Say("Từ ngày", "From");
    public string To => Say("Đến ngày", "To");
    public string ThisMonth => Say("Tháng này", "This month");
    public string LastMonth => Say("Tháng trước", "Last month");
    public string ThisQuarter => Say("Quý này", "This quarter");
    public string LastQuarter => Say("Quý trước", "Last quarter");
    public string ThisYear => Say("Năm nay", "This year");
    public string LastYear => Say("Năm trước", "Last year");
    public string Apply => Say("Áp dụng", "Apply");
    public string Sort => Say("Thứ tự", "Order");
    public string Pages => Say("Các trang kết quả", "Result pages");
    public string Previous => Say("Trang trước", "Previous");
    public string Next => Say("Trang sau", "Next");
    public string Page => Say("Trang", "Page");
    public string Untitled => Say("(Không có tiêu đề)", "(Untitled)");
    public string Understood => Say("Đã hiểu là", "Understood as");
    public string AlsoSearched => Say("Cũng tìm:", "Also searched:");
    public string ExactlyAsTyped => Say("Tìm đúng như đã gõ", "Search exactly what was typed");
    public string AsTypedNow => Say("Đang tìm đúng như đã gõ.", "Searching exactly what was typed.");
    public string LetUnderstand => Say("Để máy tự hiểu", "Let the service understand it");
    public string DidYouMean => Say("Có phải bạn muốn tìm:", "Did you mean:");
    public string Relaxed => Say(
        "Ít văn bản có đủ mọi từ, nên ở sau có thêm những văn bản thiếu một vài từ.",
        "Few documents have all the words, so some that lack a few follow.");
    public string TakesMost => Say(
        "Câu tìm dài, nên có cả những văn bản thiếu một số từ.",
        "A long question: documents that lack some of the words are listed too.");
    public string OnlyAllWords => Say("Chỉ lấy văn bản có đủ từ", "Only those with every word");
    public string NoneTitle => Say("Không tìm thấy văn bản nào", "Nothing found");
    public string NoneAdvice => Say(
        "Hãy thử ít từ hơn, từ khác gần nghĩa, hoặc bỏ bớt bộ lọc.", "Try fewer words, other words, or fewer filters.");
    public string AnyWord => Say("Tìm văn bản có ít nhất một từ", "Find documents with any of the words");
    public string EmptyTitle => Say("Chưa có văn bản nào", "There are no documents yet");
    public string EmptyAdvice => Say(
        "Kho còn trống. Văn bản sẽ hiện ra ở đây ít giây sau khi được đưa vào.", "The store is empty. Documents appear here seconds after they are added.");
    public string BadTitle => Say("Chưa tìm được", "This search cannot be done");
    public string BackToSearch => Say("Về trang tìm kiếm", "Back to search");
    public string BackToResults => Say("Về kết quả", "Back to results");
    public string Original => Say("Bản gốc", "Original");
    public string FirstMark => Say("Đến chỗ khớp đầu tiên", "Go to the first match");
    public string NextMark => Say("Chỗ khớp sau", "Next match");
    public string PreviousMark => Say("Chỗ khớp trước", "Previous match");
    public string NoMarks => Say("Không có chỗ khớp trong phần thân.", "No matches in the body.");
    public string MarksInItems => Say("Chỗ khớp ở:", "Matches in:");
    public string Truncated => Say("Văn bản bị cắt giữa chừng", "The text breaks off");
    public string TruncatedAsGiven => Say("Nguồn chỉ cung cấp đến đây: văn bản bị cắt giữa câu.", "The source gave no more: the text breaks off in a sentence.");
    public string Details => Say("Thông tin", "Details");
    public string ReadFromText => Say("đọc từ văn bản", "read from the text");
    public string Footer => Say("Mọi văn bản hiển thị nguyên văn như nguồn.", "All documents are shown as their source has them.");
    public string ApiDocs => Say("API cho người lập trình", "API for developers");
    public string OtherLanguage => Say("English", "Tiếng Việt");
    public string OtherTag => Say("en", "vi");
    public string Similar => Say("Văn bản tương tự", "Similar documents");
    public string Offline => Say("Máy của bạn đang mất mạng. Kết quả cũ vẫn ở dưới.", "You are offline. The earlier results are still below.");
    public string Retry => Say("Thử lại", "Try again");
    public string Slow => Say("Đang tìm …", "Searching …");
    public string Failed => Say("Không kết nối được với máy chủ. Hãy thử lại.", "The server cannot be reached. Try again.");

    public string GroupSeries => Say("Gộp văn bản cùng loạt", "Group series");
    public string SameSeries => Say("Cùng loạt với một văn bản", "Of one series");
    public string CitedBy => Say("Được viện dẫn bởi", "Cited by");
    public string AllCiting => Say("Tất cả", "All");

    public string MoreOfSeries(int count) => language == Language.English
        ? count == 1 ? "and 1 more of its series" : $"and {Number(count)} more of its series"
        : $"và {Number(count)} văn bản cùng loạt";

    public string Count(long total) => language == Language.English
        ? total == 1 ? "1 document" : $"{Number(total)} documents"
        : $"{Number(total)} văn bản";

    public string CountGroups(long total) => language == Language.English
        ? total == 1 ? "1 result, series grouped" : $"{Number(total)} results, series grouped"
        : $"{Number(total)} kết quả, đã gộp theo loạt";

    public string Took(TimeSpan took)
    {
        string milliseconds = took.TotalMilliseconds < 10
            ? took.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)
            : took.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        return Say(milliseconds.Replace('.', ','), milliseconds) + " ms";
    }

    public string Matches(int count) => language == Language.English
        ? count == 1 ? "1 match" : $"{Number(count)} matches"
        : $"{Number(count)} chỗ khớp";

    /// <summary>An item by its number; an article says itself what it is.</summary>
    public string Item(string number) => char.IsLetter(number[0]) && number.Contains(' ', StringComparison.Ordinal) ? number : Say($"Mục {number}", $"Item {number}");

    /// <summary>Thousands with the sign of the language.</summary>
    public string Number(long number)
    {
        string written = number.ToString("N0", CultureInfo.InvariantCulture);
        return language == Language.English ? written : written.Replace(',', '.');
    }

    public string Name(SortOrder order) => order switch
    {
        SortOrder.Relevance => Say("Liên quan nhất", "Best match"),
        SortOrder.Newest => Say("Mới nhất", "Newest"),
        _ => Say("Cũ nhất", "Oldest"),
    };

    public string Name(FacetField field) => field switch
    {
        FacetField.Kind => Say("Dạng", "Kind"),
        FacetField.Type => Say("Loại văn bản", "Type"),
        FacetField.Issuer => Say("Cơ quan ban hành", "Issuer"),
        FacetField.Signer => Say("Người ký", "Signer"),
        FacetField.Person => Say("Nhân vật", "Person"),
        FacetField.Place => Say("Địa danh", "Place"),
        FacetField.Author => Say("Tác giả", "Author"),
        FacetField.Source => Say("Nguồn", "Source"),
        FacetField.Symbol => Say("Số, ký hiệu", "Symbol"),
        FacetField.Recipient => Say("Nơi nhận", "Recipient"),
        FacetField.Organisation => Say("Tổ chức", "Organisation"),
        FacetField.Cites => Say("Viện dẫn", "Cites"),
        FacetField.Urgency => Say("Độ khẩn", "Urgency"),
        FacetField.Secrecy => Say("Độ mật", "Secrecy"),
        FacetField.Superior => Say("Cơ quan cấp trên", "Superior"),
        _ => Say("Năm", "Year"),
    };

    /// <summary>A parameter as the page calls what it stands for.</summary>
    public string Parameter(string name) => name switch
    {
        "q" => Say("Câu tìm", "Search words"),
        "from" => From,
        "to" => To,
        "page" or "after" => Page,
        "size" => Say("Số kết quả mỗi trang", "Results of a page"),
        "sort" => Sort,
        "collapse" => GroupSeries,
        "series" => SameSeries,
        _ => SearchParameters.Filters.Where(filter => filter.Name == name).Select(filter => Name(filter.Field)).FirstOrDefault(name),
    };

    /// <summary>A filter's value as people read it.</summary>
    public string Value(FacetField field, string value) => field != FacetField.Kind ? value : value switch
    {
        "notice" => Say("Văn bản", "Notice"),
        "news" => Say("Tin bài", "News"),
        _ => value,
    };

    public string Say(string vietnamese, string english) => language == Language.English ? english : vietnamese;

    /// <summary>A day as Vietnamese readers write it.</summary>
    public static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day as machines write it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
