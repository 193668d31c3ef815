using System.Text;
using Indexer.Extraction;
using Indexer.Tests.Extraction.Making;

namespace Indexer.Tests.Extraction;

/// <summary>What a file is, is what it holds; its name counts where that leaves it open.</summary>
public sealed class ChoiceTests
{
    private static readonly Extractors All = new();

    private static string? Kind(string name, byte[] content) => All.Choose(name, content)?.Extensions[0];

    private static string? Kind(string name, string content) => Kind(name, Encoding.UTF8.GetBytes(content));

    [Theory]
    [InlineData("<!DOCTYPE html><p>x", ".html")]
    [InlineData("\uFEFF <?xml version='1.0'?><!-- lưu --><html lang=vi>", ".html")]
    [InlineData("{\"title\":\"x\"}", ".json")]
    [InlineData("[ {\"title\":\"x\"}, {\"title\":\"y\"} ]", ".json")]
    [InlineData("{\"title\":\"x\"}\n{\"title\":\"y\"}\n", ".jsonl")]
    [InlineData("From: a@b.example\r\nDate: Tue, 14 Mar 2023 08:15:00 +0700\r\nX-Any: 1\r\n tiếp\r\n\r\nchữ", ".eml")]
    [InlineData("%PDF-1.4\n", ".pdf")]
    public void Content_decides(string content, string kind)
    {
        foreach (string name in new[] { "a.txt", "a.md", "a.html", "a.doc", "a.pdf", "a.docx", "a.eml" })
        {
            bool isJson = kind is ".json" or ".jsonl";
            if (!isJson || name is "a.txt" or "a.md")
            {
                Kind(name, content).ShouldBe(kind, name);
            }
        }
    }

    [Theory]
    [InlineData("a.txt", "[Tin nóng] Bão", ".txt")]
    [InlineData("a.txt", "{ không phải JSON }", ".txt")]
    [InlineData("a.md", "Subject: chỉ một dòng\n\nchữ", ".md")]
    [InlineData("a.txt", "Tài liệu bắt đầu bằng %PDF-1.4 thì là PDF.", ".txt")]
    [InlineData("a.html", "<p>một mảnh", ".html")]
    [InlineData("a.json", "{\"title\":", ".json")]
    [InlineData("a.doc", "chữ thường mang tên lạ", ".txt")]
    [InlineData("a.css", "p { color: red }", null)]
    [InlineData("LICENSE", "Apache License", null)]
    [InlineData("a.lock", "{\"version\":1}", null)]
    [InlineData("a.php", "<!doctype html><p>lưu từ trang mạng", ".html")]
    public void Names_decide_what_content_leaves_open(string name, string content, string? kind) => Kind(name, content).ShouldBe(kind);

    [Fact]
    public void A_Word_document_is_one_under_any_name()
    {
        byte[] word = WordFile.OfBody(WordFile.Paragraph("chữ"));
        foreach (string name in new[] { "a.docx", "a.doc", "a.zip", "a", "a.txt", "a.pdf" })
        {
            Kind(name, word).ShouldBe(".docx", name);
        }
    }

    [Theory]
    [InlineData("a.doc", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1 }, "save it as .docx")]
    [InlineData("a.docx", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, (byte)'E', 0, (byte)'n', 0, (byte)'c', 0, (byte)'r', 0, (byte)'y', 0, (byte)'p', 0, (byte)'t', 0, (byte)'e', 0, (byte)'d', 0, (byte)'P', 0, (byte)'a', 0, (byte)'c', 0, (byte)'k', 0, (byte)'a', 0, (byte)'g', 0, (byte)'e', 0 }, "take the password off")]
    [InlineData("a.rtf", new byte[] { (byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', (byte)'1' }, "save it as .docx")]
    [InlineData("a.odt", new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0 }, "save it as .docx or PDF")]
    [InlineData("a.pdf", new byte[] { 0, 1, 2, 3, 4, 0, 5, 6, 0, 7 }, "save it again")]
    public void Kinds_that_are_not_read_are_refused_with_what_to_do(string name, byte[] content, string remedy) =>
        Should.Throw<ExtractionException>(() => Kind(name, content)).Error.Remedy.ShouldContain(remedy);
}
