using CsCheck;
using Search.Engine.Searching;
using Search.Engine.Understanding;

namespace Search.Engine.Tests.Understanding;

/// <summary>Slips of the fingers against a small invented set of documents.</summary>
public class SpellingTests
{
    private static readonly string[] Texts =
    [
        .. Enumerable.Repeat("Phòng khám thông báo lịch tiêm vắc xin phòng covid 19 cho người dân phường Hoa Mai", 6),
        .. Enumerable.Repeat("Nhà trường tổ chức hội thi đọc sách mùa hè cho học sinh", 6),
        .. Enumerable.Repeat("Kết quả hội thi XII", 6),
    ];

    [Theory]
    [InlineData("thonng bao lịch tiêm", "thonng", "thông")]
    [InlineData("nhà trươnng tổ chức", "trươnng", "trường")]
    [InlineData("nhà trưfờng tổ chức", "trưfờng", "trường")]
    [InlineData("phòng COID-19", "COID", "COVID")]
    [InlineData("người dân phưông Hoa Mai", "phưông", "phường")]
    [InlineData("nha truong to chcu", "chcu", "chức")]
    [InlineData("thonng bao lich tiem", "thonng", "thông")]
    public void A_slip_is_corrected_and_said(string typed, string from, string to)
    {
        using TestIndex index = TestIndex.Of(Texts);
        SearchResult result = index.Search(typed);
        result.Query.Rewrites.ShouldContain(r => r.Kind == "spelling" && r.From == from && r.To == to);
        result.Query.Understood.ShouldContain(to);
    }

    /// <summary>All words are common, so only that a common word never stands beside another tells the slip.</summary>
    [Theory]
    [InlineData("sử lý", "sử", "xử", "nhà máy xử lý nước thải", "mọi người sử dụng tiếng Việt", "ban quản lý chợ")]
    [InlineData("chạm y", "chạm", "trạm", "mẹ đến trạm y tế", "tàu va chạm nhẹ", "cô y tá trẻ")]
    [InlineData("nương thực", "nương", "lương", "kho lương thực đầy", "bà con làm nương rẫy", "hai bên thực hiện")]
    [InlineData("bàng giao", "bàng", "bàn", "họ bàn giao nhà mới", "lá bàng rụng nhiều", "luật giao thông")]
    public void A_common_word_is_corrected_where_it_never_stands(string typed, string from, string to, string meant, string first, string second)
    {
        using TestIndex index = TestIndex.Of(
        [
            .. Enumerable.Repeat(meant, 260), .. Enumerable.Repeat(first, 400), .. Enumerable.Repeat(second, 200), .. Enumerable.Repeat("hồ sen sau chùa", 140),
        ]);
        index.Search(typed).Query.Rewrites.ShouldContain(r => r.Kind == "spelling" && r.From == from && r.To == to);
    }

    [Theory]
    [InlineData("nhà trường tổ chức hội thi")]
    [InlineData("lịch tiêm vắc xin 45/QX-UB")]
    [InlineData("học sinh Brandenburg")]
    [InlineData("phòng khám ADH")]
    [InlineData("hội TSC nhà trường")]
    [InlineData("hội thi XIII")]
    public void What_needs_no_correction_passes_untouched(string typed)
    {
        using TestIndex index = TestIndex.Of(Texts);
        SearchResult result = index.Search(typed);
        result.Query.Understood.ShouldBe(typed);
        result.Query.Rewrites.ShouldBeEmpty();
    }

    [Fact]
    public void Any_text_is_corrected_only_to_words_the_documents_have()
    {
        using TestIndex index = TestIndex.Of(Texts);
        HashSet<string> words = [.. Texts.SelectMany(t => t.ToLowerInvariant().Split(' '))];

        // A query without marks is corrected without them.
        words.UnionWith([.. words.SelectMany(w => WordRun.Of(w).Words).Select(w => w.Folded)]);
        Gen.Char["aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ ờế19-"].Array[0, 60].Sample(letters =>
        {
            SearchResult result = index.Search(new string(letters));
            result.Query.Rewrites.Where(r => r.Kind == "spelling").ShouldAllBe(r => words.Contains(r.To.ToLowerInvariant()));
        }, iter: 150);
    }
}
