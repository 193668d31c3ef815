using Search.Documents;
using Search.Engine.Searching;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>What a box on a page of its own offers: only what its documents hold.</summary>
public class SuggestScopeTests
{
    private static readonly Document[] Papers =
    [
        new()
        {
            Id = "tb", Kind = DocumentKind.Notice, Title = "Thông báo họp chi bộ Đông", Text = "Chi bộ họp về vườn dừa sáp.", Symbol = "12-TB/CB", Type = "Thông báo",
            Issuer = "Chi bộ Đông", Source = "Cổng xã", IssuedOn = new DateOnly(2023, 1, 1),
        },
        new()
        {
            Id = "qd", Kind = DocumentKind.Notice, Title = "Quyết định thành lập tổ hợp tác", Text = "Tổ hợp tác lo vườn xoài cát.", Symbol = "12-QĐ/UB", Type = "Quyết định",
            Issuer = "Ủy ban nhân dân xã Đông", Source = "Cổng xã", IssuedOn = new DateOnly(2023, 2, 1),
        },
        .. Enumerable.Range(0, 40).Select(i => new Document
        {
            Id = $"tin{i}", Kind = DocumentKind.News, Title = $"Thông tin vườn cam sành mùa {i}", Text = "Thông báo họp báo; vườn cam sành được mùa.", Places = ["Thới Cam"], Source = "Báo tỉnh",
            PublishedAt = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
        }),
    ];

    [Theory]
    [InlineData("thong", new[] { "Thông báo", "Thông báo họp chi bộ Đông" })]
    [InlineData("12", new[] { "12-QĐ/UB", "12-TB/CB" })]
    [InlineData("vườn", new string[0])]
    [InlineData("vườn c", new string[0])]
    [InlineData("vuwowfn x", new[] { "vườn xoài" })]
    [InlineData("thới", new string[0])]
    [InlineData("ubnd x", new[] { "Ủy ban nhân dân xã Đông" })]
    public void Only_what_its_documents_hold_is_offered(string typed, string[] texts)
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Texts(index, typed, (FacetField.Kind, ["notice"])).ShouldBe(texts, ignoreOrder: true);
    }

    [Theory]
    [InlineData("thông", "vườn cam sành", new[] { "báo tỉnh" })]
    [InlineData("thông", "chi bộ", new[] { "Cổng Xã" })]
    public void A_value_is_compared_without_accents_or_case(string typed, string held, string[] sources)
    {
        using var index = new TestIndex();
        index.Put(Papers);
        string[] texts = Texts(index, typed, (FacetField.Source, sources));
        texts.ShouldBe(Texts(index, typed, (FacetField.Source, [sources[0].ToUpperInvariant().Replace('Á', 'A')])));
        texts.ShouldContain(text => text.Contains(held));
    }

    [Fact]
    public void Values_of_one_filter_are_alternatives_and_of_different_ones_conditions()
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Texts(index, "12", (FacetField.Issuer, ["Chi bộ Đông"])).ShouldBe(["12-TB/CB"]);
        Texts(index, "12", (FacetField.Issuer, ["Chi bộ Đông", "Ủy ban nhân dân xã Đông"])).ShouldBe(["12-QĐ/UB", "12-TB/CB"], ignoreOrder: true);
        Texts(index, "12", (FacetField.Issuer, ["Chi bộ Đông"]), (FacetField.Source, ["Báo tỉnh"])).ShouldBeEmpty();
        Texts(index, "12", (FacetField.Issuer, ["Không có"])).ShouldBeEmpty();
        Texts(index, "12", (FacetField.Issuer, [])).ShouldBe(["12-QĐ/UB", "12-TB/CB"], ignoreOrder: true);
    }

    [Fact]
    public void What_its_documents_have_most_comes_first_whatever_others_have()
    {
        using var index = new TestIndex();
        index.Put([.. Enumerable.Range(0, 30).Select(i => new Document { Id = $"d{i}", Text = "x", Places = [i % 10 == 0 ? "Tân An" : "Tân Hòa"], Source = i % 10 == 0 || i == 1 ? "Ít" : "Nhiều" })]);
        Texts(index, "tan").ShouldBe(["Tân Hòa", "Tân An"]);
        Texts(index, "tan", (FacetField.Source, ["Ít"])).ShouldBe(["Tân An", "Tân Hòa"]);
    }

    [Fact]
    public void A_few_documents_among_very_many_are_still_found()
    {
        // More documents begin so than are counted one by one, and those of the scope come last.
        using var index = new TestIndex();
        index.Put([.. Enumerable.Range(0, 5000).Select(i => new Document { Id = $"d{i}", Title = "Giấy mời", Text = "x", Source = "Nhiều" })]);
        index.Put(new Document { Id = "một", Title = "Giấy mời họp", Text = "x", Source = "Ít" }, new Document { Id = "hai", Title = "Giấy mời", Text = "x", Source = "Ít" });
        Texts(index, "giay", (FacetField.Source, ["Ít"])).ShouldBe(["Giấy mời", "Giấy mời họp"], ignoreOrder: true);
    }

    [Fact]
    public void What_left_the_scope_is_offered_no_more()
    {
        using var index = new TestIndex();
        index.Put(Papers);
        index.Put(Papers[0] with { Source = "Báo tỉnh" });
        Texts(index, "12", (FacetField.Source, ["Cổng xã"])).ShouldBe(["12-QĐ/UB"]);
        index.Delete("qd");
        Texts(index, "12", (FacetField.Source, ["Cổng xã"])).ShouldBeEmpty();
    }

    private static string[] Texts(TestIndex index, string typed, params (FacetField Field, string[] Values)[] filters) =>
        [.. index.Index.Suggest(new SuggestRequest { Text = typed, Filters = filters.ToDictionary(f => f.Field, f => (IReadOnlyList<string>)f.Values) }, TestContext.Current.CancellationToken).Select(s => s.Text.Text)];
}
