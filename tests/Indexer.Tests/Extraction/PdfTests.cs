using Indexer.Tests.Extraction.Making;

namespace Indexer.Tests.Extraction;

public sealed class PdfTests
{
    private static Task<string> TextAsync(params (double X, double Y, string Text)[] lines) => Reading.TextAsync("a.pdf", PdfFile.At(lines));

    [Fact]
    public async Task The_letterhead_is_read_left_then_right()
    {
        (await TextAsync(
            (90, 780, "UBND HUYỆN MẪU"), (300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
            (95, 765, "PHÒNG NỘI VỤ"), (310, 764, "Độc lập - Tự do - Hạnh phúc"),
            (100, 745, "Số: 5/TB-PNV"), (300, 744, "Mẫu, ngày 3 tháng 4 năm 2023"),
            (250, 700, "THÔNG BÁO"),
            (85, 670, "Kính gửi các đơn vị trong toàn huyện được biết và thực hiện đúng."))).ShouldBe(
            "UBND HUYỆN MẪU\nPHÒNG NỘI VỤ\nSố: 5/TB-PNV\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ngày 3 tháng 4 năm 2023\n\nTHÔNG BÁO\nKính gửi các đơn vị trong toàn huyện được biết và thực hiện đúng.");
    }

    [Fact]
    public async Task Two_columns_of_running_text_are_read_one_after_the_other()
    {
        string[] left = ["Bà con xã Mẫu cùng nhau dọn", "sạch con kênh dài và trồng", "thêm hai hàng cây xanh bên", "đường."];
        string[] right = ["Lãnh đạo huyện khen ngợi việc", "làm ấy và mong các xã khác", "cùng làm theo để huyện thêm", "đẹp."];
        (await TextAsync([.. left.Select((line, at) => (85.0, 700.0 - (15 * at), line)), .. right.Select((line, at) => (320.0, 700.0 - (15 * at), line))])).ShouldBe(
            "Bà con xã Mẫu cùng nhau dọn sạch con kênh dài và trồng thêm hai hàng cây xanh bên đường.\n\nLãnh đạo huyện khen ngợi việc làm ấy và mong các xã khác cùng làm theo để huyện thêm đẹp.");
    }

    [Fact]
    public async Task Tables_are_read_row_by_row() =>
        (await TextAsync(
            (85, 700, "TT"), (130, 700, "Họ và tên"), (320, 700, "Quê quán"), (470, 700, "Điểm"),
            (85, 680, "1"), (130, 680, "Ngô Thị Bé"), (320, 680, "Xã Mẫu"), (470, 680, "9,5"),
            (85, 660, "2"), (130, 660, "Lý Văn Tư"), (320, 660, "Xã Thử"), (470, 660, "8"))).ShouldBe("TT Họ và tên\tQuê quán\tĐiểm\n1\tNgô Thị Bé\tXã Mẫu\t9,5\n2\tLý Văn Tư\tXã Thử\t8");

    [Fact]
    public async Task Spaced_letters_and_split_words_are_joined()
    {
        string text = await TextAsync(
            (200, 700, "Q U Y Ế T   Đ Ị N H"),
            (85, 660, "Hội nghị nghe báo cáo về việc tiêm vắc-"),
            (85, 645, "xin cho học sinh và về dự án học qua in-"),
            (85, 630, "ternet tại xã, theo Công văn số 17/BC-"),
            (85, 615, "UBND của huyện gửi các xã hôm qua."));
        text.ShouldBe("QUYẾT ĐỊNH\n\nHội nghị nghe báo cáo về việc tiêm vắc-xin cho học sinh và về dự án học qua internet tại xã, theo Công văn số 17/BC-UBND của huyện gửi các xã hôm qua.");
    }

    [Fact]
    public async Task Running_heads_and_page_numbers_are_left_out_and_sentences_run_over_pages()
    {
        var paper = new Paper([], [], [.. Enumerable.Range(1, 60).Select(at => $"{at}. Điểm thứ {at} nói rằng các đơn vị trong huyện cần cùng nhau làm sạch đường làng, ngõ xóm, và báo cáo kết quả trước ngày {at % 28 + 1} hằng tháng.")]);
        string text = await Reading.TextAsync("a.pdf", PdfFile.Of(paper, "Lưu hành nội bộ 2023"));
        text.ShouldNotContain("Lưu hành");
        string[] paragraphs = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        paragraphs.Except(paper.Paragraphs).ShouldBeEmpty();
        paragraphs.ShouldBe(paper.Paragraphs);
    }

    [Fact]
    public async Task Files_without_text_are_refused_with_what_to_do()
    {
        (await Reading.RefusedAsync("a.pdf", PdfFile.Scanned())).ShouldBe("scanned");
        (await Reading.RefusedAsync("a.pdf", PdfFile.At())).ShouldBe("no-text");
        (await Reading.RefusedAsync("a.pdf", "%PDF-1.7\n%\u00E2\u00E3\ntrailer"u8.ToArray())).ShouldBe("pdf-damaged");
    }
}
