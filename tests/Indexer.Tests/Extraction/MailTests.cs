using System.Text;
using Indexer.Extraction;
using Indexer.Tests.Extraction.Making;

namespace Indexer.Tests.Extraction;

public sealed class MailTests
{
    private const string Head = "From: \"Van Thu\" <vanthu@mau.example>\r\nSubject: =?utf-8?Q?Gi=E1=BA=A5y_m=E1=BB=9Di?=\r\nDate: Tue, 14 Mar 2023 08:15:00 +0700\r\nMIME-Version: 1.0\r\n";

    private static string Part(string type, byte[] content, string? name = null) =>
        $"--b\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: base64\r\n{(name is null ? "" : $"Content-Disposition: attachment; filename=\"{name}\"\r\n")}\r\n{Convert.ToBase64String(content)}\r\n";

    private static byte[] Mixed(params string[] parts) =>
        Encoding.ASCII.GetBytes($"{Head}Content-Type: multipart/mixed; boundary=b\r\n\r\n{string.Concat(parts)}--b--\r\n");

    [Fact]
    public async Task Subject_sender_date_and_text_are_taken()
    {
        var document = (await Reading.ReadAsync("a.eml", Mixed(Part("text/plain; charset=utf-8", "Mời họp lúc 8 giờ."u8.ToArray())))).ShouldHaveSingleItem().Draft.ShouldNotBeNull().Document;
        (document.Title, document.Text, document.Author).ShouldBe(("Giấy mời", "Mời họp lúc 8 giờ.", "Van Thu"));
        document.PublishedAt.ShouldBe(new DateTimeOffset(2023, 3, 14, 8, 15, 0, TimeSpan.FromHours(7)));
    }

    [Fact]
    public async Task Html_is_taken_where_there_is_no_plain_text() =>
        (await Reading.TextAsync("a.eml", Mixed(Part("text/html; charset=utf-8", "<p>Mời <b>họp</b></p><script>x</script>"u8.ToArray())))).ShouldBe("Mời họp");

    [Fact]
    public async Task Attachments_are_documents_of_their_own()
    {
        byte[] inner = Mixed(Part("text/plain; charset=utf-8", "Thư bên trong."u8.ToArray()), Part("text/plain", "Tệp trong thư."u8.ToArray(), "x.txt"));
        List<Extracted> items = await Reading.ReadAsync("a.eml", Mixed(
            Part("text/plain; charset=utf-8", "Thư ngoài."u8.ToArray()),
            Part("application/octet-stream", WordFile.OfBody(WordFile.Paragraph("Văn bản kèm.")), "vb.bin"),
            Part("image/png", [0x89, 0x50, 0x4E, 0x47, 1, 2], "anh.png"),
            Part("application/msword", [0xD0, 0xCF, 0x11, 0xE0, 0, 0], "cu.doc"),
            $"--b\r\nContent-Type: message/rfc822\r\n\r\n{Encoding.ASCII.GetString(inner).Replace("boundary=b", "boundary=c", StringComparison.Ordinal).Replace("--b", "--c", StringComparison.Ordinal)}\r\n"));
        items.Select(item => (item.Id, item.Draft?.Document.Text, item.Errors.Count > 0 ? item.Errors[0].Code : null)).ShouldBe(
        [
            ("s:a.eml", "Thư ngoài.", null), ("s:a.eml#1", "Văn bản kèm.", null), ("s:a.eml#3", null, "binary"),
            ("s:a.eml#4", "Thư bên trong.", null), ("s:a.eml#4#1", "Tệp trong thư.", null),
        ]);
    }

    [Fact]
    public async Task Mails_in_mails_and_parts_are_bounded()
    {
        string deep = Head + "Content-Type: text/plain\r\n\r\nDay.\r\n";
        for (int depth = 0; depth < 30; depth++)
        {
            deep = Head + "Content-Type: message/rfc822\r\n\r\n" + deep;
        }

        (await Reading.ReadAsync("a.eml", Encoding.ASCII.GetBytes(deep))).Count.ShouldBeLessThan(12);
        List<Extracted> many = await Reading.ReadAsync("a.eml", Mixed([.. Enumerable.Range(0, 1100).Select(at => Part("text/plain", "x"u8.ToArray(), $"{at}.txt"))]));
        many.Count.ShouldBe(1002);
        many[^1].Errors.ShouldHaveSingleItem().Code.ShouldBe("too-many-parts");
    }
}
