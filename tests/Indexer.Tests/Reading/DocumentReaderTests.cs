using CsCheck;
using Indexer.Reading;
using Search.Documents;

namespace Indexer.Tests.Reading;

public sealed class DocumentReaderTests
{
    private static Document Read(string text, string title = "", params string[] supplied) =>
        DocumentReader.Complete(new DocumentDraft(new Document { Id = "a", Title = title, Text = text }, new HashSet<string>(supplied)), isWholeFile: true);

    private static string Span(Document document, string field)
    {
        ExtractedValue where = document.Extracted[field];
        where.Confidence.ShouldBeInRange(0, 1);
        return document.Text[where.Start..where.End];
    }

    /// <summary>Whatever a text makes the reader take for names, titles and lists, what comes of it may enter a store.</summary>
    [Fact]
    public void What_is_read_keeps_to_the_rules_of_documents()
    {
        string endless = string.Concat(Enumerable.Repeat("Huyện Đông ", 2000));
        string[] texts =
        [
            "ỦY BAN NHÂN DÂN\nTHÔNG BÁO\n" + endless + "\n\nNội dung.",
            "Nội dung.\n\nNơi nhận:\n" + string.Concat(Enumerable.Range(0, 7000).Select(n => $"- Sở Nội vụ tỉnh số {n};\n")) + "- Lưu: VT.",
            "Nơi nhận:\n- " + endless + ";\n- Lưu: VT.\n\nCHỦ TỊCH\n" + endless,
            string.Concat(Enumerable.Range(0, 7000).Select(n => $"Ảnh: {endless[..200]}{n}\n\nSở Công thương số {n} gặp ông Lê Văn An{n} ở huyện Mỹ Đức {n}, theo Nghị quyết số {n}-NQ/TW.\n\n")),
            "HĐND TỈNH " + endless + "\nSố: " + new string('1', 9000) + "-TB/TU\n" + endless + ", ngày 3 tháng 5 năm 2022\nTHÔNG BÁO\n" + endless,
        ];
        foreach (string text in texts)
        {
            DocumentRules.Check(Read(text)).Errors.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_notice_s_title_is_its_type_and_the_lines_of_its_subject()
    {
        Document document = Read("""


            THÔNG BÁO

            **kết luận của đồng chí Trần Thị Mẫu,
            Bí thư Huyện ủy Thử Nghiệm
            tại cuộc họp Ban Thường vụ Huyện ủy**

            Ngày 03/5/2022, Ban Thường vụ Huyện ủy họp thường kỳ.
            """);

        document.Kind.ShouldBe(DocumentKind.Notice);
        document.Type.ShouldBe("Thông báo");
        document.Title.ShouldBe("Thông báo kết luận của đồng chí Trần Thị Mẫu, Bí thư Huyện ủy Thử Nghiệm tại cuộc họp Ban Thường vụ Huyện ủy");
        document.HeldOn.ShouldBe(new DateOnly(2022, 5, 3));
        Span(document, "type").ShouldBe("THÔNG BÁO");
        Span(document, "heldOn").ShouldBe("Ngày 03/5/2022");
        Span(document, "title").ShouldStartWith("THÔNG BÁO");
    }

    [Theory]
    [InlineData("THÔNG BÁO**kết luận của Thường trực,\r\ntại cuộc họp**\r\n\r\nNội dung.", "Thông báo kết luận của Thường trực, tại cuộc họp")]
    [InlineData("KẾ HOẠCH\nTổ chức hội thi năm 2023\n\nCăn cứ …", "Kế hoạch Tổ chức hội thi năm 2023")]
    [InlineData("BÁO CÁO\n\nVề tình hình tháng 5\n\n1. Kết quả", "Báo cáo Về tình hình tháng 5")]
    [InlineData("QUYẾT ĐỊNH\nCăn cứ Luật …", "Quyết định")]
    [InlineData("TỜ TRÌNH VỀ VIỆC SỬA TRƯỜNG\n\nKính gửi: …", "Tờ trình VỀ VIỆC SỬA TRƯỜNG")]
    public void Heads_of_papers(string text, string title)
    {
        Document document = Read(text);
        document.Title.ShouldBe(title);
        document.Kind.ShouldBe(DocumentKind.Notice);
    }

    [Fact]
    public void Symbol_and_day_of_issue_are_read_from_the_head()
    {
        Document document = Read("""
            ĐẢNG BỘ TỈNH MẪU
            Số: 07 - TB/HU

            Thử Nghiệm, ngày 04 tháng 5 năm 2022

            THÔNG BÁO
            về lịch tiếp công dân

            Căn cứ Quy định số 11-QĐi/TW, ngày 18 tháng 02 năm 2019.
            """);

        document.Symbol.ShouldBe("07-TB/HU");
        document.IssuedOn.ShouldBe(new DateOnly(2022, 5, 4));
        document.Title.ShouldBe("Thông báo về lịch tiếp công dân");
        Span(document, "symbol").ShouldBe("07 - TB/HU");
        Span(document, "issuedOn").ShouldBe("ngày 04 tháng 5 năm 2022");
        document.HeldOn.ShouldBeNull();
    }

    [Fact]
    public void A_news_item_s_headline_stands_below_its_overline()
    {
        Document document = Read("""
            05/03/2023 - 07:45

            Ðồng chí Lê Văn Thử, Chủ tịch UBND xã Mẫu:

            Giữ sạch kênh rạch, giữ màu xanh 

            (BM) - Sáng 4-3, xã Mẫu ra quân.

            Bà con hưởng ứng.

            Tin, ảnh: AN BÌNH

            Chia sẻ bài viết
            """);

        document.Kind.ShouldBe(DocumentKind.News);
        document.Title.ShouldBe("Giữ sạch kênh rạch, giữ màu xanh");
        document.PublishedAt.ShouldBe(new DateTimeOffset(2023, 3, 5, 7, 45, 0, TimeSpan.FromHours(7)));
        document.Author.ShouldBe("AN BÌNH");
        document.Type.ShouldBeNull();
        Span(document, "title").ShouldBe(document.Title);
        Span(document, "publishedAt").ShouldBe("05/03/2023 - 07:45");
        Span(document, "author").ShouldBe("AN BÌNH");
    }

    [Theory]
    [InlineData("Tin, ảnh: AN BÌNH", "AN BÌNH")]
    [InlineData("Bài và ảnh: An Bình", "An Bình")]
    [InlineData("Bài: AN BÌNH - Ảnh: THU HÀ", "AN BÌNH")]
    [InlineData("Tin: AN BÌNH - THU HÀ", "AN BÌNH - THU HÀ")]
    [InlineData("AN BÌNH - THU HÀ", "AN BÌNH - THU HÀ")]
    [InlineData("Tin: không có ai", null)]
    [InlineData("Ảnh: THU HÀ", null)]
    public void Bylines(string last, string? author) => Read($"(BM) - Một câu.\n\nHai câu.\n\nBa câu.\n\n{last}").Author.ShouldBe(author);

    [Theory]
    [InlineData("Nơi nhận: Như trên; Lưu: VT.", "Như trên|Lưu: VT")]
    [InlineData("Nơi nhận:\n- A,\nB\n- C.", "A, B|C")]
    [InlineData("NƠI NHẬN\n+ A;\n+ B.", "A|B")]
    [InlineData("**Nơi nhận:**\n\n- A;\n\nCâu khác.", "A")]
    [InlineData("Nơi nhận:\n- A;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Thử", "A")]
    [InlineData("Kính gửi: Sở Mẫu.\n\nNội dung.", "Sở Mẫu")]
    [InlineData("Nơi nhận hồ sơ là bộ phận một cửa.", "")]
    public void Recipients(string text, string recipients) => string.Join('|', Read($"THÔNG BÁO\nvề việc mẫu\n\n{text}").Recipients).ShouldBe(recipients);

    [Theory]
    [InlineData("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLê Văn Thử", "Lê Văn Thử", "Bí thư", "T/M BAN THƯỜNG VỤ")]
    [InlineData("T/M BỘ CHÍNH TRỊ\n\nLê Văn Thử", "Lê Văn Thử", null, "T/M BỘ CHÍNH TRỊ")]
    [InlineData("TL. BỘ TRƯỞNG\nKT. VỤ TRƯỞNG VỤ PHÁP CHẾ\nPHÓ VỤ TRƯỞNG\n\n(Đã ký)\n\nPGS.TS. Lê Văn Thử", "Lê Văn Thử", "Phó Vụ trưởng", "TL. BỘ TRƯỞNG; KT. VỤ TRƯỞNG VỤ PHÁP CHẾ")]
    [InlineData("BÍ THƯ\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO\n\nLê Văn Thử", "Lê Văn Thử", "Bí thư kiêm TRƯỞNG BAN CHỈ ĐẠO", null)]
    [InlineData("Q. CHÁNH VĂN PHÒNG\n\nThiếu tướng Lê Văn Thử", "Lê Văn Thử", "Q. CHÁNH VĂN PHÒNG", null)]
    [InlineData("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", null, "Chủ tịch", "TM. ỦY BAN NHÂN DÂN")]
    [InlineData("GIÁM ĐỐC ĐÃ NÓI\n\nvới mọi người.", null, null, null)]
    public void Signatures(string text, string? signer, string? title, string? authority)
    {
        Document document = Read($"THÔNG BÁO\nvề việc mẫu\n\nNội dung.\n\n{text}");
        (document.Signer, document.SignerTitle, document.Attributes.GetValueOrDefault("authority")).ShouldBe((signer, title, authority));
    }

    [Theory]
    [InlineData("Các xã, phường tập trung nắm tình hình trong nhân dân, phản ánh kịp thời những kiến nghị về", true)]
    [InlineData("Các xã, phường tập trung nắm tình hình trong nhân dân, phản ánh kịp thời những kiến nghị.", false)]
    [InlineData("Các xã, phường tập trung nắm tình hình trong nhân dân, phản ánh kịp thời những kiến nghị./.", false)]
    [InlineData("Các xã, phường tập trung nắm tình hình", false)]
    [InlineData("- Các xã, phường tập trung nắm tình hình trong nhân dân, phản ánh kịp thời những kiến nghị", false)]
    [InlineData("Phu luc so 02_Danh muc trang thiet bi kem theo Thong tu so 5.2020.TT-BX da sua doi.docx", false)]
    [InlineData("Các xã, phường tập trung nắm tình hình trong nhân dân, theo lời ông Lê Văn Thử", false)]
    public void Texts_that_break_off(string last, bool isCut) =>
        Read($"THÔNG BÁO\nvề việc mẫu\n\nNội dung.\n\n{last}").Attributes.ContainsKey("truncated").ShouldBe(isCut);

    [Theory]
    [InlineData("", true)]
    [InlineData("Đoạn này cũng không có dấu chấm ở cuối nên đoạn cuối không nói lên điều gì cả", false)]
    public void A_text_that_ends_paragraphs_without_a_mark_does_not_break_off(string paragraph, bool isCut) =>
        Read($"THÔNG BÁO\nvề việc mẫu\n\n{paragraph}\n\nCác xã, phường tập trung nắm tình hình, tâm trạng, dư luận trong nhân dân và chủ").Attributes.ContainsKey("truncated").ShouldBe(isCut);

    [Fact]
    public void A_news_item_on_one_line_does_not_say_whether_it_breaks_off() =>
        Read("Người trồng mía xuống đồng sớm hơn mọi năm. Nhà máy báo tăng giá thu mua và hứa trả tiền ngay Theo Báo Mẫu và các cộng tác viên tại miền Tây").Attributes.ContainsKey("truncated").ShouldBeFalse();

    [Theory]
    [InlineData("ở quận Mẫu Sơn và thành phố Thử Nghiệm", "Mẫu Sơn|Thử Nghiệm")]
    [InlineData("TP. Hồ Chí Minh, TP Hồ Chí Minh, thành phố Hồ Chí Minh", "Hồ Chí Minh")]
    [InlineData("tỉnh Bà Rịa - Vũng Tàu; Quận 1, quận 3; trong quận 4 trường; xã A", "Bà Rịa - Vũng Tàu|Quận 1|Quận 3")]
    [InlineData("huyện Kỳ Mẫu và thị xã Từ Mẫu; tỉnh Mẫu Sơn Khóa X, Kỳ họp thứ 3", "Kỳ Mẫu|Từ Mẫu|Mẫu Sơn")]
    [InlineData("Bí thư Tỉnh Đoàn Nguyễn Văn Thử và thanh niên xã Đoàn Mẫu", "Đoàn Mẫu")]
    [InlineData("huyện ủy, tỉnh Đoàn, thành phố trong sạch, xã hội, xã Hội đồng", "")]
    [InlineData("Chủ tịch UBND tỉnh Lê Văn Thử", "")]
    [InlineData("ông xã Lê Mẫu, hợp tác xã Mẫu Xanh, huyện Thử Trên đường về", "Thử")]
    [InlineData("thành phố Tuy Mẫu, huyện Ba Vì Mẫu và thành phố Thủ Dầu Một", "Tuy Mẫu|Ba Vì Mẫu|Thủ Dầu Một")]
    [InlineData("Chủ tịch UBND huyện Mẫu Sơn Lê Văn Thử cho biết", "Mẫu Sơn")]
    public void PlaceNames(string text, string places) => string.Join('|', Read($"THÔNG BÁO\nvề việc mẫu\n\nViệc {text}.").Places).ShouldBe(places);

    [Fact]
    public void What_was_supplied_wins()
    {
        var supplied = new Document { Id = "a", Kind = DocumentKind.News, Title = "Của tôi", Text = "THÔNG BÁO\n\nvề việc gì đó\n\nNội dung.", Type = "Tin" };
        Document document = DocumentReader.Complete(new DocumentDraft(supplied, new HashSet<string> { "kind", "title", "type" }));
        document.Kind.ShouldBe(DocumentKind.News);
        document.Title.ShouldBe("Của tôi");
        document.Type.ShouldBe("Tin");
        document.Extracted.ShouldBeEmpty();
    }

    [Fact]
    public void A_plain_date_goes_where_the_kind_says()
    {
        var date = new DateTimeOffset(2021, 6, 16, 0, 0, 0, TimeSpan.FromHours(7));
        var news = new Document { Id = "a", Title = "Tin trong ngày", Text = "Một câu." };
        DocumentReader.Complete(new DocumentDraft(news, new HashSet<string> { "title", "text" }, date)).PublishedAt.ShouldBe(date);
        Document notice = DocumentReader.Complete(new DocumentDraft(news with { Symbol = "1/QĐ-UBND" }, new HashSet<string> { "title", "text", "symbol" }, date));
        notice.Kind.ShouldBe(DocumentKind.Notice);
        notice.IssuedOn.ShouldBe(new DateOnly(2021, 6, 16));
        notice.PublishedAt.ShouldBeNull();
        DocumentReader.Complete(new DocumentDraft(news with { Title = "Thông tư số 9/2020/TT-BX về mẫu" }, new HashSet<string> { "title" })).Kind.ShouldBe(DocumentKind.Notice);
    }

    [Theory]
    [InlineData("Chỉ là vài dòng\nkhông có gì đặc biệt.", "Chỉ là vài dòng")]
    [InlineData("31/02/2022 - 10:00\n\nKhông có ngày ấy.", "31/02/2022 - 10:00")]
    public void Without_any_sign_the_first_line_is_the_title_and_nothing_is_invented(string text, string title)
    {
        Document document = Read(text);
        document.Kind.ShouldBe(DocumentKind.News);
        document.Title.ShouldBe(title);
        document.PublishedAt.ShouldBeNull();
        document.Extracted["title"].Confidence.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void No_text_makes_the_reader_throw_and_every_span_lies_in_the_text()
    {
        Gen<string> pieces = Gen.OneOf("THÔNG BÁO", "Số: 1-TB/TU", "\n", "\r\n\r\n", "**", "17/01/2022 - 19:09", "(CT) - ", "Ngày 1/1/2021, họp", ":", "Hà Nội, ngày 1 tháng 1 năm 2020", "Tin: AN BÌNH", "\t|", "x", "Nơi nhận:", "- Như trên;", "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ BÍ THƯ", "Lê Văn Thử", "đồng chí ", ", Bí thư Thành ủy", "Các đồng chí: ",
            "V/v mẫu", "Kính gửi: ", "Ảnh: AN BÌNH", "MẬT", "UBND TỈNH MẪU", "          ", "Sáng 29-2, ", "Nghị quyết số 5-NQ/TU", " ngày 3/4/2020", "này được Quốc hội thông qua ngày 1/1/2020", "xã Mẫu", "Sở Y tế", "\u0301", "\uD800");
        Gen<string> texts = Gen.OneOf(Gen.String, pieces.Array[0, 12].Select(parts => string.Concat(parts)));
        texts.Sample(text => Read(text).Extracted.Values.All(where => where.Start >= 0 && where.Start <= where.End && where.End <= text.Length));
    }

    [Fact]
    public void Of_many_recipients_some_are_listed_and_all_are_an_aside()
    {
        string text = "BAN THỬ\nSố: 12-TB/BT\n\nTHÔNG BÁO\nVề việc thử\n\nNội dung một câu.\n\nNơi nhận:\n" + string.Concat(Enumerable.Range(1, 450).Select(i => $"- Đơn vị thử {i};\n")) + "- Lưu: VT.";
        Document read = ReadingSpec.Read(text);
        read.Recipients.Count.ShouldBe(200);
        read.Recipients[^1].ShouldBe("Đơn vị thử 200");
        read.Extracted["recipients[200]"].Start.ShouldBe(text.IndexOf("Đơn vị thử 201", StringComparison.Ordinal));
        Aside aside = DocumentAsides.Of(read).ShouldHaveSingleItem();
        text[aside.Start..aside.End].ShouldStartWith("Nơi nhận:");
        text[aside.Start..aside.End].ShouldEndWith("Lưu: VT");
    }
}
