using Search.Engine.Searching;

namespace Search.Engine.Tests.Understanding;

/// <summary>Codes, abbreviations and foreign words that are keys of an input method too are searched as they are typed where documents have them.</summary>
public class CodeTests
{
    private static readonly string[] Texts =
    [
        .. Enumerable.Range(0, 12).Select(i => $"Đội U23 phường {i} tập, teen mặc áo cỡ max, chị Ủ rũ tên là môn"),
        .. Enumerable.Range(0, 300).Select(i => $"tên của tổ {i} là mã số ủ tư vấn từ đầu tư"),
        .. Enumerable.Range(0, 12).Select(i => $"Quyết định của TW về lãi suất tiết kiệm kỳ {i}"),
        .. Enumerable.Range(0, 12).Select(i => $"Người lại xuất hiện ở bến {i}"),
        "Số tiền lãi của năm",
    ];

    private static readonly TestIndex Index = TestIndex.Of(Texts);

    [Theory]
    [InlineData("U23")]
    [InlineData("teen")]
    [InlineData("max")]
    [InlineData("TW")]
    public void What_documents_have_is_no_key(string typed)
    {
        SearchResult result = Index.Search(typed);
        result.Query.Understood.ShouldBe(typed);
        result.Query.Rewrites.ShouldNotContain(r => r.Kind == "telex" || r.Kind == "vni");
        result.Total.ShouldBeInRange(12, 13);
    }

    [Fact]
    public void Of_two_doubtful_words_the_one_is_corrected_that_explains_the_other() =>
        Index.Search("lãi xuất tiết kiệm").Query.Understood.ShouldBe("lãi suất tiết kiệm");
}
