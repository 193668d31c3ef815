using Search.Documents;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>Which documents are offered, by their titles.</summary>
public class SuggestTitlesTests
{
    private static readonly Document[] Papers =
    [
        new() { Id = "a", Title = "Hội nghị ASEAN bàn về nước mặn", Text = "x", IssuedOn = new DateOnly(2023, 1, 1) },
        new() { Id = "b", Title = "Việt Nam và ASEAN", Text = "x", IssuedOn = new DateOnly(2023, 2, 1) },
        new() { Id = "c", Title = "Phố lại ngập vì mưa", Text = "x" },
        new() { Id = "d", Title = "Xe máy Lúa Mới giảm giá sau Tết", Text = "x", IssuedOn = new DateOnly(2023, 1, 1) },
        new() { Id = "e", Title = "Xe máy Lúa Mới giảm giá sau Tết", Text = "x", IssuedOn = new DateOnly(2023, 2, 1) },
        new() { Id = "g", Title = "Xe máy Lúa Mới tăng giá", Text = "x" },
    ];

    [Theory]
    [InlineData("asean", new[] { "b", "a" })]
    [InlineData("asea", new[] { "b", "a" })]
    [InlineData("ngập", new[] { "c" })]
    [InlineData("ngap", new[] { "c" })]
    [InlineData("ngắp", new[] { "c" })]
    [InlineData("mặn", new[] { "a" })]
    [InlineData("asean ", new[] { "b", "a" })]
    [InlineData("asea ", new string[0])]
    public void One_word_brings_titles_that_have_it_anywhere(string typed, string[] ids)
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Suggest(index, typed).Select(s => s.Id).ShouldBe(ids);
    }

    [Fact]
    public void A_title_is_offered_once()
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Suggested[] offered = Suggest(index, "xe may");
        offered.Select(s => s.Text.Text).ShouldBe(["Xe máy Lúa Mới", "Xe máy Lúa Mới giảm giá sau Tết", "Xe máy Lúa Mới tăng giá"], ignoreOrder: true);
        Suggest(index, "Xe máy Lúa Mới giảm giá sau Tết").Select(s => s.Id).ShouldBe(["e"]);
    }

    private static Suggested[] Suggest(TestIndex index, string typed) => [.. index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken)];
}
