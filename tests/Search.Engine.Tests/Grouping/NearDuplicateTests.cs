using Search.Analysis.Text;
using Search.Documents;
using Search.Engine.Grouping;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Grouping;

public class NearDuplicateTests
{
    private static readonly string[] Syllables = ["ban", "công", "dân", "giang", "hòa", "khu", "lúa", "mía", "năm", "ông", "phường", "quý", "rừng", "sông", "thủy", "ủy", "vận", "xã", "yên", "đường"];

    /// <summary>Random texts of 300 words in which one word of so many was exchanged: about how many pairs share a key.</summary>
    [Theory]
    [InlineData(300, 99, 100)]
    [InlineData(100, 90, 100)]
    [InlineData(8, 0, 8)]
    public void Texts_that_differ_in_little_share_a_key_and_others_do_not(int oneOf, int least, int most)
    {
        var random = new Random(17);
        int shared = 0;
        for (int pair = 0; pair < 100; pair++)
        {
            string[] text = [.. Enumerable.Range(0, 300).Select(_ => Syllables[random.Next(Syllables.Length)])];
            string[] other = [.. text];
            for (int i = random.Next(oneOf); i < other.Length; i += oneOf)
            {
                other[i] = "khác";
            }

            shared += Keys(string.Join(' ', text)).Intersect(Keys(string.Join(' ', other))).Any() ? 1 : 0;
        }

        shared.ShouldBeInRange(least, most);
    }

    [Fact]
    public void Accents_case_and_punctuation_make_no_difference()
    {
        string text = string.Join(' ', Enumerable.Range(0, 60).Select(i => Syllables[i * 7 % 20] + (char)('a' + (i % 26))));
        Keys(text).ShouldNotBeEmpty();
        Keys(text.ToUpperInvariant().Replace("Ờ", "O", StringComparison.Ordinal).Replace(" ", ", ", StringComparison.Ordinal)).ShouldBe(Keys(text));
    }

    [Fact]
    public void A_short_text_has_no_keys() => Keys(string.Join(' ', Enumerable.Repeat("xem tệp đính kèm", 12))).ShouldBeEmpty();

    /// <summary>The index keeps them: other keys than before need another format of it.</summary>
    [Fact]
    public void Keys_are_the_same_on_every_machine() =>
        Keys(string.Join(' ', Enumerable.Range(0, 60).Select(i => Syllables[i % 20])))[0].ShouldBe(4432821315505535731UL);

    [Theory]
    [InlineData("12/QĐ-UBND", "12/QĐ-UBND", "Khen thưởng", "Biểu dương", true)]
    [InlineData("12/QĐ-UBND", "13/QĐ-UBND", "Khen thưởng", "Khen thưởng", false)]
    [InlineData(null, null, "Khen thưởng ông Khiêm", "Khen thưởng bà Vân", false)]
    [InlineData(null, null, "Khen thưởng", "KHEN THƯỞNG", true)]
    public void Notices_with_one_wording_are_one_only_where_they_are_the_same_paper(string? one, string? other, string titled, string otherTitled, bool same)
    {
        string text = string.Join(' ', Enumerable.Range(0, 80).Select(i => Syllables[i * i % 20]));
        using var index = new TestIndex();
        index.Put(
            new Document { Id = "a", Text = text, Title = titled, Symbol = one }, new Document { Id = "b", Text = text, Title = otherTitled, Symbol = other });
        index.Search(new SearchRequest { Collapse = true }).Total.ShouldBe(same ? 1 : 2);
    }

    [Theory]
    [InlineData("Điều 11. Hồ sơ - Thông tư số 04/2023/TT-BTC", "Điều 12. Hồ sơ - Thông tư số 04/2023/TT-BTC", "", "", false)]
    [InlineData("Thông tư số 04/2023/TT-BTC", "Thông tư số 04/2023/TT-BTC", "Điều 11. ", "Điều 12. ", false)]
    [InlineData("Phụ lục I Thông tư số 04/2023/TT-BTC", "Phụ lục II Thông tư số 04/2023/TT-BTC", "", "", false)]
    [InlineData("Điều 11. Hồ sơ - Thông tư số 04/2023/TT-BTC", "ĐIỀU 11: Hồ sơ (Thông tư số 04/2023/TT-BTC)", "Điều 11. ", "Điều 11. ", true)]
    public void Articles_of_one_circular_are_several(string titled, string otherTitled, string begun, string otherBegun, bool same)
    {
        string text = string.Join(' ', Enumerable.Range(0, 80).Select(i => Syllables[i * i % 20]));
        using var index = new TestIndex();
        index.Put(
            new Document { Id = "a", Text = begun + text, Title = titled, Symbol = "04/2023/TT-BTC" }, new Document { Id = "b", Text = otherBegun + text, Title = otherTitled, Symbol = "04/2023/TT-BTC" });
        index.Search(new SearchRequest { Collapse = true }).Total.ShouldBe(same ? 1 : 2);
    }

    [Theory]
    [InlineData("12/TB-SNN", "15/TB-SXD", null, null, false)]
    [InlineData("12/TB-SNN", "15/TB-SNN", null, null, true)]
    [InlineData("12/TB-SNN", "15/TB-SXD", "Cổng Hòa Giang", "Cổng Hòa Giang", false)]
    [InlineData("12/TB-SNN", "15/TB-SNN", "Cổng Hòa Giang", "Cổng Thủy Đông", false)]
    [InlineData(null, null, "Cổng Hòa Giang", "Cổng Hòa Giang", true)]
    public void A_series_without_the_name_of_its_issuer_is_that_of_the_symbol(string? one, string? other, string? source, string? otherSource, bool same)
    {
        using var index = new TestIndex();
        index.Put(
            new Document { Id = "a", Text = "Một", Title = "Thông báo kết luận giao ban phòng chống thiên tai tháng 5 năm 2024", Symbol = one, Source = source },
            new Document { Id = "b", Text = "Hai", Title = "Thông báo kết luận giao ban phòng chống thiên tai tháng 6 năm 2024", Symbol = other, Source = otherSource });
        index.Search(new SearchRequest { Collapse = true }).Total.ShouldBe(same ? 1 : 2);
    }

    private static ulong[] Keys(string text)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        return [.. new NearDuplicates().Of(tokens, StableHash.Start)];
    }
}
