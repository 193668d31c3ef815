using Search.Documents;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>Symbols that documents cite are completed too: what people look for are mostly papers that others cite.</summary>
public class CitedSymbolsTests
{
    private static readonly Document[] Papers =
    [
        .. Enumerable.Range(1, 40).Select(i => new Document { Id = $"tin{i}", Title = $"Tàu cá vỏ thép {i}", Text = "Tin.", Cites = ["67/2014/NĐ-CP", "59-NQ/TW"] }),
        .. Enumerable.Range(1, 40).Select(i => new Document { Id = $"bai{i}", Title = $"Vườn xoài {i}", Text = "Tin.", Cites = [$"59/{1960 + i}/QĐ-UB"] }),
        new() { Id = "nq", Title = "Nghị quyết về hợp tác xã", Text = "Nội dung.", Symbol = "59/2023/NQ-HĐND" },
        new() { Id = "tb", Title = "Thông báo kín", Text = "Nội dung.", Symbol = "1-TB/K", Cites = ["67/2099/NĐ-K"], Audience = ["kín"] },
    ];

    [Theory]
    [InlineData("59 nq tw", "59-NQ/TW")]
    [InlineData("59-nq/t", "59-NQ/TW")]
    [InlineData("nq59", "59-NQ/TW")]
    [InlineData("59-nq/tw", "59-NQ/TW")]
    [InlineData("67/2014/nđ-cp", "67/2014/NĐ-CP")]
    [InlineData("nq 59", "59-NQ/TW")]
    [InlineData("nghị quyết 59", "59-NQ/TW")]
    [InlineData("nghi quyet so 59", "59-NQ/TW")]
    [InlineData("67/2014/nđ", "67/2014/NĐ-CP")]
    [InlineData("nghị định 67", "67/2014/NĐ-CP")]
    public void A_symbol_that_documents_only_cite_is_offered(string typed, string symbol)
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Texts(index, typed).ShouldContain(symbol);
    }

    [Fact]
    public void Those_that_documents_bear_come_first_however_often_others_are_cited()
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Texts(index, "59")[0].ShouldBe("59/2023/NQ-HĐND");
        Texts(index, "nghị quyết 59").ShouldBe(["59/2023/NQ-HĐND", "59-NQ/TW"]);
    }

    [Fact]
    public void What_is_cited_only_where_the_caller_may_not_read_is_not_offered()
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Texts(index, "67").ShouldBe(["67/2014/NĐ-CP"]);
        index.Delete([.. Enumerable.Range(1, 40).Select(i => $"tin{i}")]);
        Texts(index, "67").ShouldBeEmpty();
    }

    private static string[] Texts(TestIndex index, string typed) =>
        [.. index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken).Where(s => s.Id is null).Select(s => s.Text.Text)];
}
