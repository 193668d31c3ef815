using Search.Engine.Searching;

namespace Search.Engine.Tests.Understanding;

/// <summary>Marks that were left out, against a small invented set of documents.</summary>
public class RestorationTests
{
    private static readonly string[] Texts =
    [
        .. Enumerable.Repeat("Hội đồng nhân dân xã Hoa Mai khai mạc kỳ họp thứ năm", 8),
        .. Enumerable.Repeat("Hợp tác xã Hoa Mai ký hợp đồng bán lúa", 6),
        .. Enumerable.Repeat("Công ty cấp nước đóng bớt van, khách hàng nêu lý do", 6),
        .. Enumerable.Repeat("Lúa bán được một tỉ đồng, một tí thôi", 6),
    ];

    /// <summary>Documents write y; who types i may leave out marks as well.</summary>
    [Theory]
    [InlineData("ki họp", "kì họp")]
    [InlineData("kì hop", "kì họp")]
    [InlineData("kỳ hop", "kỳ họp")]
    [InlineData("ki hợp đồng", "kí hợp đồng")]
    [InlineData("nêu li do", "nêu lí do")]
    [InlineData("ki hop thu nam", "kì họp thứ năm")]
    public void The_other_of_i_and_y_bears_the_marks_of_the_documents(string typed, string understood)
    {
        using TestIndex index = TestIndex.Of(Texts);
        index.Search(typed).Query.Understood.ShouldBe(understood);
    }

    [Theory]
    [InlineData("công ti")]
    [InlineData("công ti cấp nước")]
    [InlineData("kì họp thứ năm")]
    [InlineData("lí do")]
    public void What_only_has_the_other_of_i_and_y_is_read_as_it_stands(string typed)
    {
        using TestIndex index = TestIndex.Of(Texts);
        SearchResult result = index.Search(typed);
        result.Query.Understood.ShouldBe(typed);
        result.Query.Rewrites.ShouldBeEmpty();
        result.DidYouMean.ShouldBeNull();
    }

    [Fact]
    public void A_restored_reading_puts_documents_in_either_spelling_first()
    {
        using TestIndex index = TestIndex.Of([.. Enumerable.Repeat("nhắc ký luật", 2), .. Enumerable.Repeat("nhắc kỷ luật", 8), .. Enumerable.Repeat("nhắc ký luật", 2)]);
        index.Ids("ki luat").Take(8).Order().ShouldBe(["d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9"]);
    }
}
