using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Snippets;

/// <summary>A date that was asked for is marked in whatever spelling it stands, and its words nowhere else.</summary>
public sealed class DateMarkTests
{
    [Theory]
    [InlineData("24/8/2021", "Họp ngày 24 tháng 8 năm 2021; năm nay có 24 ngày nghỉ, tháng 8 không có.", "24 tháng 8 năm 2021")]
    [InlineData("ngày 24 tháng 8 năm 2021", "Họp 24-8-2021; năm nay có 24 ngày nghỉ, tháng 8 không có.", "24-8-2021")]
    [InlineData("24/8/2021", "Sáng 24-8 họp giao ban với 24 xã.", "24-8")]
    [InlineData("tháng 8 năm 2021", "Họp 8/2021 và tháng 9 năm 2021.", "8/2021")]
    [InlineData("quý 3/2021", "Thu quý III năm 2021, chi quý 4 năm 2021.", "quý III năm 2021")]
    [InlineData("24/8/2021", "Lãnh đạo thăm 24 xã trong tháng 8.", "")]
    public void Where_a_date_stands(string query, string text, string marked)
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "d", Text = text, PublishedAt = new DateTimeOffset(2021, 8, 24, 9, 0, 0, TimeSpan.FromHours(7)) });
        MarkedText passage = index.Search(new SearchRequest { Text = query, Match = MatchMode.All }).Hits.ShouldHaveSingleItem().Snippets[0].Passage;
        string.Join('|', passage.Marks.Select(m => passage.Text[m.Start..m.End])).ShouldBe(marked);
    }
}
