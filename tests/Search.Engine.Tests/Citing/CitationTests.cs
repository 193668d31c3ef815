using Search.Documents;
using Search.Engine.Citing;

namespace Search.Engine.Tests.Citing;

public class CitationTests
{
    private static readonly IReadOnlySet<string> Public = new HashSet<string> { "public" };

    [Theory]
    [InlineData("59-NQ/TW", "59-NQ/TW", true)]
    [InlineData("59-NQ/TW", "59 - NQ/TƯ", true)]
    [InlineData("59-NQ/TW", "059/NQ-TW", true)]
    [InlineData("30/2020/NĐ-CP", "30/2020/ND-CP", true)]
    [InlineData("59-NQ/TW", "59-KL/TW", false)]
    [InlineData("59-NQ/TW", "59-NQ/TU", false)]
    [InlineData("30/2020/NĐ-CP", "30/2019/NĐ-CP", false)]
    [InlineData("59-NQ/TW", "159-NQ/TW", false)]
    [InlineData("59-NQ/TW", "Nghị quyết số 59", true)] // The only resolution 59 that these documents know.
    [InlineData("59-NQ/TW", "Kết luận số 59", false)]
    [InlineData("30/2020/NĐ-CP", "30/NĐ-CP", true)]
    [InlineData("30/2020/NĐ-CP", "Nghị định số 30", true)]
    [InlineData("30/NĐ-CP", "30/2021/NĐ-CP", true)] // It is of that year.
    [InlineData("30/NĐ-CP", "30/2020/NĐ-CP", false)]
    [InlineData("45/2019/QH14", "Luật số 45/2019/QH14", true)]
    public void A_symbol_cites_the_document_that_it_names(string symbol, string cited, bool names)
    {
        using var index = new TestIndex();
        var bearer = new Document { Id = "bears", Text = "Nội dung", Symbol = symbol, IssuedOn = new DateOnly(2021, 5, 4) };
        var citing = new Document { Id = "cites", Title = "Thực hiện", Text = "Căn cứ", Cites = ["1/QĐ-UBND", cited] };
        index.Put(bearer, citing);
        CitedBy(index, bearer).ShouldBe(names ? ["cites"] : []);
        Citations(index, citing).Citations.Select(c => (c.Symbol, c.Document.Id)).ShouldBe(names ? [(cited, "bears")] : []);
    }

    [Theory]
    [InlineData("59-NQ/HU", null)]
    [InlineData("1-QĐ/TU", "59-NQ/HU")]
    public void A_short_symbol_that_could_mean_two_means_neither(string borne, string? alsoCited)
    {
        using var index = new TestIndex();
        var bearer = new Document { Id = "bears", Text = "Nội dung", Symbol = "59-NQ/TW" };
        var citing = new Document { Id = "cites", Text = "Căn cứ", Cites = ["Nghị quyết số 59"] };
        index.Put(bearer, citing);
        CitedBy(index, bearer).ShouldBe(["cites"]);
        index.Put(new Document { Id = "other", Text = "Nội dung", Symbol = borne, Cites = alsoCited is null ? [] : [alsoCited] });
        CitedBy(index, bearer).ShouldBeEmpty();
        Citations(index, citing).Citations.ShouldBeEmpty();
    }

    [Fact]
    public void Of_several_of_one_symbol_the_one_is_cited_whose_day_is_named()
    {
        using var index = new TestIndex();
        Document[] bearers = [.. new[] { 2020, 2021 }.Select(year => new Document { Id = $"qd-{year}", Text = "Nội dung", Symbol = "155/QĐ-UBND", IssuedOn = new DateOnly(year, 3, 2) })];
        var dated = new Document { Id = "dated", Text = "Căn cứ Quyết định số 155/QĐ-UBND ngày 02/3/2021", Cites = ["155/QĐ-UBND"] };
        var undated = new Document { Id = "undated", Text = "Căn cứ Quyết định số 155/QĐ-UBND", Cites = ["155/QĐ-UBND"] };
        index.Put([.. bearers, dated, undated]);
        CitedBy(index, bearers[0]).ShouldBeEmpty();
        CitedBy(index, bearers[1]).ShouldBe(["dated"]);
        Citations(index, dated).Citations.Single().Document.Id.ShouldBe("qd-2021");
        Citations(index, undated).Citations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    [InlineData(499)]
    public void Among_hundreds_of_one_symbol_the_one_is_cited_whose_day_is_named(int which)
    {
        using var index = new TestIndex();
        Document[] bearers = [.. Enumerable.Range(0, 500).Select(i => new Document { Id = $"qd-{i}", Text = "Nội dung", Symbol = "155/QĐ-UBND", IssuedOn = new DateOnly(2000, 1, 1).AddDays(i * 15) })];
        DateOnly day = bearers[which].IssuedOn!.Value;
        var dated = new Document { Id = "dated", Text = $"Căn cứ Quyết định số 155/QĐ-UBND ngày {day.Day}/{day.Month}/{day.Year}", Cites = ["155/QĐ-UBND"] };
        var undated = new Document { Id = "undated", Text = "Căn cứ Quyết định số 155/QĐ-UBND", Cites = ["155/QĐ-UBND"] };
        index.Put([.. bearers, dated, undated]);
        CitedBy(index, bearers[which]).ShouldBe(["dated"]);
        CitedBy(index, bearers[which == 0 ? 1 : which - 1]).ShouldBeEmpty();
        Citations(index, dated).Citations.ShouldHaveSingleItem().Document.Id.ShouldBe($"qd-{which}");
        Citations(index, undated).Citations.ShouldBeEmpty();
    }

    [Fact]
    public void Of_very_many_citations_the_first_are_looked_up()
    {
        using var index = new TestIndex();
        Document[] bearers = [.. new[] { 1, 200, 201, 30_000 }.Select(i => new Document { Id = $"d{i}", Text = "Nội dung", Symbol = $"{i}/QĐ-BTC" })];
        var citing = new Document { Id = "cites", Text = "Căn cứ", Cites = [.. Enumerable.Range(1, 30_000).Select(i => $"{i}/QĐ-BTC")] };
        index.Put([.. bearers, citing]);
        Citations(index, citing).Citations.Select(c => c.Document.Id).ShouldBe(["d1", "d200"]);
    }

    [Fact]
    public void Newest_come_first_no_more_than_asked_for_and_none_that_is_not_for_the_caller()
    {
        using var index = new TestIndex();
        var bearer = new Document { Id = "bears", Text = "Nội dung", Symbol = "59-NQ/TW", Cites = ["59-NQ/TW"] };
        index.Put([bearer, .. Enumerable.Range(1, 9).Select(i => new Document
        {
            Id = $"d{i}", Text = "Căn cứ", Cites = ["59-NQ/TW"], IssuedOn = new DateOnly(2021, 10 - i, 1), Audience = i == 2 ? ["noi-bo"] : ["public"],
        })]);
        index.Delete("d4");
        DocumentCitations found = Citations(index, bearer, most: 3);
        found.CitedBy.Select(d => d.Id).ShouldBe(["d1", "d3", "d5"]);
        found.CitedByTotal.ShouldBe(7);
    }

    [Fact]
    public void Nothing_is_known_of_a_document_that_is_not_in_the_index()
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "cites", Text = "Căn cứ", Cites = ["59-NQ/TW"] });
        CitedBy(index, new Document { Id = "bears", Text = "Nội dung", Symbol = "59-NQ/TW" }).ShouldBeEmpty();
    }

    private static string[] CitedBy(TestIndex index, Document document) => [.. Citations(index, document).CitedBy.Select(d => d.Id)];

    private static DocumentCitations Citations(TestIndex index, Document document, int most = 50) =>
        index.Index.Citations(document, most, Public, TestContext.Current.CancellationToken);
}
