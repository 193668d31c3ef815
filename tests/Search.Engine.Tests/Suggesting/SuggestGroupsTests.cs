using Search.Documents;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>Which groups of words of texts are offered.</summary>
public class SuggestGroupsTests
{
    private static readonly string[] Texts =
    [
        .. Enumerable.Range(1, 9).Select(i => $"Lần {i}: thông tư liên tịch và chỉ thị khẩn cấp của Thủ tướng về bóng đá trẻ, về thông báo kế hoạch."),
        .. Enumerable.Range(1, 2).Select(i => $"Tin {i}: theo thông tường trình, lễ hội chỉ thịnh vào mùa, có bóng dáng người, thông báo không cho phép."),
        .. Enumerable.Range(1, 8).Select(i => $"Mùa {i}: nước mắm cá cơm, nước mặn vào sâu."),
    ];

    [Theory]
    [InlineData("thông tư", "thông tư liên tịch", "thông tường")]
    [InlineData("thong tu", "thông tư liên tịch", "thông tường")]
    [InlineData("chỉ thị", "chỉ thị khẩn cấp", "chỉ thịnh")]
    [InlineData("bong da", "bóng đá trẻ", "bóng dáng")]
    public void A_whole_word_goes_on_to_what_follows_it_and_not_to_a_rare_longer_word(string typed, string offered, string never)
    {
        using var index = TestIndex.Of(Texts);
        string[] texts = Suggest(index, typed);
        texts[0].ShouldStartWith(offered);
        texts.ShouldNotContain(text => text.StartsWith(never, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nuoc m", "nước mặn vào sâu")]
    [InlineData("nuoc ma", "nước mắm cá cơm")]
    [InlineData("thong b", "thông báo")]
    [InlineData("bong dan", "bóng dáng")]
    public void A_word_that_no_text_has_so_is_still_completed(string typed, string offered)
    {
        using var index = TestIndex.Of(Texts);
        Suggest(index, typed).ShouldContain(text => text.StartsWith(offered, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_said_of_words_comes_behind_what_belongs_to_them()
    {
        using var index = TestIndex.Of([
            .. Enumerable.Range(1, 4).Select(i => $"Lần {i}: có thông báo kế hoạch."),
            .. Enumerable.Range(1, 8).Select(i => $"Tin {i}: có thông báo không cho phép."),
        ]);
        Suggest(index, "thong bao k").ShouldBe(["thông báo kế hoạch", "thông báo không cho phép"]);
    }

    [Theory]
    [InlineData("thong bao kh", "thông báo khẩn", "thông báo Khi")]
    [InlineData("bong da v", "bóng đá Việt Nam", "Bóng đá Với")]
    [InlineData("hai phong t", "Hải Phòng tăng", "Hải Phòng Tôi")]
    [InlineData("bac tu", "Bắc Từ Liêm", "-")]
    [InlineData("quoc gia th", "QUỐC GIA THEO QUY ĐỊNH", "-")]
    public void A_function_word_with_a_capital_begins_a_sentence(string typed, string offered, string never)
    {
        using var index = TestIndex.Of([
            .. Enumerable.Range(1, 4).Select(i => $"Xem thông báo Khi trẻ em sốt {i}\nBóng đá Với chiến thắng\nỞ Hải Phòng Tôi gặp bạn\nQUỐC GIA THEO QUY ĐỊNH"),
            .. Enumerable.Range(1, 4).Select(i => $"Có thông báo khẩn. Về bóng đá Việt Nam. Nay Hải Phòng tăng tốc. Ở Bắc Từ Liêm {i}."),
        ]);
        string[] texts = Suggest(index, typed);
        texts.ShouldContain(text => text.StartsWith(offered, StringComparison.Ordinal));
        texts.ShouldNotContain(text => text.StartsWith(never, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("bố gi", new[] { "Bố già" })]
    [InlineData("gia vang", new[] { "Giá vàng hôm nay" })]
    [InlineData("u23", new[] { "U23 Việt Nam - U23 Lào" })]
    [InlineData("24/8", new string[0])]
    public void Nothing_is_cut_within_quotes_brackets_or_a_date(string typed, string[] offered)
    {
        using var index = new TestIndex();
        index.Put([.. Enumerable.Range(1, 4).SelectMany(i => (Document[])
        [
            new() { Id = $"a{i}", Title = $"'Bố già của mọi bố già {i}' ra tù", Text = "x" },
            new() { Id = $"b{i}", Title = $"Giá vàng hôm nay 7/{i}: {"tăng giảm đứng lùi".Split(' ')[i - 1]}", Text = "Nhà số 24/89 phố Dừa." },
            new() { Id = $"c{i}", Title = $"U23 Việt Nam - U23 Lào (18 giờ {i})", Text = "x" },
            new() { Id = $"d{i}", Title = $"Bố già {"trở lại,trẻ ra,đi xa,về quê".Split(',')[i - 1]}", Text = "x" },
        ])]);
        Suggest(index, typed).ShouldBe(offered);
    }

    private static string[] Suggest(TestIndex index, string typed) =>
        [.. index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken).Where(s => s.Id is null).Select(s => s.Text.Text)];
}
