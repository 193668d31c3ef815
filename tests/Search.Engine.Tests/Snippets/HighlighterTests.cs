using CsCheck;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Snippets;

public class HighlighterTests
{
    [Theory]
    [InlineData("thanh uy", "Sáng nay Ban Thường vụ Thành ủy họp.", "Thành ủy")]
    [InlineData("thành uỷ", "Ban Thường vụ THÀNH ỦY họp.", "THÀNH ỦY")]
    [InlineData("đồng chí", "Các ðồng chí dự họp.", "ðồng chí")]
    [InlineData("covid-19", "Phòng, chống dịch COVID-19 hiệu quả", "COVID-19")]
    [InlineData("\"mục tiêu kép\"", "Thực hiện mục tiêu kép; mục tiêu khác", "mục tiêu kép")]
    [InlineData("59-NQ/TW", "Nghị quyết số 59-NQ/TW của Bộ Chính trị", "59-NQ/TW")]
    [InlineData("kỹ thuật", "Trình độ kĩ thuật cao", "kĩ thuật")]
    [InlineData("24-8-2021", "Ngày 24/8/2021, Ban Thường vụ họp", "24/8/2021")]
    [InlineData("59 nq tw", "Thực hiện Nghị quyết số 59-NQ/TW", "59-NQ/TW")]
    [InlineData("quận ủy", "Cơ quan của Quận ủy và các cơ quan liên quan", "Quận ủy")]
    [InlineData("đồng chí", "Các đ/c dự họp", "đ/c")]
    [InlineData("đ/c", "Các đ/c dự họp", "đ/c")]
    [InlineData("GD&ĐT", "Sở GD&ĐT họp", "GD&ĐT")]
    [InlineData("giáo dục và đào tạo", "Sở GD&ĐT họp", "GD&ĐT")]
    [InlineData("kế ho*", "Xây dựng kế hoạch năm", "kế hoạch")]
    public void Marks_exactly_the_words_in_the_original(string query, string text, string marked) => MarkedIn(query, text).ShouldBe([marked]);

    [Fact]
    public void A_syllable_of_another_word_is_no_mark() =>
        MarkedIn("thành ủy", "Thành ủy và Ủy ban nhân dân thành phố").ShouldBe(["Thành ủy"]);

    [Fact]
    public void Marks_in_decomposed_text_cover_letters_and_their_marks() =>
        MarkedIn("thành ủy", "Ban Tha\u0300nh u\u0309y họp").ShouldBe(["Tha\u0300nh u\u0309y"]);

    [Fact]
    public void Any_text_and_query_give_ordered_marks_inside_and_passages_of_the_original() =>
        Gen.Select(Gen.String, Gen.String, Pick.From("thành ủy", "a", "2021", "\"thanh uy\"", "th*")).Sample((before, after, query) =>
        {
            using TestIndex index = TestIndex.Of($"{before} thành ủy a 2021 {after}");
            foreach (Hit hit in index.Search(query).Hits)
            {
                foreach (Snippet snippet in hit.Snippets)
                {
                    Check(snippet.Passage);
                }

                Check(hit.Title);
            }
        }, iter: 150);

    [Fact]
    public void A_passage_shows_more_of_the_query_rather_than_less()
    {
        string filler = string.Concat(Enumerable.Repeat("Nội dung khác không liên quan. ", 30));
        using TestIndex index = TestIndex.Of($"Giá cả tăng. {filler}Giá xăng dầu hôm nay giảm mạnh. {filler}Dầu ăn.");
        index.Search("giá xăng dầu").Hits[0].Snippets.ShouldContain(s => s.Passage.Text.Contains("Giá xăng dầu hôm nay", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Nắm tình hình", "Trong năm nay", "Nắm", "")]
    [InlineData("Trong năm nay", "Cần nắm tình hình", "", "nắm")]
    public void Other_marks_than_were_typed_are_not_marked_where_another_part_agrees(string title, string text, string inTitle, string inText)
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "a", Title = title, Text = text });
        Hit hit = index.Search("nắm").Hits.ShouldHaveSingleItem();
        (MarkedText whole, MarkedText body) = index.Index.MarkAll(title, text, "nắm");
        foreach (MarkedText marked in (MarkedText[])[hit.Title, whole])
        {
            string.Join('|', marked.Marks.Select(m => title[m.Start..m.End])).ShouldBe(inTitle);
        }

        foreach (MarkedText marked in (MarkedText[])[hit.Snippets[0].Passage, body])
        {
            string.Join('|', marked.Marks.Select(m => text[m.Start..m.End])).ShouldBe(inText);
        }
    }

    [Fact]
    public void Recipients_are_no_passage_while_the_body_matches()
    {
        using TestIndex index = TestIndex.Of(
            "Ban Thường vụ Thành ủy họp thường kỳ." + new string(' ', 300) + "\nNơi nhận:\n- Thường trực Thành ủy,\n- Các ban Thành ủy,\n- Lưu Văn phòng Thành ủy.");
        index.Search("thành ủy").Hits[0].Snippets[0].Passage.Text.ShouldStartWith("Ban Thường vụ");
    }

    [Fact]
    public void A_passage_never_cuts_a_word()
    {
        string text = string.Concat(Enumerable.Range(0, 400).Select(i => $"nghiêng{i % 10} thường ")) + "kết luận " + string.Concat(Enumerable.Repeat("trường học ", 300));
        using TestIndex index = TestIndex.Of(text);
        foreach (Snippet snippet in index.Search("kết luận").Hits[0].Snippets)
        {
            int start = snippet.Start;
            int end = start + snippet.Passage.Text.Length;
            text[start..end].ShouldBe(snippet.Passage.Text);
            (start == 0 || text[start - 1] == ' ').ShouldBeTrue();
            (end == text.Length || text[end] == ' ').ShouldBeTrue();
        }
    }

    private static string[] MarkedIn(string query, string text)
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "a", Title = "Tiêu đề", Text = text });
        MarkedText passage = index.Search(query).Hits.ShouldHaveSingleItem().Snippets[0].Passage;
        return [.. passage.Marks.Select(m => passage.Text[m.Start..m.End])];
    }

    private static void Check(MarkedText marked)
    {
        int last = -1;
        foreach (Mark mark in marked.Marks)
        {
            mark.Start.ShouldBeGreaterThan(last);
            mark.End.ShouldBeGreaterThan(mark.Start);
            mark.End.ShouldBeLessThanOrEqualTo(marked.Text.Length);
            char.IsLowSurrogate(marked.Text[mark.Start]).ShouldBeFalse();
            last = mark.End;
        }
    }
}
