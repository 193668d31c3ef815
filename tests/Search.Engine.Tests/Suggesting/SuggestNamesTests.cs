using Search.Documents;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>Names of people and places that were read wrongly out of texts are not offered.</summary>
public class SuggestNamesTests
{
    private static readonly Document[] Papers =
    [
        .. Enumerable.Range(1, 3).Select(i => new Document { Id = $"d{i}", Text = "x", Places = ["Vĩnh Khánh", "Thủ", "Thủ Đông"], People = ["Mai Thành", "Thanh"], Author = "TTXVN" }),
        new() { Id = "nhầm", Text = "x", Places = ["Vĩnh Khánh Tổng", "Khu A"], People = ["Mai Văn H", "Mai Như Ý", "Mai Thành Tài"], Type = "Luật" },
        new() { Id = "xa", Text = "x", Places = ["Singapore", "Vĩnh Lộc"] },
    ];

    [Theory]
    [InlineData("thu", new[] { "Thủ Đông" })]
    [InlineData("than", new string[0])]
    [InlineData("sing", new[] { "Singapore" })]
    [InlineData("ttx", new[] { "TTXVN" })]
    [InlineData("lu", new[] { "Luật" })]
    public void A_single_syllable_is_no_name(string typed, string[] offered)
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Texts(index, typed).ShouldBe(offered);
    }

    [Theory]
    [InlineData("vĩnh", new[] { "Vĩnh Khánh", "Vĩnh Lộc" })]
    [InlineData("vinh khanh", new[] { "Vĩnh Khánh" })]
    [InlineData("vĩnh khánh", new string[0])]
    [InlineData("mai t", new[] { "Mai Thành" })]
    public void A_name_of_one_document_that_goes_on_behind_one_of_several_is_not_offered(string typed, string[] offered)
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Texts(index, typed).ShouldBe(offered);
    }

    [Theory]
    [InlineData("mai v", new string[0])]
    [InlineData("mai nh", new[] { "Mai Như Ý" })]
    [InlineData("khu", new[] { "Khu A" })]
    public void A_letter_for_a_name_withheld_is_no_name(string typed, string[] offered)
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Texts(index, typed).ShouldBe(offered);
    }

    private static string[] Texts(TestIndex index, string typed) =>
        [.. index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken).Select(s => s.Text.Text)];
}
