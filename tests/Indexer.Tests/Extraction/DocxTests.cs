using System.Text;
using static Indexer.Tests.Extraction.Making.WordFile;

namespace Indexer.Tests.Extraction;

public sealed class DocxTests
{
    private const string Numbering = """
        <w:numbering NS>
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        </w:numbering>
        """;

    private static Task<string> TextAsync(string body, params (string Name, string Xml)[] parts) => Reading.TextAsync("a.docx", OfBody(body, parts));

    private static string Item(int list, int level, string text) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    [Fact]
    public async Task Automatic_numbers_are_written_as_Word_shows_them()
    {
        string body = Item(1, 0, "Phạm vi") + Item(1, 1, "một") + Item(1, 1, "hai") + Item(1, 2, "gạch") + Item(1, 0, "Hiệu lực") + Item(1, 1, "lại một")
            + Item(2, 0, "Phần ba") + Item(2, 1, "mục") + Item(3, 0, "đếm lại");
        (await TextAsync(body, ("numbering.xml", Numbering))).ShouldBe(
            "Điều 1. Phạm vi\na) một\nb) hai\n- gạch\nĐiều 2. Hiệu lực\na) lại một\nIII. Phần ba\nIII.1. mục\nĐiều 1. đếm lại");
    }

    [Theory]
    [InlineData("<w:rFonts w:ascii=\".VnTimeH\" w:hAnsi=\".VnTimeH\"/>", "th«ng b¸o", "céng hßa x· héi chñ nghÜa viÖt nam", "THÔNG BÁO\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nvề việc cấp nước sạch cho xã Mẫu")]
    [InlineData("<w:rFonts w:ascii=\".VnTime\"/>", "Th«ng b¸o", "Céng hßa x· héi", "Thông báo\nCộng hòa xã hội\nvề việc cấp nước sạch cho xã Mẫu")]
    [InlineData("<w:caps/>", "Thông báo", "Cộng hòa", "THÔNG BÁO\nCỘNG HÒA\nvề việc cấp nước sạch cho xã Mẫu")]
    public async Task Small_letters_that_a_font_shows_as_capitals_are_capitals(string properties, string first, string second, string text)
    {
        string Run(string shown) => $"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{shown}</w:t></w:r></w:p>";
        (await TextAsync(Run(first) + Run(second) + Paragraph("vÒ viÖc cÊp n\u00ADíc s¹ch cho x· MÉu"))).ShouldBe(text);
    }

    [Fact]
    public async Task Paragraphs_whose_ends_were_deleted_run_on()
    {
        string body = string.Concat(Enumerable.Repeat("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", 20_000));
        (await TextAsync(body + Paragraph("b"))).ShouldBe(new string('a', 20_000) + "b");
    }

    [Fact]
    public async Task Styles_number_too_and_a_paragraph_may_opt_out()
    {
        const string Styles = """
            <w:styles NS><w:style w:styleId="Khoan"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="KhoanNho"><w:basedOn w:val="Khoan"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style></w:styles>
            """;
        string Styled(string style, string text, string more = "") => $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
        string body = Styled("Khoan", "ba") + Styled("KhoanNho", "nhỏ") + Styled("Khoan", "không số", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + Styled("Khoan", "bốn") + Styled("Vong", "vòng");
        (await TextAsync(body, ("numbering.xml", Numbering), ("styles.xml", Styles))).ShouldBe("III. ba\nIII.1. nhỏ\nkhông số\nIV. bốn\nvòng");
    }

    [Fact]
    public async Task Cells_are_read_one_after_the_other_and_rows_of_short_cells_are_lines()
    {
        string Cell(params string[] lines) => $"<w:tc><w:tcPr/>{string.Concat(lines.Select(Paragraph))}</w:tc>";
        string body = $"<w:tbl><w:tr>{Cell("UBND XÃ MẪU", "Số: 1/TB")}{Cell("CỘNG HÒA", "Độc lập")}</w:tr></w:tbl>{Paragraph("THÔNG BÁO")}"
            + $"<w:tbl><w:tr>{Cell("1")}{Cell("Ngô Thị Bé")}{Cell("42")}</w:tr><w:tr>{Cell("2")}{Cell("<w:tbl/>Lý A", "dòng hai")}{Cell("7")}</w:tr></w:tbl>";
        (await TextAsync(body.Replace("&lt;w:tbl/&gt;", "", StringComparison.Ordinal))).ShouldBe(
            "UBND XÃ MẪU\nSố: 1/TB\nCỘNG HÒA\nĐộc lập\nTHÔNG BÁO\n1\tNgô Thị Bé\t42\n2\nLý A\ndòng hai\n7");
    }

    [Fact]
    public async Task What_tracking_deleted_is_left_out()
    {
        const string Body = """
            <w:p><w:r><w:t xml:space="preserve">giữ </w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins>
            <w:moveFrom><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t xml:space="preserve"> chỗ mới</w:t></w:r></w:moveTo></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">hai đoạn </w:t></w:r></w:p><w:p><w:r><w:t>nhập một</w:t></w:r></w:p>
            """;
        (await TextAsync(Body)).ShouldBe("giữ thêm chỗ mới\nhai đoạn nhập một");
    }

    [Fact]
    public async Task Hidden_text_and_field_codes_are_left_out_and_results_kept()
    {
        const string Body = """
            <w:p><w:r><w:t>Trang </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \* MERGEFORMAT</w:instrText></w:r><w:r><w:t>7</w:t></w:r>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:tab/><w:t>hiện</w:t><w:br/><w:t>vắc</w:t><w:noBreakHyphen/><w:t>xin</w:t></w:r></w:p>
            """;
        (await TextAsync(Body)).ShouldBe("Trang 7\thiện\nvắc-xin");
    }

    [Fact]
    public async Task A_text_box_is_read_once_behind_its_paragraph()
    {
        string box = $"<w:txbxContent>{Paragraph("trong hộp")}</w:txbxContent>";
        string body = $"<w:p><w:r><w:t>neo</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>{box}</wps:txbx></mc:Choice>"
            + $"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> tiếp</w:t></w:r></w:p>" + Paragraph("sau");
        (await TextAsync(body)).ShouldBe("neo tiếp\ntrong hộp\nsau");
    }

    [Fact]
    public async Task Notes_stand_behind_the_text_and_headers_nowhere()
    {
        const string Notes = """
            <w:footnotes NS><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>vạch</w:t></w:r></w:p></w:footnote>
            <w:footnote w:id="2"><w:p><w:r><w:t>chú giải</w:t></w:r></w:p></w:footnote><w:footnote w:id="9"><w:p><w:r><w:t>không ai nhắc</w:t></w:r></w:p></w:footnote></w:footnotes>
            """;
        const string Body = """<w:p><w:r><w:t>phường</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> Mẫu</w:t></w:r></w:p>""";
        (await TextAsync(Body, ("footnotes.xml", Notes), ("header.xml", "<w:hdr NS><w:p><w:r><w:t>đầu trang</w:t></w:r></w:p></w:hdr>"))).ShouldBe("phường Mẫu\n\n[1] chú giải");
    }

    [Fact]
    public async Task What_the_file_says_of_itself_is_a_hint_only()
    {
        var document = (await Reading.ReadAsync("a.docx", OfBody(Paragraph("chữ")))).ShouldHaveSingleItem().Draft.ShouldNotBeNull().Document;
        document.Title.ShouldBe("");
        document.Attributes.ShouldBe(new Dictionary<string, string> { ["fileTitle"] = "Mẫu cũ", ["fileAuthor"] = "may01" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Bombs_and_entities_are_refused()
    {
        (await Reading.RefusedAsync("a.docx", OfBody($"<w:p><w:r><w:t>{new string(' ', 8_000_000)}</w:t></w:r></w:p>"))).ShouldBe("zip-bomb");
        (await Reading.RefusedAsync("a.docx", OfBody(string.Concat(Enumerable.Repeat("<w:sdt>", 500)) + "x" + string.Concat(Enumerable.Repeat("</w:sdt>", 500))))).ShouldBe("docx-too-deep");
        (await Reading.RefusedAsync("a.docx", Pack([.. Enumerable.Range(0, 1001).Select(at => ($"word/{at}", "x"u8.ToArray()))]))).ShouldBe("too-many-parts");
        byte[] entity = Encoding.UTF8.GetBytes("""<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&a;</w:document>""");
        (await Reading.RefusedAsync("a.docx", Pack(("word/document.xml", entity)))).ShouldBe("docx-damaged");
        (await Reading.RefusedAsync("a.docx", Pack(("word/other.xml", "x"u8.ToArray())))).ShouldBe("binary");
        (await Reading.RefusedAsync("a.docx", OfBody("<w:p/>"))).ShouldBe("no-text");
    }
}
