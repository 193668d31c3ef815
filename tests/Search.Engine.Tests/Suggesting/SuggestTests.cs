using Search.Documents;
using Search.Engine.Searching;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>What is offered while one types.</summary>
public class SuggestTests
{
    private static readonly Document[] Papers =
    [
        new() { Id = "tb-1", Title = "Thông báo kết luận của Thường trực Thành ủy Vĩnh Khánh", Text = "Nội dung.", Symbol = "123-TB/TU", Type = "Thông báo", Issuer = "Ban Thường vụ Thành ủy", IssuedOn = new DateOnly(2023, 2, 1) },
        new() { Id = "tb-2", Title = "Thông báo kết luận về chuyển đổi số", Text = "Nội dung.", Symbol = "59-NQ/TW", Type = "Thông báo", Issuer = "Ban Thường vụ Thành ủy", IssuedOn = new DateOnly(2023, 3, 1) },
        new() { Id = "tin", Title = "Hồ Thành Nhân nói về trồng xoài", Text = "Nội dung.", People = ["Hồ Thành Nhân"], Places = ["Vĩnh Khánh"], PublishedAt = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) },
    ];

    [Theory]
    [InlineData("thông b", "Thông báo kết luận", "<Thông b>áo kết luận")]
    [InlineData("thong bao k", "Thông báo kết luận", "<Thông báo k>ết luận")]
    [InlineData("ban th", "Ban Thường vụ Thành ủy", "<Ban Th>ường vụ Thành ủy")]
    [InlineData("ban thươ", "Ban Thường vụ Thành ủy", "<Ban Thườ>ng vụ Thành ủy")]
    [InlineData("bann thuw", "Ban Thường vụ Thành ủy", null)]
    [InlineData("hoof th", "Hồ Thành Nhân", "<Hồ Th>ành Nhân")]
    [InlineData("ho62", "Hồ Thành Nhân", "<Hồ> Thành Nhân")]
    [InlineData("123-t", "123-TB/TU", "<123-T>B/TU")]
    [InlineData("59 nq", "59-NQ/TW", "<59-NQ>/TW")]
    [InlineData("vi\u0303nh kh", "Vĩnh Khánh", "<Vĩnh Kh>ánh")]
    public void A_beginning_brings_the_phrase(string typed, string text, string? marked)
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Suggested[] queries = [.. index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken).Where(s => s.Id is null)];
        if (marked is null)
        {
            queries.ShouldBeEmpty();
        }
        else
        {
            Marked(queries.Single(s => s.Text.Text == text).Text).ShouldBe(marked);
        }
    }

    private static string Marked(MarkedText text)
    {
        string marked = text.Text;
        foreach (Mark mark in text.Marks.Reverse())
        {
            marked = marked.Insert(mark.End, ">").Insert(mark.Start, "<");
        }

        return marked;
    }
}
