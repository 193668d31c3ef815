using CsCheck;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Searching;

public class FacetTests
{
    private static readonly string[] Issuers = ["Thành ủy", "THÀNH UỶ", "UBND tỉnh", "Bộ Y tế"];

    [Fact]
    public void Counts_leave_their_own_filter_out_and_agree_with_counting_by_hand() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[2019, 2022], Gen.Bool).Array[1, 30].Sample(drawn =>
        {
            using var index = new TestIndex();
            Document[] documents = [.. drawn.Select((d, i) => new Document
            {
                Id = $"d{i}", Text = "thông báo", Issuer = Issuers[d.Item1], IssuedOn = new DateOnly(d.Item2, 3, 1), Kind = d.Item3 ? DocumentKind.News : DocumentKind.Notice,
            })];
            index.Put(documents);
            SearchResult result = index.Search(new SearchRequest
            {
                Text = "thông báo",
                Filters = new Dictionary<FacetField, IReadOnlyList<string>> { [FacetField.Issuer] = ["thanh uy"], [FacetField.Year] = ["2020", "2021"] },
                Facets = [FacetField.Issuer, FacetField.Year, FacetField.Kind],
                Size = 100,
            });
            bool Issued(Document d) => d.Issuer is "Thành ủy" or "THÀNH UỶ";
            bool Dated(Document d) => d.IssuedOn!.Value.Year is 2020 or 2021;
            result.Total.ShouldBe(documents.Count(d => Issued(d) && Dated(d)));
            result.Facets[FacetField.Kind].Sum(v => v.Count).ShouldBe(result.Total);
            result.Facets[FacetField.Year].Sum(v => v.Count).ShouldBe(documents.Count(Issued));
            result.Facets[FacetField.Issuer].Sum(v => v.Count).ShouldBe(documents.Count(Dated));
            result.Facets[FacetField.Issuer].Count(v => v.Value is "Thành ủy" or "THÀNH UỶ").ShouldBeLessThanOrEqualTo(1);
        }, iter: 40);

    [Fact]
    public void Beside_a_relaxed_list_another_value_counts_what_choosing_it_would_list()
    {
        using var index = new TestIndex();
        index.Put([
            .. Enumerable.Range(0, 10).Select(i => new Document { Id = $"tin-{i}", Text = "giá xăng tăng", Kind = DocumentKind.News }),
            .. Enumerable.Range(0, 5).Select(i => new Document { Id = $"khac-{i}", Text = "giá vàng", Kind = DocumentKind.News }),
            new Document { Id = "tb-1", Text = "giá xăng", Kind = DocumentKind.Notice },
            new Document { Id = "tb-2", Text = "xăng sinh học", Kind = DocumentKind.Notice },
        ]);
        SearchResult notices = Of(DocumentKind.Notice);
        notices.Query.Relaxed.ShouldBeTrue();
        notices.Facets[FacetField.Kind].Single(v => v.Value == "notice").Count.ShouldBe(notices.Total);
        notices.Facets[FacetField.Kind].Single(v => v.Value == "news").Count.ShouldBe(Of(DocumentKind.News).Total);

        SearchResult Of(DocumentKind kind) => index.Search(new SearchRequest
        {
            Text = "giá xăng",
            Filters = new Dictionary<FacetField, IReadOnlyList<string>> { [FacetField.Kind] = [kind == DocumentKind.News ? "news" : "notice"] },
            Facets = [FacetField.Kind],
        });
    }

    [Fact]
    public void A_document_counts_once_for_a_value_that_it_has_in_several_spellings()
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "a", Text = "thông báo", Places = ["Bến Tre", "Bến tre", "BEN TRE"] }, new Document { Id = "b", Text = "thông báo", Places = ["Bến Tre"] });
        FacetValue value = index.Search(new SearchRequest { Text = "thông báo", Facets = [FacetField.Place] }).Facets[FacetField.Place].ShouldHaveSingleItem();
        (value.Value, value.Count).ShouldBe(("Bến Tre", 2));
    }

    [Fact]
    public void Values_are_shown_as_most_write_them_but_not_in_capitals()
    {
        using var index = new TestIndex();
        string[] issuers = ["THÀNH ỦY", "THÀNH ỦY", "Thành ủy", "Thành uỷ", "Thành uỷ", "SỞ Y TẾ", "SỞ Y TẾ"];
        index.Put([.. issuers.Select((issuer, i) => new Document { Id = $"d{i}", Text = "tin", Issuer = issuer })]);
        SearchResult result = index.Search(new SearchRequest { Text = "tin", Facets = [FacetField.Issuer] });
        result.Facets[FacetField.Issuer].Select(v => (v.Value, v.Count)).ShouldBe([("Thành uỷ", 5), ("SỞ Y TẾ", 2)]);
    }

    [Fact]
    public void Dates_filter_inclusively_and_leave_undated_documents_out()
    {
        using var index = new TestIndex();
        index.Put(
            new Document { Id = "a", Text = "tin", IssuedOn = new DateOnly(2021, 6, 1) },
            new Document { Id = "b", Text = "tin", PublishedAt = new DateTimeOffset(2021, 6, 30, 23, 30, 0, TimeSpan.FromHours(7)) },
            new Document { Id = "c", Text = "tin", IssuedOn = new DateOnly(2021, 7, 1) },
            new Document { Id = "d", Text = "tin" });
        index.Ids(new SearchRequest { Text = "tin", From = new DateOnly(2021, 6, 1), To = new DateOnly(2021, 6, 30) }).Order().ShouldBe(["a", "b"]);
    }
}
