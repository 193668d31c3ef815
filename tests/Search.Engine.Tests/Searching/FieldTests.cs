using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Searching;

/// <summary>What is read out of papers, as fields of a query, filters and facets.</summary>
public class FieldTests
{
    private static readonly Document[] Papers =
    [
        new()
        {
            Id = "a", Text = "Họp về lúa", Type = "Thông báo", Recipients = ["Sở Nông nghiệp", "Lưu Văn phòng"], Cites = ["59-NQ/TW", "30/2020/NĐ-CP"],
            Attributes = new Dictionary<string, string>
            {
                ["organisations"] = "Thành ủy Hải Đông\nSở Y tế", ["urgency"] = "Hỏa tốc", ["secrecy"] = "Mật", ["superior"] = "Tỉnh ủy Hải Đông", ["people[0].title"] = "Bí thư",
            },
            People = ["Lê Văn Mẫu"],
        },
        new() { Id = "b", Text = "Thông báo họp báo của Sở Nông nghiệp, theo 59-NQ/TW", Type = "Quyết định" },
        new() { Id = "c", Text = "Quyết định của báo", Type = "Thông tư" },
    ];

    [Theory]
    [InlineData("recipient:\"sở nông nghiệp\"", "a")]
    [InlineData("nơi nhận:sở nông nghiệp", "a")]
    [InlineData("kính gửi: so nong nghiep", "a")]
    [InlineData("organisation:sở y tế", "a")]
    [InlineData("tổ chức:thành ủy", "a")]
    [InlineData("cites:59-NQ/TW", "a")]
    [InlineData("viện dẫn:59 nq/tw", "a")]
    [InlineData("viện dẫn:\"nghị quyết số 59-NQ/T.Ư\"", "a")]
    [InlineData("viện dẫn:nghị quyết số 59-NQ/TW", "a")]
    [InlineData("viện dẫn:nghị quyết số 59-NQ/TW lúa", "a")]
    [InlineData("viện dẫn:nghị quyết số 59-NQ/TW ngô", "")]
    [InlineData("cites:nghi dinh 30/2020/ND-CP", "a")]
    [InlineData("cites:59", "a")]
    [InlineData("cites:30/2020", "a")]
    [InlineData("cites:31/2020", "")]
    [InlineData("type:thông báo", "a")]
    [InlineData("type:thong bao hop", "a")]
    [InlineData("loại:thông báo OR loại:quyết định", "a b")]
    [InlineData("-loại:thông báo họp", "b")]
    [InlineData("loại:thông họp", "a")]
    [InlineData("loại:công văn báo", "")]
    public void A_query_names_them(string query, string found)
    {
        using TestIndex index = Filled();
        index.Ids(new SearchRequest { Text = query, Match = MatchMode.All }).Order().ShouldBe(found.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("cites:59-NQ/TW")]
    [InlineData("viện dẫn:nghị quyết số 59 - NQ/T.Ư")]
    [InlineData("title:họp viện dẫn:nghị quyết 59-NQ/TW")]
    public void The_passage_that_cites_is_shown_and_marked(string query)
    {
        using var index = new TestIndex();
        string before = string.Concat(Enumerable.Repeat("Các xã gieo sạ đúng lịch. ", 40));
        index.Put(new Document { Id = "a", Title = "Họp về 59-NQ/TW", Text = $"{before}\nCăn cứ Nghị quyết số 59-NQ/TƯ của Trung ương.", Cites = ["59-NQ/TW"] });
        Hit hit = index.Search(query).Hits.ShouldHaveSingleItem();
        Marked(hit.Snippets.ShouldHaveSingleItem().Passage).ShouldBe(["59-NQ/TƯ"]);
        Marked(hit.Title).ShouldBe(query.StartsWith("title", StringComparison.Ordinal) ? ["Họp", "59-NQ/TW"] : ["59-NQ/TW"]);

        static IEnumerable<string> Marked(MarkedText text) => text.Marks.Select(m => text.Text[m.Start..m.End]);
    }

    [Theory]
    [InlineData(FacetField.Recipient, "so nong nghiep", "Lưu Văn phòng, Sở Nông nghiệp")]
    [InlineData(FacetField.Organisation, "Sở Y tế", "Sở Y tế, Thành ủy Hải Đông")]
    [InlineData(FacetField.Cites, "59-nq/tw", "30/2020/NĐ-CP, 59-NQ/TW")]
    [InlineData(FacetField.Urgency, "hỏa tốc", "Hỏa tốc")]
    [InlineData(FacetField.Secrecy, "mật", "Mật")]
    [InlineData(FacetField.Superior, "tỉnh ủy hải đông", "Tỉnh ủy Hải Đông")]
    [InlineData(FacetField.Person, "lê văn mẫu", "Lê Văn Mẫu")]
    public void They_filter_and_are_counted(FacetField field, string value, string counted)
    {
        using TestIndex index = Filled();
        SearchResult result = index.Search(new SearchRequest { Filters = new Dictionary<FacetField, IReadOnlyList<string>> { [field] = [value] }, Facets = [field] });
        result.Hits.Select(h => h.Id).ShouldBe(["a"]);
        result.Facets[field].Select(v => v.Value).Order(StringComparer.Ordinal).ShouldBe(counted.Split(", "));
    }

    private static TestIndex Filled()
    {
        var index = new TestIndex();
        index.Put(Papers);
        return index;
    }
}
