using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Scoring;

/// <summary>Recipients, captions, credits and boilerplate can be found and weigh little.</summary>
public class AsideTests
{
    private static readonly string[] Filler = [.. Enumerable.Range(0, 8).Select(i => $"dòng x{i} y{i} z{i}")];

    [Theory]
    [InlineData("chuột")]
    [InlineData("chuột phá lúa")]
    [InlineData("chuot pha lua")]
    [InlineData("\"chuột phá lúa\"")]
    [InlineData("phá*")]
    public void What_the_body_says_comes_before_what_stands_beside_it(string query)
    {
        using var index = new TestIndex();
        index.Put(
            Papers.Of("recipients", ["Chào", "Nơi nhận:", "> Chuột phá lúa", "> Chuột phá lúa", "> Chuột phá lúa"]),
            Papers.Of("caption", ["Chào", "* Ảnh: chuột phá lúa"]),
            Papers.Of("credit", ["© Chuột phá lúa", "Chào"]),
            Papers.Of("button", ["! Chuột phá lúa", "Chào"]),
            Papers.Of("body", [.. Filler, "Chuột phá lúa", .. Filler]));
        index.Ids(query).ShouldBe(["body", "recipients", "caption", "credit", "button"], ignoreOrder: true);
        index.Ids(query)[0].ShouldBe("body");
    }

    [Theory]
    [InlineData("chuột Hải Đông")]
    [InlineData("chuot hai dong")]
    [InlineData("\"Sở Nông nghiệp\" chuột")]
    [InlineData("\"nông nghiệp Hải Đông\"")]
    [InlineData("12/3/2022 chuột")]
    public void Words_of_both_are_found_together(string query)
    {
        using var index = new TestIndex();
        index.Put(Papers.Of("a", "Diệt chuột", "> Sở Nông nghiệp Hải Đông, ngày 12/3/2022"), Papers.Of("b", "Trồng lúa", "> Sở Y tế"));
        index.Ids(new SearchRequest { Text = query, Match = MatchMode.All }).ShouldBe(["a"]);
    }

    [Fact]
    public void No_phrase_spans_an_aside_and_the_body()
    {
        using var index = new TestIndex();
        index.Put(Papers.Of("a", "Diệt chuột", "* Phá lúa", "Ngoài đồng"));
        index.Ids("\"chuột phá\"").ShouldBeEmpty();
        index.Ids("\"chuột ngoài\"").ShouldBeEmpty();
        index.Ids("\"phá lúa\"").ShouldBe(["a"]);
    }

    [Fact]
    public void Recipients_that_were_supplied_weigh_as_little()
    {
        using var index = new TestIndex();
        index.Put(
            new Document { Id = "recipient", Text = "Chào", Recipients = ["Sở Nông nghiệp"] },
            new Document { Id = "body", Text = string.Join('\n', Filler) + " Sở Nông nghiệp" });
        index.Ids("sở nông nghiệp").ShouldBe(["body", "recipient"]);
    }
}
