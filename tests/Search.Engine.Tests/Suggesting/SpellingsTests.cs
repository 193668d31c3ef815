using Search.Documents;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>Which of its spellings a phrase is shown in: the same in whatever order, and in however many segments, documents came.</summary>
public class SpellingsTests
{
    [Theory]
    [InlineData("kế ho", "Kế hoạch phòng chống bão", "KẾ HOẠCH PHÒNG CHỐNG BÃO", "KẾ HOẠCH PHÒNG CHỐNG BÃO", "KẾ HOẠCH PHÒNG CHỐNG BÃO", "Kế hoạch phòng chống bão", "Kế hoạch phòng chống bão", "Kế hoạch Phòng chống bão")]
    [InlineData("hoà gi", "Hòa Giang", "HÒA GIANG", "HÒA GIANG", "HÒA GIANG", "HOÀ GIANG", "Hòa Giang")]
    [InlineData("hoà gi", "Hoà Giang", "Hòa Giang", "HÒA GIANG", "Hoà Giang", "Hoà Giang")]
    [InlineData("hoà gi", "Hoà Giang", "Hòa Giang", "Hoà Giang")]
    [InlineData("hòa gi", "HÒA GIANG", "HÒA GIANG", "HÒA GIANG")]
    [InlineData("đó đ", "đó đô", "ĐÓ ĐÔ", "ĐÓ ĐÔ", "đó đô")]
    public void Not_in_capitals_then_as_most_write_it(string typed, string shown, params string[] written)
    {
        for (int turn = 0; turn < written.Length; turn++)
        {
            using var index = new TestIndex();
            foreach (string spelling in written.Skip(turn).Concat(written.Take(turn)))
            {
                index.Put(new Document { Id = Guid.NewGuid().ToString("N"), Title = spelling, Text = "x" });
            }

            Queries(index, typed).ShouldBe([shown], $"{turn}");
        }
    }

    [Theory]
    [InlineData(new[] { "164-TB/HU", "164-TB/HU", "164-tb/hu" }, "164-TB/HU")]
    [InlineData(new[] { "164-TB/HU", "164-tb/hu", "164-tb/hu" }, "164-tb/hu")]
    public void A_symbol_is_shown_as_most_write_it(string[] written, string shown)
    {
        using var index = new TestIndex();
        index.Put([.. written.Select((symbol, i) => new Document { Id = $"d{i}", Text = "x", Symbol = symbol })]);
        Queries(index, "164").ShouldBe([shown]);
    }

    [Fact]
    public void Words_of_texts_too()
    {
        string[] texts = ["HỘI THẢO KHUYẾN NÔNG.", "Về hội thảo khuyến nông.", "HỘI THẢO KHUYẾN NÔNG!"];
        for (int turn = 0; turn < texts.Length; turn++)
        {
            using var index = new TestIndex();
            foreach (string text in texts.Skip(turn).Concat(texts.Take(turn)))
            {
                index.Put(new Document { Id = Guid.NewGuid().ToString("N"), Title = "Tin", Text = text });
            }

            Queries(index, "thảo kh").ShouldBe(["thảo khuyến nông"], $"{turn}");
        }
    }

    private static string[] Queries(TestIndex index, string typed) =>
        [.. index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken).Where(s => s.Id is null).Select(s => s.Text.Text)];
}
