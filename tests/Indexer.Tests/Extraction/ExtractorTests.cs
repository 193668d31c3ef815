using System.IO.Compression;
using System.Text;
using CsCheck;
using Indexer.Extraction;
using Search.Analysis.LegacyFonts;

namespace Indexer.Tests.Extraction;

public sealed class ExtractorTests
{
    private static Task<List<Extracted>> ExtractAsync(string name, byte[] bytes) => Reading.ReadAsync(name, bytes);

    private static Task<List<Extracted>> ExtractAsync(string name, string text) => ExtractAsync(name, Encoding.UTF8.GetBytes(text));

    private static async Task<string> RefusedAsync(string name, byte[] bytes) =>
        (await Should.ThrowAsync<ExtractionException>(() => ExtractAsync(name, bytes))).Error.Code;

    [Fact]
    public async Task Text_is_kept_to_the_letter()
    {
        const string Text = "\n\n  THÔNG BÁO**kết luận**\r\n\tdòng hai \u00A0\n";
        Extracted item = (await ExtractAsync("a.txt", Text)).ShouldHaveSingleItem();
        item.Draft!.Document.Text.ShouldBe(Text);
        item.Draft.Document.Id.ShouldBe("s:a.txt");
        item.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    public async Task Byte_order_marks_are_obeyed(string encoding, bool told)
    {
        Encoding how = Encoding.GetEncoding(encoding);
        Extracted item = (await ExtractAsync("a.txt", [.. how.GetPreamble(), .. how.GetBytes("Thành ủy Cần Thơ họp")])).ShouldHaveSingleItem();
        item.Draft!.Document.Text.ShouldBe("Thành ủy Cần Thơ họp");
        item.Notes.Any(note => note.Code == "encoding").ShouldBe(told);
    }

    [Fact]
    public async Task A_legacy_encoding_is_guessed_and_told()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] bytes = Encoding.GetEncoding(1258).GetBytes(string.Concat(Enumerable.Repeat("Tha\u0300nh phô\u0301 câ\u0300n giư\u0303 vê\u0323 sinh. ", 20)));
        Extracted item = (await ExtractAsync("a.txt", bytes)).ShouldHaveSingleItem();
        item.Draft.ShouldNotBeNull();
        item.Notes.ShouldContain(note => note.Code == "encoding");
    }

    [Fact]
    public async Task Binary_and_empty_files_are_refused()
    {
        (await RefusedAsync("a.txt", [])).ShouldBe("empty");
        (await RefusedAsync("a.txt", " \n\t "u8.ToArray())).ShouldBe("empty");
        (await RefusedAsync("a.jsonl", "\n\n"u8.ToArray())).ShouldBe("empty");
        (await RefusedAsync("a.html", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3])).ShouldBe("binary");
        byte[] noise = new byte[2000];
        new Random(1).NextBytes(noise);
        (await RefusedAsync("a.txt", noise)).ShouldBe("binary");
    }

    [Fact]
    public async Task Sizes_are_limited()
    {
        (await RefusedAsync("a.txt", new byte[(16 * 1024 * 1024) + 1])).ShouldBe("file-too-large");
        Extracted item = (await ExtractAsync("a.txt", new string('a', (4 * 1024 * 1024) + 1))).ShouldHaveSingleItem();
        item.Errors.ShouldHaveSingleItem().Code.ShouldBe("text-too-long");
    }

    [Fact]
    public async Task Packed_files_are_read_and_bombs_stopped()
    {
        (await ExtractAsync("a.jsonl.gz", Pack("{\"title\":\"Một\"}\n"u8.ToArray()))).ShouldHaveSingleItem().Id.ShouldBe("s:a.jsonl.gz#1");
        (await RefusedAsync("a.txt.gz", [0x1F, 0x8B, 8, .. "not gzip at all"u8])).ShouldBe("gzip-damaged");
        (await RefusedAsync("a.jsonl.gz", Pack(new byte[80 * 1024 * 1024]))).ShouldBe("gzip-bomb");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(30)]
    public async Task A_packed_file_that_is_cut_off_is_damaged_not_shorter(int missing)
    {
        byte[] packed = Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => $"Dòng số {i}.\n"))));
        (await RefusedAsync("a.txt.gz", packed[..^missing])).ShouldBe("gzip-damaged");
    }

    [Fact]
    public async Task A_heading_is_the_title_of_markdown_and_the_text_stays()
    {
        const string Text = "---\nlayout: x\n---\n\n# Kế *hoạch* `số` 1\n\nNội dung **đậm**.\n";
        Extracted item = (await ExtractAsync("a.md", Text)).ShouldHaveSingleItem();
        item.Draft!.Document.Title.ShouldBe("Kế hoạch số 1");
        item.Draft.Document.Text.ShouldBe(Text);
        (await ExtractAsync("b.md", "THÔNG BÁO**kết luận** …"))[0].Draft!.Document.Title.ShouldBe("");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://nganhang.vidu.vn@bay.vidu.vn/")]
    [InlineData("/tin/a.html")]
    public async Task A_page_whose_own_address_is_none_is_taken_without_it(string canonical)
    {
        string page = $"<html><head><title>Dọn kênh</title><link rel=\"canonical\" href=\"{canonical}\"></head><body><p>Bà con xã Mẫu đã cùng nhau dọn sạch con kênh dài.</p></body></html>";
        (await ExtractAsync("a.html", page)).ShouldHaveSingleItem().Draft.ShouldNotBeNull().Document.Url.ShouldBeNull();
    }

    [Fact]
    public async Task A_page_gives_its_main_text_and_what_its_head_says()
    {
        string paragraphs = string.Concat(Enumerable.Range(1, 8).Select(at => $"<p>Đoạn {at} kể rằng bà con xã Mẫu, huyện Thử Nghiệm, đã cùng nhau dọn sạch con kênh dài, trồng thêm cây xanh, và hẹn gặp lại.</p>"));
        Extracted item = (await ExtractAsync("a.html", $$"""
            <!doctype html><html><head><title>Dọn kênh - Báo Mẫu</title><meta property="og:title" content="Dọn kênh"><meta property="og:site_name" content="Báo Mẫu">
            <meta name="author" content="An Bình"><meta property="article:published_time" content="2023-03-05T07:45:00+07:00"><link rel="canonical" href="https://bao.vidu.vn/1">
            <script>var x = "không phải chữ";</script></head><body><nav><ul><li>Trang chủ<li>Thể thao</ul></nav>
            <article><h1>Dọn kênh</h1>{{paragraphs}}</article><footer>Bản quyền</footer></body></html>
            """)).ShouldHaveSingleItem();
        var document = item.Draft.ShouldNotBeNull().Document;
        document.Title.ShouldBe("Dọn kênh");
        document.Text.ShouldContain("Đoạn 8 kể rằng");
        document.Text.ShouldNotContain("không phải chữ");
        document.Text.ShouldNotContain("Trang chủ");
        document.Url.ShouldBe("https://bao.vidu.vn/1");
        document.Author.ShouldBe("An Bình");
        document.Source.ShouldBe("Báo Mẫu");
        document.PublishedAt.ShouldBe(new DateTimeOffset(2023, 3, 5, 7, 45, 0, TimeSpan.FromHours(7)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<meta charset=windows-1252>")]
    [InlineData("<meta http-equiv=Content-Type content='text/html; charset=x-user-defined'>")]
    public async Task A_page_in_the_bytes_of_a_legacy_font_is_converted(string meta)
    {
        const string Title = "thông báo về nước sạch", Text = "Đội đo nước họp bàn về nước sạch cho các xã vùng sâu; độ mặn & độ phèn đều tăng.";
        byte[] page = Making.OtherFiles.Legacy($"<html><head>{meta}<title>{Title}</title></head><body><p>{Text.Replace("&", "&amp;", StringComparison.Ordinal)}</p></body></html>", LegacyEncoding.Tcvn3);
        Extracted item = (await ExtractAsync("a.html", page)).ShouldHaveSingleItem();
        (item.Draft!.Document.Title, item.Draft.Document.Text, item.Draft.Document.Attributes["encoding"]).ShouldBe((Title, Text, "tcvn3"));
    }

    [Fact]
    public async Task Lines_keep_their_ids_or_get_the_line_s()
    {
        List<Extracted> items = await ExtractAsync("a.jsonl", "\uFEFF{\"id\":\"x\",\"title\":\"1\"}\r\n\r\n{\"title\":\"3\"}\n{oops\n{\"title\":\"5\"}");
        items.Select(item => (item.Id, item.Line, item.Draft is not null)).ShouldBe([("x", 1, true), ("s:a.jsonl#3", 3, true), (null, 4, false), ("s:a.jsonl#5", 5, true)]);
        items[2].Errors.ShouldHaveSingleItem().Code.ShouldBe("not-json");
    }

    [Fact]
    public async Task A_line_beyond_16_MiB_is_refused_and_the_next_is_read()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"title\":\"" + new string('a', 16 * 1024 * 1024) + "\"}\n"), .. "{\"id\":\"b\",\"title\":\"x\"}"u8];
        List<Extracted> items = await ExtractAsync("a.jsonl", bytes);
        items.Select(item => (item.Line, item.Draft is not null)).ShouldBe([(1, false), (2, true)]);
        items[0].Errors[0].Code.ShouldBe("item-too-long");
    }

    [Fact]
    public async Task Json_is_an_object_or_a_list_of_them()
    {
        (await ExtractAsync("a.json", "{\"title\":\"x\"}")).ShouldHaveSingleItem().Id.ShouldBe("s:a.json#1");
        List<Extracted> items = await ExtractAsync("a.json", "[\n {\"id\":\"a\",\"title\":\"}{\\\"\"}, {\"title\":\"2\"},\n null, {\"title\": 5}, {\"title\":\"3\"}\n]");
        items.Select(item => (item.Id, item.Line, item.Draft is not null)).ShouldBe([("a", 2, true), ("s:a.json#2.2", 2, true), (null, 3, false), (null, 3, false), ("s:a.json#3.3", 3, true)]);
        (await ExtractAsync("a.json", "[{\"title\":\"x\"}, {\"title\":"))[1].Errors[0].Reason.ShouldContain("ends inside");
    }

    [Theory]
    [InlineData("[", 1_000_000, "", 1, "never closed")]
    [InlineData("\n[ ", 2, "", 3, "never closed")]
    [InlineData("", 0, "[{\"title\":\"x\"},\n", 1, "never closed")]
    [InlineData("", 0, "[]\n]", 2, "closes nothing")]
    public async Task Lists_that_do_not_end_are_no_json(string part, int times, string rest, long line, string reason)
    {
        Extracted item = (await ExtractAsync("a.json", string.Concat(Enumerable.Repeat(part, times)) + rest))[^1];
        (item.Draft, item.Line).ShouldBe((null, line));
        item.Errors.ShouldHaveSingleItem().Code.ShouldBe("not-json");
        item.Errors[0].Reason.ShouldContain(reason);
        item.Errors[0].Remedy.ShouldNotBeEmpty();
        (await RefusedAsync("a.json", "[ ]"u8.ToArray())).ShouldBe("empty");
    }

    [Fact]
    public async Task Utf_16_json_is_read_too()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"id\":\"a\",\"title\":\"Cần Thơ\"}\n{\"id\":\"b\",\"title\":\"x\"}")];
        (await ExtractAsync("a.jsonl", bytes)).Select(item => item.Id).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    [InlineData("a.html")]
    [InlineData("a.json")]
    [InlineData("a.jsonl")]
    [InlineData("a.txt.gz")]
    public void No_bytes_make_an_extractor_throw_anything_but_its_own(string name)
    {
        Gen<byte[]> bytes = Gen.OneOf(
            Gen.Byte.Array[0, 80],
            Gen.OneOf("{", "}", "[", "]", "\"", "\\", "\n", "<p>", "</", "<b", "<!--", "#", "**", "- ", "> ", "title", ":", ",", "ủ", "&#0;", "\u0000", "\uFEFF", "```", "<table><tr>").Array[0, 40].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))));
        bytes.Sample(
            content =>
            {
                try
                {
                    ExtractAsync(name, content).GetAwaiter().GetResult();
                }
                catch (ExtractionException fault)
                {
                    return fault.Error.Reason.Length > 0;
                }

                return true;
            },
            iter: 2000,
            threads: 2);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
