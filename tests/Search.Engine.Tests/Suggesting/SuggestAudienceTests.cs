using Search.Documents;
using Search.Engine.Searching;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>What a caller may not read is never offered, letter by letter or otherwise, and changes neither what is offered nor its order.</summary>
public class SuggestAudienceTests
{
    private static readonly Document[] Open =
    [
        new() { Id = "a", Kind = DocumentKind.Notice, Title = "Thông báo họp chi bộ", Text = "Chi bộ họp về đê bao vườn dừa.", Symbol = "12-TB/CB", Issuer = "Chi bộ Hai" },
        new() { Id = "b", Title = "Thông báo họp chi hội", Text = "Chi hội họp về đê bao vườn dừa.", People = ["Trần Văn Đậu"] },
        new() { Id = "c", Kind = DocumentKind.News, Title = "Kế hoạch trồng dừa", Text = "Kế hoạch trồng dừa trên đê bao.", Places = ["Thủy Đông"] },
    ];

    private static readonly Document[] Closed =
    [
        .. Enumerable.Range(0, 40).Select(i => new Document
        {
            Id = $"x{i}", Kind = i % 2 == 0 ? DocumentKind.Notice : DocumentKind.News, Title = $"Kỷ luật đồng chí Mai Thị Quýt lần {i}", Text = "Vườn dừa bị kê biên; kỷ luật đồng chí Mai Thị Quýt; thông báo họp kín.",
            Symbol = $"{900 + i}-QĐ/KL", Issuer = "Ủy ban Kiểm tra kín", People = ["Mai Thị Quýt"], Places = ["Xẻo Bần"], Audience = ["kiem-tra"],
        }),
    ];

    private static readonly string[] Words =
    [
        "kỷ luật đồng chí mai", "mai thị quýt", "9", "90", "901-QĐ/KL", "ủy ban kiểm tra", "xẻo bần", "họp kín", "bị kê biên", "thông báo họp", "kế hoạch", "vườn dừa", "12-TB", "trần văn", "thủy đông",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("notice")]
    [InlineData("news")]
    public void Letter_by_letter_restricted_documents_neither_show_nor_change_the_order(string? kind)
    {
        Dictionary<FacetField, IReadOnlyList<string>> scope = kind is null ? [] : new() { [FacetField.Kind] = [kind] };
        using var alone = new TestIndex();
        alone.Put(Open);
        using var beside = new TestIndex();
        beside.Put([.. Open, .. Closed]);
        int offered = 0;
        foreach (string typed in Words.SelectMany(word => Enumerable.Range(1, word.Length).Select(length => word[..length])))
        {
            var request = new SuggestRequest { Text = typed, Size = 20, Filters = scope };
            string[] expected = Texts(alone, request);
            Texts(beside, request).ShouldBe(expected, typed);
            offered += expected.Length;
        }

        offered.ShouldBeGreaterThan(kind is null ? 60 : 10);
    }

    [Theory]
    [InlineData("mai th", "Mai Thị Quýt")]
    [InlineData("ủy ban k", "Ủy ban Kiểm tra kín")]
    [InlineData("xeo", "Xẻo Bần")]
    [InlineData("901", "901-QĐ/KL")]
    public void Its_own_audience_is_offered_it(string typed, string text)
    {
        using var index = new TestIndex();
        index.Put([.. Open, .. Closed]);
        Texts(index, new SuggestRequest { Text = typed, Audiences = new HashSet<string> { "public", "kiem-tra" } }).ShouldContain(text);
    }

    [Fact]
    public void A_document_that_becomes_restricted_is_offered_no_more()
    {
        using var index = new TestIndex();
        index.Put(Open);
        index.Put(Open[1] with { Audience = ["kiem-tra"] });
        Texts(index, new SuggestRequest { Text = "tran v" }).ShouldBeEmpty();
        Texts(index, new SuggestRequest { Text = "thông báo họp chi" }).ShouldBe(["Thông báo họp chi bộ"]);
    }

    private static string[] Texts(TestIndex index, SuggestRequest request) => [.. index.Index.Suggest(request, TestContext.Current.CancellationToken).Select(s => s.Text.Text)];
}
