using Search.Documents;
using Search.Engine.Searching;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>What is offered while one types.</summary>
public class SuggestTests
{
    private static readonly Document[] Papers =
    [
        new() { Id = "tb-1", Title = "Thông báo kết luận của Thường trực Thành ủy Vĩnh Khánh", Text = "Nội dung.", Symbol = "123-TB/TU", Type = "Thông báo", Issuer = "Ban Thường vụ Thành ủy", IssuedOn = new DateOnly(2023, 2, 1) },
        new() { Id = "tb-2", Title = "Thông báo kết luận về chuyển đổi số", Text = "Nội dung.", Symbol = "59-NQ/TW", Type = "Thông báo", Issuer = "Ban Thường vụ Thành ủy", IssuedOn = new DateOnly(2023, 3, 1) },
        new() { Id = "tb-3", Title = "Thông báo kết luận giao ban", Text = "Nội dung.", Type = "Thông báo", IssuedOn = new DateOnly(2023, 1, 1) },
        new() { Id = "tin", Title = "Hồ Thành Nhân nói về trồng xoài", Text = "Nội dung.", People = ["Hồ Thành Nhân"], Places = ["Vĩnh Khánh"], PublishedAt = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) },
    ];

    [Theory]
    [InlineData("thông b", "Thông báo kết luận", "<Thông b>áo kết luận")]
    [InlineData("thong bao k", "Thông báo kết luận", "<Thông báo k>ết luận")]
    [InlineData("ban th", "Ban Thường vụ Thành ủy", "<Ban Th>ường vụ Thành ủy")]
    [InlineData("ban thươ", "Ban Thường vụ Thành ủy", "<Ban Thườ>ng vụ Thành ủy")]
    [InlineData("tho\u0302ng ba\u0301o k", "Thông báo kết luận", "<Thông báo k>ết luận")]
    [InlineData("thoong baso keets", "Thông báo kết luận", "<Thông báo kết> luận")]
    [InlineData("Thành ủy, hồ th", "Hồ Thành Nhân", null)]
    [InlineData("thống b", "Thông báo kết luận", "<Thông b>áo kết luận")]
    [InlineData("ban thưởng", "Ban Thường vụ Thành ủy", "<Ban Thường> vụ Thành ủy")]
    [InlineData("thông bé", "Thông báo kết luận", null)]
    [InlineData("hoof th", "Hồ Thành Nhân", "<Hồ Th>ành Nhân")]
    [InlineData("ho62", "Hồ Thành Nhân", "<Hồ> Thành Nhân")]
    [InlineData("123-t", "123-TB/TU", "<123-T>B/TU")]
    [InlineData("59 nq", "59-NQ/TW", "<59-NQ>/TW")]
    [InlineData("vi\u0303nh kh", "Vĩnh Khánh", "<Vĩnh Kh>ánh")]
    public void A_beginning_brings_the_phrase(string typed, string text, string? marked)
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Suggested[] queries = [.. index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken).Where(s => s.Id is null)];
        if (marked is null)
        {
            queries.ShouldBeEmpty();
        }
        else
        {
            Marked(queries.Single(s => s.Text.Text == text).Text).ShouldBe(marked);
        }
    }

    [Fact]
    public void What_is_said_of_a_name_is_not_part_of_it()
    {
        using var index = new TestIndex();
        index.Put([.. ((string[])["sớm", "muộn", "lại", "rộng"]).Select(how => new Document
        {
            Id = how,
            Title = "Lễ hội Vĩnh Khánh sẽ mở " + how,
            Text = "Chủ tịch Phan Bình Minh đã chuyển tới đại biểu lời chào mừng. Người có công. Hàng không dân dụng.",
        })]);
        Offered("le hoi v").ShouldContain("Lễ hội Vĩnh Khánh");
        Offered("le hoi v").ShouldNotContain("Lễ hội Vĩnh Khánh sẽ mở");
        Offered("phan b").ShouldBe(["Phan Bình Minh"]);
        Offered("nguoi c").ShouldBe(["Người có công"]);
        Offered("hang k").ShouldBe(["Hàng không dân dụng"]);

        string[] Offered(string typed) =>
            [.. index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken).Where(s => s.Id is null).Select(s => s.Text.Text)];
    }

    [Theory]
    [InlineData("nq 59", "59-NQ/TW", "<59-NQ>/TW")]
    [InlineData("NQ 5", "59-NQ/TW", "<5>9-<NQ>/TW")]
    [InlineData("nq 59 t", "59-NQ/TW", "<59-NQ/T>W")]
    [InlineData("nq số 59", "59-NQ/TW", "<59-NQ>/TW")]
    [InlineData("nq-14", "14/2024/NQ-HĐND", "<14>/2024/<NQ>-HĐND")]
    [InlineData("nq 14/2024", "14/2024/NQ-HĐND", "<14/2024/NQ>-HĐND")]
    [InlineData("nq 14/20", "14/2024/NQ-HĐND", "<14>/<20>24/<NQ>-HĐND")]
    [InlineData("nq 1 h", "14/2024/NQ-HĐND", null)]
    [InlineData("qđ 12", "123/QĐ-UBND", "<12>3/<QĐ>-UBND")]
    [InlineData("qd 123 ub", "123/QĐ-UBND", "<123/QĐ-UB>ND")]
    [InlineData("qdd 123", "123/QĐ-UBND", "<123/QĐ>-UBND")]
    [InlineData("tb 12", "12-TB/TU", "<12-TB>/TU")]
    [InlineData("nghị quyết 59", "59-NQ/TW", "<59-NQ>/TW")]
    [InlineData("nghi quyet so 5", "59-NQ/TW", "<5>9-<NQ>/TW")]
    [InlineData("nghij quyeets 59", "59-NQ/TW", "<59-NQ>/TW")]
    [InlineData("nghị quyết 14", "14/2024/NQ-HĐND", "<14>/2024/<NQ>-HĐND")]
    [InlineData("quyết định số 123/QĐ-ub", "123/QĐ-UBND", "<123/QĐ-UB>ND")]
    [InlineData("quyết định 12", "123/QĐ-UBND", "<12>3/<QĐ>-UBND")]
    [InlineData("nghị quyết số 59-N", "59-NQ/TW", "<59-N>Q/TW")]
    [InlineData("nghị 59", "59-NQ/TW", null)]
    [InlineData("thông báo 59", "59-NQ/TW", null)]
    [InlineData("tb 59", "59-NQ/TW", null)]
    [InlineData("họp 12", "12-TB/TU", null)]
    [InlineData("tb", "12-TB/TU", null)]
    public void The_type_before_its_number_brings_the_symbol(string typed, string symbol, string? marked)
    {
        using var index = new TestIndex();
        index.Put([.. new[] { "59-NQ/TW", "14/2024/NQ-HĐND", "123/QĐ-UBND", "12-TB/TU" }.Select((own, i) => new Document { Id = $"d{i}", Text = "x", Symbol = own })]);
        MarkedText? found = Suggest(index, typed).SingleOrDefault(s => s.Text.Text == symbol)?.Text;
        (found is null ? null : Marked(found)).ShouldBe(marked);
    }

    [Theory]
    [InlineData("huyện uỷ thanh", "HUYỆN UỶ THANH DƯƠNG")]
    [InlineData("chuyển đ", "chuyển đổi số")]
    [InlineData("chuyeenr d", "chuyển đổi số")]
    [InlineData("đổi", "đổi số")]
    [InlineData("phòng chống d", "phòng, chống dịch")]
    public void Words_that_stand_together_in_texts_are_completed(string typed, string text)
    {
        using var index = TestIndex.Of([.. Enumerable.Range(1, 4).Select(i => $"HUYỆN UỶ THANH DƯƠNG\nHọp lần {i} về chuyển đổi số; và việc phòng, chống dịch.")]);
        index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken).Select(s => s.Text.Text).ShouldContain(text);
    }

    [Theory]
    [InlineData("nghi q", "nghị quyết", "nghị Quốc hội")]
    [InlineData("giao b", "giao ban", "giáo bạo hành")]
    [InlineData("bo x", "Bộ Xây dựng", "Bộ Xây")]
    [InlineData("thuong t", "thường trực", "Thường, Tổ trưởng")]
    [InlineData("bien doi kh", "biến đổi khí hậu", "biến đổi không")]
    public void Groups_of_words_are_offered_whole_and_alone(string typed, string offered, string never)
    {
        using var index = TestIndex.Of([
            .. Enumerable.Range(1, 6).Select(i => $"Lần {i} có ý kiến đề nghị Quốc hội xem xét; cô giáo bạo hành trẻ bị phạt."),
            .. Enumerable.Range(1, 6).Select(i => $"Lần {i} đề nghị Bộ Tài chính trả lời; cô giáo mầm non vắng."),
            .. Enumerable.Range(1, 6).Select(i => $"Lần {i} theo nghị quyết của tỉnh, thường trực họp giao ban với Bộ Xây dựng về biến đổi khí hậu, thay đổi không nhiều; có anh Thường, Tổ trưởng."),
        ]);
        string[] texts = [.. Suggest(index, typed).Select(s => s.Text.Text)];
        texts.ShouldContain(text => text.StartsWith(offered, StringComparison.Ordinal));
        texts.ShouldNotContain(text => text == never || text.StartsWith(never + " ", StringComparison.Ordinal) && !text.StartsWith(offered, StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_that_begins_so_comes_before_others_and_the_newer_before_the_older()
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Suggest(index, "thông báo kết").Where(s => s.Id is not null).Select(s => s.Id).ShouldBe(["tb-2", "tb-1", "tb-3"]);
        Suggest(index, "kết luận").Where(s => s.Id is not null).Select(s => s.Id).ShouldBe(["tb-2", "tb-1", "tb-3"]);
        Suggest(index, "trồng x").Select(s => s.Id).ShouldContain("tin");
    }

    [Fact]
    public void Of_a_monthly_series_two_are_offered()
    {
        using var index = new TestIndex();
        index.Put([.. Enumerable.Range(1, 8).Select(month => new Document { Id = $"m{month}", Title = $"Thông báo giao ban tháng {month}", Text = "x", IssuedOn = new DateOnly(2023, month, 1) })]);
        Suggested[] offered = Suggest(index, "thong bao g");
        offered.Where(s => s.Id is not null).Select(s => s.Id).ShouldBe(["m8", "m7"]);
        offered[0].Text.Text.ShouldBe("Thông báo giao ban tháng");
    }

    [Fact]
    public void What_more_documents_have_comes_first()
    {
        using var index = new TestIndex();
        index.Put([.. Enumerable.Range(0, 9).Select(i => new Document { Id = $"d{i}", Text = "x", Places = [i < 6 ? "Tân Hòa" : "Tân An"] })]);
        Suggest(index, "tan").Select(s => s.Text.Text).ShouldBe(["Tân Hòa", "Tân An"]);
    }

    [Fact]
    public void A_document_that_was_deleted_or_changed_is_offered_no_more()
    {
        using var index = new TestIndex();
        index.Put(Papers);
        Suggest(index, "hồ th").ShouldNotBeEmpty();
        index.Delete("tin");
        Suggest(index, "hồ th").ShouldBeEmpty();
        Suggest(index, "xo").ShouldBeEmpty();
        index.Put(Papers[0] with { Title = "Đã thay", Symbol = null });
        Suggest(index, "123").ShouldBeEmpty();
        Suggest(index, "thong bao").ShouldNotContain(s => s.Id == "tb-1");
        Suggest(index, "đã").Single().Id.ShouldBe("tb-1");
    }

    private static Suggested[] Suggest(TestIndex index, string typed) => [.. index.Index.Suggest(new SuggestRequest { Text = typed }, TestContext.Current.CancellationToken)];

    private static string Marked(MarkedText text)
    {
        string marked = text.Text;
        foreach (Mark mark in text.Marks.Reverse())
        {
            marked = marked.Insert(mark.End, ">").Insert(mark.Start, "<");
        }

        return marked;
    }
}
