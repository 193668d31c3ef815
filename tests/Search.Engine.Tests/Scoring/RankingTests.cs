using CsCheck;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Scoring;

public class RankingTests
{
    private static readonly string Filler = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"x{i}"));

    [Fact]
    public void Words_in_one_passage_come_before_the_same_words_far_apart()
    {
        using TestIndex index = TestIndex.Of($"{Filler} lúa gì đó chuột", $"lúa {Filler} gì đó chuột");
        index.Ids("chuột lúa").ShouldBe(["d0", "d1"]);
    }

    [Fact]
    public void A_word_near_the_start_comes_before_the_same_word_later()
    {
        using TestIndex index = TestIndex.Of($"chuột {Filler}", $"{Filler} chuột");
        index.Ids("chuột").ShouldBe(["d0", "d1"]);
    }

    [Fact]
    public void A_function_word_does_not_outweigh_a_word_that_says_something()
    {
        using TestIndex index = TestIndex.Of(
            "thu hoạch vụ mùa", "bởi trời mưa", "chuột phá lúa", "chuột phá ngô", "đồng ruộng xanh", "kênh mương đầy", "nắng to", "gió nhẹ");
        index.Ids(new SearchRequest { Text = "chuột bởi đâu", Match = MatchMode.Any })[..2].ShouldBe(["d2", "d3"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("74/2011/NĐ-CP", "decree")]
    [InlineData("nghị định 74/2011/NĐ-CP", "decree")]
    [InlineData("nghị định 74/2011/NĐ-CP về phí bảo vệ môi trường đối với khai thác khoáng sản", "decree")]
    [InlineData("hướng dẫn nghị định 74/2011/NĐ-CP về phí bảo vệ môi trường đối với khai thác khoáng sản", "circular")]
    public void What_bears_a_symbol_comes_first_unless_words_in_front_ask_for_another(string query, string first)
    {
        using var index = new TestIndex();
        const string Title = "nghị định số 74/2011/NĐ-CP về phí bảo vệ môi trường đối với khai thác khoáng sản";
        index.Put(
            new Document { Id = "decree", Title = Title, Symbol = "74/2011/NĐ-CP", Text = "Điều 1. Phạm vi" },
            new Document { Id = "circular", Title = "Thông tư hướng dẫn thực hiện " + Title, Symbol = "158/2011/TT-BTC", Text = "Điều 1. Phạm vi" });
        index.Ids(query)[0].ShouldBe(first);
    }

    [Fact]
    public void A_short_page_is_the_beginning_of_a_long_one() => Gen.Select(
        Pick.From("chuột", "lúa", "phá", "đồng", "của", "và", "ruộng", "mùa").Array[1, 40].Select(words => string.Join(' ', words)).Array[15, 40],
        Pick.From("chuột", "chuột lúa", "phá lúa mùa", "chuot dong ruong", "chuột của đồng và ruộng lúa mùa phá").Select(t => new SearchRequest { Text = t, Size = 100 }))
        .Sample((texts, request) =>
        {
            using TestIndex index = TestIndex.Of(texts);
            index.Ids(request with { Size = 3 }).ShouldBe([.. index.Ids(request).Take(3)]);
        }, iter: 40);
}
