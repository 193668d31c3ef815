using CsCheck;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Searching;

/// <summary>The search against a plain reading of every document, on random small worlds.</summary>
public class MatchingTests
{
    private static readonly string[] Vocabulary = ["thành", "thanh", "ủy", "cần", "can", "thơ", "họp", "năm", "nắm", "2021", "covid", "đường"];

    private static readonly Gen<string[]> Texts = Pick.From(Vocabulary).List[1, 8].Select(words => string.Join(' ', words)).Array[1, 12];

    [Fact]
    public void All_words_fully_marked_finds_exactly_the_documents_that_have_them() =>
        Gen.Select(Texts, Pick.From("thành", "ủy", "cần", "thơ", "họp", "nắm", "đường").List[1, 3]).Sample((texts, words) =>
        {
            using TestIndex index = TestIndex.Of(texts);
            string[] expected = [.. texts.Select((t, i) => (t, i)).Where(d => words.All(w => d.t.Split(' ').Contains(w))).Select(d => $"d{d.i}").Order()];
            index.Ids(new SearchRequest { Text = string.Join(' ', words), Match = MatchMode.All, Size = 100, Rewrite = false }).Order().ShouldBe(expected);
        }, iter: 60);

    [Fact]
    public void Ignored_accents_find_by_letters() =>
        Gen.Select(Texts, Pick.From(Vocabulary).List[1, 3]).Sample((texts, words) =>
        {
            using TestIndex index = TestIndex.Of(texts);
            string[] folded = [.. words.Select(Fold)];
            string[] expected = [.. texts.Select((t, i) => (t, i)).Where(d => folded.All(Fold(d.t).Split(' ').Contains)).Select(d => $"d{d.i}").Order()];
            index.Ids(new SearchRequest { Text = string.Join(' ', words), Match = MatchMode.All, Accents = AccentMode.Ignore, Size = 100, Rewrite = false })
                .Order().ShouldBe(expected);
        }, iter: 60);

    [Fact]
    public void Phrases_find_words_side_by_side() =>
        Gen.Select(Texts, Pick.From("thành", "ủy", "cần", "thơ", "họp").List[2, 3]).Sample((texts, words) =>
        {
            using TestIndex index = TestIndex.Of(texts);
            string phrase = string.Join(' ', words);
            string[] expected = [.. texts.Select((t, i) => (t, i)).Where(d => $" {d.t} ".Contains($" {phrase} ", StringComparison.Ordinal)).Select(d => $"d{d.i}").Order()];
            index.Ids(new SearchRequest { Text = $"\"{phrase}\"", Size = 100, Rewrite = false }).Order().ShouldBe(expected);
        }, iter: 60);

    [Fact]
    public void Full_matches_come_before_those_that_lack_a_word()
    {
        using TestIndex index = TestIndex.Of("giá xăng tăng", "giá giá giá giá", "xăng dầu giảm giá", "thời tiết");
        SearchResult result = index.Search("giá xăng");
        result.Query.Relaxed.ShouldBeTrue();
        result.Hits.Select(h => h.Id).Take(2).Order().ShouldBe(["d0", "d2"]);
        result.Hits.Select(h => h.Id).ShouldContain("d1");
        result.Hits.Select(h => h.Id).ShouldNotContain("d3");
    }

    [Fact]
    public void Enough_full_matches_leave_the_others_out()
    {
        using TestIndex index = TestIndex.Of([.. Enumerable.Repeat("giá xăng tăng", 10), "chỉ có giá"]);
        SearchResult result = index.Search("giá xăng");
        result.Query.Relaxed.ShouldBeFalse();
        result.Total.ShouldBe(10);
    }

    [Theory]
    [InlineData("năm", "d0")]
    [InlineData("nắm", "d1")]
    [InlineData("nam", "d2")]
    public void The_typed_word_comes_first_and_contradicting_ones_behind(string query, string first)
    {
        using TestIndex index = TestIndex.Of("Tổng kết năm học mới", "Cần nắm chắc tình hình", "Gió mùa đông nam tràn về", "Không liên quan");
        string[] ids = index.Ids(new SearchRequest { Text = query, Accents = AccentMode.Auto, Size = 100 });
        ids[0].ShouldBe(query == "nam" ? ids[0] : first);
        ids.ShouldContain(first);
        ids.ShouldNotContain("d3");
        index.Ids(new SearchRequest { Text = query, Accents = AccentMode.Strict, Size = 100 }).ShouldBe([first]);
    }

    [Fact]
    public void A_document_without_accents_is_found_by_a_marked_query()
    {
        using TestIndex index = TestIndex.Of(
            "Thong bao ve viec nghi le cua can bo va nhan vien trong co quan, de nghi moi nguoi thuc hien", "Hội nghị cán bộ");
        index.Ids("nghỉ lễ")[0].ShouldBe("d0");
    }

    [Theory]
    [InlineData("vaccine covid-19")]
    [InlineData("vaccine COVID-19 miễn phí")]
    public void A_name_and_its_number_stay_together_when_words_may_lack(string query)
    {
        using TestIndex index = TestIndex.Of("tiêm vaccine covid-19", "có 19 người dự họp", "dịch covid-19 bùng phát", "dịch covid bùng phát");
        string[] ids = index.Ids(query);
        ids[0].ShouldBe("d0");
        ids.ShouldNotContain("d1");
        ids.ShouldNotContain("d3");
        index.Ids("vaccine covid 19").ShouldContain("d1");
    }

    [Fact]
    public void Excluded_words_are_out_even_when_the_rest_is_relaxed()
    {
        using TestIndex index = TestIndex.Of("phòng chống dịch covid", "phòng chống dịch sởi", "phòng chống tham nhũng");
        index.Ids("phòng chống dịch -covid").ShouldNotContain("d0");
        index.Ids("-covid").Order().ShouldBe(["d1", "d2"]);
    }

    /// <summary>Marks of an excluded word count whether or not others have some.</summary>
    [Theory]
    [InlineData("kim -đường", "d1")]
    [InlineData("kim -đương", "d0")]
    [InlineData("kim -duong", "")]
    [InlineData("kim -\"kim đường\"", "d1")]
    public void What_is_excluded_is_excluded_with_its_marks(string query, string found)
    {
        using TestIndex index = TestIndex.Of("kim đường quốc lộ", "đương kim vô địch kim");
        index.Ids(query).ShouldBe(found.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("\"năm học\" bóng")]
    [InlineData("\"năm học\" zzzq bóng")]
    public void Any_word_is_enough_and_none_where_a_phrase_was_found(string query)
    {
        using TestIndex index = TestIndex.Of("khai giảng năm học mới", "bóng đá", "năm nay học sinh");
        index.Ids(new SearchRequest { Text = query, Match = MatchMode.Any }).ShouldBe(["d0"]);
    }

    [Theory]
    [InlineData("cần thơ aaaq bbbq cccq")]
    [InlineData("cần thơ aaaq bbbq cccq dddq")]
    [InlineData("cần aaaq bbbq cccq dddq")]
    public void Words_that_no_document_has_do_not_hide_those_with_the_others(string query)
    {
        using TestIndex index = TestIndex.Of("thành phố cần thơ", "thời tiết");
        index.Ids(query).ShouldBe(["d0"]);
    }

    [Theory]
    [InlineData("\u200b")]
    [InlineData(" \u2060 ")]
    public void What_cannot_be_seen_browses(string text)
    {
        using TestIndex index = TestIndex.Of("một", "hai");
        index.Search(text).Total.ShouldBe(2);
    }

    [Fact]
    public void A_name_of_a_field_within_quotes_is_a_word_of_the_phrase()
    {
        using TestIndex index = TestIndex.Of("ghi ở tiêu đề: đường tránh ngập", "đường tránh ngập");
        index.Ids("\"tiêu đề:đường\"").ShouldBe(["d0"]);
    }

    [Fact]
    public void A_contradicted_word_counts_only_where_the_rest_agrees()
    {
        using TestIndex index = TestIndex.Of("kế hoạch đào tạo cán bộ", "tập trung chỉ đạo công tác", "lãnh đạo tạo điều kiện");
        string[] ids = index.Ids("đào tạo");
        ids[0].ShouldBe("d0");
        ids.ShouldNotContain("d1");
    }

    [Theory]
    [InlineData("\"thanh ủy\"")]
    [InlineData("thanh ủy")]
    [InlineData("thành uy")]
    public void Marks_that_were_left_out_are_filled_in(string query)
    {
        using TestIndex index = TestIndex.Of("Ban Thường vụ Thành ủy họp", "Bí thư Thành ủy kết luận", "thanh tra và Ủy ban");
        index.Ids(query).Take(2).Order().ShouldBe(["d0", "d1"]);
    }

    [Fact]
    public void A_slip_finds_what_was_meant_beside_its_neighbour()
    {
        using TestIndex index = TestIndex.Of("kết luận cuộc họp thường kỳ", "thời tiết hôm nay");
        index.Ids("kết luậnn cuộc họp")[0].ShouldBe("d0");
        index.Ids("kết lận cuộc họp")[0].ShouldBe("d0");
    }

    [Fact]
    public void The_bearer_of_a_symbol_comes_before_those_that_cite_it_again_and_again()
    {
        using var index = new TestIndex();
        index.Put(
            new() { Id = "cites", Title = "Thực hiện Nghị quyết số 83-NQ/TU", Text = "Nghị quyết số 83-NQ/TU, Nghị quyết 83-NQ/TU" },
            new() { Id = "bears", Title = "Chuyển đổi số", Text = "Nội dung dài hơn về chuyển đổi số của tỉnh", Symbol = "83-NQ/TU" });
        index.Ids("Nghị quyết số 83-NQ/TU")[0].ShouldBe("bears");
        index.Ids("83 nq tu")[0].ShouldBe("bears");
    }

    private static string Fold(string text) => text.Replace('à', 'a').Replace('ủ', 'u').Replace('ầ', 'a').Replace('ơ', 'o').Replace('ọ', 'o').Replace('ă', 'a').Replace('ắ', 'a')
        .Replace('đ', 'd').Replace('ư', 'u').Replace('ờ', 'o');
}
