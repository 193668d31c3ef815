using System.Net;
using System.Text;
using Search.Analysis.LegacyFonts;

namespace Indexer.Tests.Extraction.Making;

/// <summary>The same text as page, mail, Markdown, and in bytes of legacy encodings.</summary>
internal static class OtherFiles
{
    /// <summary>A page of a portal, with all that stands around an article there.</summary>
    public static string Page(Paper paper) => $"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>Văn bản - Cổng thông tin</title><style>p</style></head><body>
        <header><img src="logo.png" alt="Biểu trưng"><form><input name="q"><button>Tìm kiếm</button></form></header>
        <nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/lien-he">Liên hệ</a></li></ul></nav>
        <main><article>{string.Concat(paper.Lines.Select(line => $"<p>{WebUtility.HtmlEncode(line).Replace("  ", " &nbsp;", StringComparison.Ordinal)}</p>"))}</article>
        <div class="share-buttons social"><a href="https://xa-hoi.example/share">Chia sẻ</a> <a href="#">In trang</a></div>
        <section class="comments" id="comments"><h3>Bình luận</h3><div class="comment"><b>Bạn đọc</b>: rất hay!</div></section></main>
        <aside class="sidebar"><h4>Tin liên quan</h4><ul><li><a href="/1">Tin một</a></li><li><a href="/2">Tin hai</a></li></ul></aside>
        <footer>Bản quyền thuộc Cổng thông tin. Điện thoại 0000 000 000.</footer></body></html>
        """;

    public static byte[] Mail(Paper paper, string subject = "Gửi văn bản")
    {
        string Word(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
        string body = Convert.ToBase64String(Encoding.UTF8.GetBytes(paper.Text), Base64FormattingOptions.InsertLineBreaks);
        return Encoding.ASCII.GetBytes(
            $"From: {Word("Văn thư")} <vanthu@mau.example>\r\nTo: nhan@mau.example\r\nSubject: {Word(subject)}\r\nDate: Tue, 14 Mar 2023 08:15:00 +0700\r\n"
            + $"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n");
    }

    public static string Markdown(Paper paper) => string.Join("\n\n", paper.Lines);

    /// <summary>Bytes as a legacy font's writer saved them.</summary>
    public static byte[] Legacy(string text, LegacyEncoding encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252).GetBytes(encoding.Encode(text));
    }

    /// <summary>The paper with every line as a legacy font shows it.</summary>
    public static Paper Gibberish(Paper paper, LegacyEncoding encoding) =>
        new([.. paper.Left.Select(encoding.Encode)], [.. paper.Right.Select(encoding.Encode)], [.. paper.Paragraphs.Select(encoding.Encode)]);
}
