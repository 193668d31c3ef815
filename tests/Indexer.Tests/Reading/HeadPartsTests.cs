using Indexer.Reading;
using Search.Documents;

namespace Indexer.Tests.Reading;

/// <summary>Where the parts of a paper's head and foot begin and end. All papers are invented.</summary>
public sealed class HeadPartsTests
{
    private const string Head = "UBND XÃ THỬ\nSố: 5/QĐ-UBND\nThử, ngày 02 tháng 8 năm 2018\n\n";

    private static Document Read(string text) => DocumentReader.Complete(new DocumentDraft(new Document { Id = "a", Text = text }, new HashSet<string>()), isWholeFile: true);

    [Theory]
    [InlineData("QUYẾT ĐỊNH\nVề việc bổ nhiệm\nGIÁM ĐỐC BỆNH VIỆN THỬ\nCăn cứ Luật Mẫu;", "Về việc bổ nhiệm")]
    [InlineData("QUYẾT ĐỊNH\nBan hành khung kế hoạch\nBỘ TRƯỞNG BỘ THỬ NGHIỆM\n- Căn cứ Luật Mẫu;", "Ban hành khung kế hoạch")]
    [InlineData("QUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH QUY CHẾ\nỦY BAN NHÂN DÂN XÃ THỬ\nCăn cứ Luật Mẫu;", "VỀ VIỆC BAN HÀNH QUY CHẾ")]
    [InlineData("QUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH QUY CHẾ CỦA\nỦY BAN NHÂN DÂN XÃ THỬ\n\nUBND xã làm theo quy chế này.", "VỀ VIỆC BAN HÀNH QUY CHẾ CỦA ỦY BAN NHÂN DÂN XÃ THỬ")]
    [InlineData("QUYẾT ĐỊNH\nĐiều chỉnh quy hoạch chợ Mẫu\n\nĐiều 1. Điều chỉnh.", "Điều chỉnh quy hoạch chợ Mẫu")]
    [InlineData("NGHỊ QUYẾT\nChương trình giám sát năm 2031\n\nĐiều 1. Thông qua.", "Chương trình giám sát năm 2031")]
    [InlineData("KẾ HOẠCH\n\nThực hiện Nghị quyết về chuyển đổi số\n\nI. MỤC ĐÍCH", "Thực hiện Nghị quyết về chuyển đổi số")]
    [InlineData("KẾ HOẠCH\n\nThực hiện công văn của Sở\nThử, xã xây dựng kế hoạch như sau:\n\n1. Làm.", null)]
    [InlineData("QUYẾT ĐỊNH\n\nĐiều 1. Bổ nhiệm.", null)]
    [InlineData("KẾ HOẠCH\nXét nghiệm diện rộng\n\n1. Làm.", "Xét nghiệm diện rộng")]
    [InlineData("CÔNG VĂN ĐẾN\nNgày: 17/8/2031\n\nQUYẾT ĐỊNH\nVề việc mẫu\n\n1. Làm.", "Về việc mẫu")]
    [InlineData("KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI NĂM 2031\n\nThực hiện như sau:", "PHÒNG, CHỐNG THIÊN TAI NĂM 2031")]
    public void The_subject_begins_below_the_type_and_ends_before_who_decides(string paper, string? subject) => Read(Head + paper).Summary.ShouldBe(subject);

    [Theory]
    [InlineData("CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA\n\nNội dung.")]
    [InlineData("BÁO CÁO VIÊN CỦA XÃ\n\nNội dung.")]
    [InlineData("QUYẾT ĐỊNH LỊCH SỬ CỦA XÃ THỬ\n\nNội dung.")]
    public void Without_symbol_or_day_above_it_a_line_in_capitals_is_no_type(string text) => Read(text).Type.ShouldBeNull();

    [Theory]
    [InlineData("TỔNG BIÊN TẬP\n\nNguyễn Bé Thử", "Tổng Biên tập", "Nguyễn Bé Thử")]
    [InlineData("KT. TỔNG THANH TRA\nPHÓ TỔNG THANH TRA\nNguyễn Bé Thử", "Phó Tổng Thanh tra", "Nguyễn Bé Thử")]
    [InlineData("KT. TRƯỞNG KHỐI\nPHÓ KHỐI THỬ\nNguyễn Bé Thử", "PHÓ KHỐI THỬ", "Nguyễn Bé Thử")]
    [InlineData("KT. VIỆN TRƯỞNG\nPHÓ VIỆN TRƯỞNG\nKIỂM SÁT VIÊN CAO CẤP\n\nTrần Văn Thử", "Phó Viện trưởng Kiểm sát viên cao cấp", "Trần Văn Thử")]
    [InlineData("TRƯỞNG TRẠM\n\nBs Phan Thanh Thử", "TRƯỞNG TRẠM", "Phan Thanh Thử")]
    [InlineData("PHO CHU TICH\nNGUYEN PHONG THU", "Phó Chủ tịch", "NGUYEN PHONG THU")]
    [InlineData("CHỦ TỊCH UBND THÀNH PHỐ\nHỒ CHÍ MINH\n\nTrần Văn Thử", "CHỦ TỊCH UBND THÀNH PHỐ HỒ CHÍ MINH", "Trần Văn Thử")]
    public void An_office_is_no_signer(string foot, string title, string signer)
    {
        Document read = Read($"{Head}QUYẾT ĐỊNH\nVề việc mẫu\n\nĐiều 1. Làm.\n\n{foot}");
        read.SignerTitle.ShouldBe(title);
        read.Signer.ShouldBe(signer);
    }

    [Theory]
    [InlineData("Nơi nhận: HIỆU TRƯỞNG\n- Như trên;\n- Lưu: VT.\nTrần Văn Thử", "Như trên ¦ Lưu: VT")]
    [InlineData("Nơi nhận: - Như trên; - Sở Thử; - Lưu VP.", "Như trên ¦ Sở Thử ¦ Lưu VP")]
    [InlineData("Nơi nhận: Như trên; Lưu VP.", "Như trên ¦ Lưu VP")]
    [InlineData("Nơi nhận:\nNhư kính gửi,\nLưu Văn phòng.\n\nCHỦ TỊCH\nTrần Văn Thử", "Như kính gửi ¦ Lưu Văn phòng")]
    [InlineData("Nơi nhận:\n- VPCP: các PCN,\nTGĐ Cổng; các Vụ, Cục;\n2\n- Lưu: VT.", "VPCP: các PCN, TGĐ Cổng; các Vụ, Cục ¦ Lưu: VT")]
    [InlineData("Nơi nhận:\nNhư trên;\nVPCP: các PCN,\nTGĐ Cổng;\nLưu: VT.\n\nCHỦ TỊCH\nTrần Văn Thử", "Như trên ¦ VPCP: các PCN, TGĐ Cổng ¦ Lưu: VT")]
    [InlineData("Nơi nhận:\nBáo cáo trước ngày 15.\n", "")]
    public void Each_recipient_stands_by_itself_and_the_signature_is_none(string foot, string recipients) =>
        string.Join(" ¦ ", Read($"{Head}QUYẾT ĐỊNH\nVề việc mẫu\n\nĐiều 1. Làm.\n\n{foot}").Recipients).ShouldBe(recipients);

    [Theory]
    [InlineData("tp. Thử Nghiệm, ngày 2 tháng 8 năm 2018", "Thử Nghiệm")]
    [InlineData("xã Tân Thử, ngày 2/8/2018", "Tân Thử")]
    [InlineData("| *Bình Thử, ngày 2 tháng 8 năm 2018*", "Bình Thử")]
    [InlineData("Số: 5/QĐ-UBND Bình Thử, ngày 2 tháng 8 năm 2018", "Bình Thử")]
    [InlineData("Căn cứ Luật Mẫu, ngày 2 tháng 8 năm 2018", null)]
    public void The_day_of_issue_stands_behind_its_place(string line, string? place)
    {
        Document read = Read($"UBND XÃ THỬ\n{line}\n\nQUYẾT ĐỊNH\nVề việc mẫu\n\nĐiều 1. Làm.");
        read.IssuedOn.ShouldBe(place is null ? null : new DateOnly(2018, 8, 2));
        (read.Places is [{ } first, ..] ? first : null).ShouldBe(place);
    }

    [Theory]
    [InlineData("HỘI NHÀ BÁO THỬ\nBÁO MẪU", "BÁO MẪU", "HỘI NHÀ BÁO THỬ")]
    [InlineData("SỞ Y TẾ THỬ\nTRẠM Y TẾ XÃ MẪU", "TRẠM Y TẾ XÃ MẪU", "SỞ Y TẾ THỬ")]
    [InlineData("TRUNG TÂM THỬ\nBẢO TỒN DI SẢN", "TRUNG TÂM THỬ BẢO TỒN DI SẢN", null)]
    [InlineData("BAN CHỈ ĐẠO\nPHÒNG, CHỐNG THIÊN TAI", "BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI", null)]
    public void A_body_below_a_body_is_its_own(string lines, string issuer, string? superior)
    {
        Document read = Read($"{lines}\nSố: 5/TB-X\n\nTHÔNG BÁO\nvề việc mẫu\n\nNội dung.");
        read.Issuer.ShouldBe(issuer);
        read.Attributes.GetValueOrDefault("superior").ShouldBe(superior);
    }

    [Theory]
    [InlineData("BIÊN BẢN\nhọp chi bộ\n\nHôm nay, lúc 14 giờ 00 phút, ngày 05 tháng 4 năm 2015, chi bộ họp.", "2015-04-05")]
    [InlineData("BIÊN BẢN\nvề việc mẫu\n\nVào hồi 09 giờ 15 phút, ngày 12/3/2021, tổ công tác họp gồm:", "2021-03-12")]
    [InlineData("THÔNG CÁO SỐ 3\nKỳ họp thứ 3\n\nThứ Tư, ngày 24/5/2017, Hội đồng tiếp tục làm việc.", "2017-05-24")]
    [InlineData("GIẤY MỜI\nDự kỳ họp thứ bảy\n\nTrân trọng kính mời quý vị\nĐến dự: Kỳ họp\nThời gian: 07 giờ 30 phút, ngày 15 tháng 12 năm 2022 (thứ Năm)", "2022-12-15")]
    [InlineData("KẾ HOẠCH\nthi công cầu\n\nThời gian: 07 giờ 30 phút, ngày 15 tháng 12 năm 2022", null)]
    [InlineData("GIẤY MỜI\nDự kỳ họp thứ bảy\n\nThời gian: từ ngày 15/12/2022 đến ngày 16/12/2022", null)]
    public void The_day_of_a_meeting_may_stand_behind_its_hour(string paper, string? day) =>
        Read(Head + paper).HeldOn.ShouldBe(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_symbol_with_a_dot_is_not_cited_by_the_paper_that_bears_it()
    {
        Document read = Read("UBND TỈNH THỬ\nSố: 45/CT.UB\nThử, ngày 02 tháng 8 năm 1998\n\nCHỈ THỊ\nvề việc mẫu\n\nTheo Quyết định số 45/QĐ-TTg.");
        read.Symbol.ShouldBe("45/CT.UB");
        read.Cites.ShouldBe(["45/QĐ-TTg"]);
    }

    [Fact]
    public void The_lead_of_an_item_may_follow_the_paper_s_sign_without_brackets()
    {
        Document read = Read("BMO - Chiều 4-3-2031, xã Mẫu tổ chức hội nghị về việc giữ sạch kênh rạch của các ấp.\n\nBà con trong xã hưởng ứng, mỗi nhà một việc, ai cũng có phần trong việc giữ kênh.");
        read.Kind.ShouldBe(DocumentKind.News);
        read.Summary.ShouldStartWith("Chiều 4-3-2031, xã Mẫu");
        read.HeldOn.ShouldBe(new DateOnly(2031, 3, 4));
        read.Attributes["dateline"].ShouldBe("BMO");
    }

    [Theory]
    [InlineData("ỦY BAN NHÂN DÂN XÃ THỬ")]
    [InlineData("Ủy ban nhân dân xã Thử")]
    public void A_line_that_names_the_body_is_no_title(string line) =>
        Read($"{line}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nNội dung.").Title.ShouldBeEmpty();

    [Fact]
    public void The_day_of_issue_may_stand_below_the_marks_of_a_letter() =>
        Read("HUYỆN ỦY THỬ\nVĂN PHÒNG\n*\nSố 56-CV/VPHU\n\"V/v chuẩn bị họp\"\n\nMẬT\nKHẨN\n\nĐẢNG CỘNG SẢN VIỆT NAM\nThử, ngày 24 tháng 8 năm 2031\n\nKính gửi: Các chi bộ.")
            .IssuedOn.ShouldBe(new DateOnly(2031, 8, 24));

    [Fact]
    public void The_body_below_the_addressed_is_none_of_them() =>
        Read("SỞ THỬ\nSố: 5/ST-VP\nV/v mẫu\n\nKính gửi: Sở Mẫu; Đài Mẫu;\nThực hiện kế hoạch năm, Sở Thử đề nghị phối hợp.").Recipients.ShouldBe(["Sở Mẫu", "Đài Mẫu"]);

    [Fact]
    public void A_telegram_names_whom_it_goes_to_behind_who_sends_it() =>
        Read($"{Head}CÔNG ĐIỆN\nVề việc ứng phó bão\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ THỬ điện:\n- Các ấp;\n- Trạm bơm Mẫu.\n\nĐể ứng phó với bão, Chủ tịch yêu cầu:\n1. Kêu gọi tàu thuyền.")
            .Recipients.ShouldBe(["Các ấp", "Trạm bơm Mẫu"]);

    [Fact]
    public void The_addressed_of_a_paper_without_type_may_stand_below_a_long_head() =>
        Read("HUYỆN ỦY THỬ\nVĂN PHÒNG\n*\nSố 56-CV/VPHU\n\nMẬT\n\nĐẢNG CỘNG SẢN VIỆT NAM\nThử, ngày 24 tháng 8 năm 2031\n\nKính gửi: Các chi bộ.\n\nVăn phòng đề nghị chuẩn bị họp.")
            .Recipients.ShouldBe(["Các chi bộ"]);

    [Fact]
    public void People_that_were_supplied_empty_get_no_titles()
    {
        var document = new Document { Id = "a", Text = "Ông Trần Văn Thử, Chủ tịch UBND xã Mẫu, cho biết." };
        DocumentReader.Complete(new DocumentDraft(document, new HashSet<string>())).Attributes.Keys.ShouldContain("people[0].title");
        DocumentReader.Complete(new DocumentDraft(document, new HashSet<string> { "people" })).Attributes.Keys.ShouldNotContain("people[0].title");
    }
}
