using System.Globalization;
using System.IO.Compression;
using System.Text;
using Indexer.Tests.Extraction.Making;

namespace Indexer.Tests.Extraction.Isolation;

/// <summary>Small files that ask for much.</summary>
internal static class Bombs
{
    private const int Piece = 1 << 20;

    /// <summary>A page whose content is a few words over and over, <paramref name="mebibytes"/> of them once unpacked.</summary>
    public static byte[] Pdf(string words, int mebibytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] piece = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(words, Piece / words.Length)));
            for (int at = 0; at < mebibytes; at++)
            {
                stream.Write(piece);
            }
        }

        return PdfOf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>", packed.ToArray());
    }

    /// <summary>Pages that are each other's parents without end.</summary>
    public static byte[] EndlessPages() => PdfOf("<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1000000/Parent 2 0 R>>", []);

    /// <summary>An object nested <paramref name="depth"/> deep.</summary>
    public static byte[] NestedPdf(int depth) =>
        PdfOf($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/X {new string('[', depth)}{new string(']', depth)}>>", []);

    public static byte[] Word(int megabytes) => WordFile.OfBody($"<w:p><w:r><w:t>{new string(' ', megabytes * 1_000_000)}</w:t></w:r></w:p>");

    public static byte[] NestedWord(int depth)
    {
        string open = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth)), close = string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth));
        return WordFile.OfBody(open + WordFile.Paragraph("sâu") + close);
    }

    public static byte[] Page(int depth) => Encoding.ASCII.GetBytes("<!doctype html><body>" + string.Concat(Enumerable.Repeat("<table><tr><td>", depth)));

    public static byte[] Mail(int depth)
    {
        const string Head = "From: a@mau.example\r\nDate: Tue, 14 Mar 2023 08:15:00 +0700\r\nMIME-Version: 1.0\r\n";
        var mail = new StringBuilder();
        for (int at = 0; at < depth; at++)
        {
            mail.Append(Head).Append("Content-Type: ").Append(at % 2 == 0 ? "message/rfc822" : $"multipart/mixed; boundary=b{at}").Append("\r\n\r\n")
                .Append(at % 2 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"--b{at}\r\nContent-Type: message/rfc822\r\n\r\n"));
        }

        return Encoding.ASCII.GetBytes(mail.Append(Head).Append("\r\nĐáy.\r\n").ToString());
    }

    private static byte[] PdfOf(string third, byte[] content)
    {
        using var pdf = new MemoryStream();
        var places = new List<long>();
        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        void Object(string text)
        {
            places.Add(pdf.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{text}\nendobj\n"));
        }

        Write("%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n");
        Object("<</Type/Catalog/Pages 2 0 R>>");
        Object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Object(third);
        places.Add(pdf.Position);
        Write(string.Create(CultureInfo.InvariantCulture, $"4 0 obj\n<</Length {content.Length}/Filter/FlateDecode>>stream\n"));
        pdf.Write(content);
        Write("\nendstream\nendobj\n");
        long start = pdf.Position;
        Write("xref\n0 5\n0000000000 65535 f \n" + string.Concat(places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"))));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
        return pdf.ToArray();
    }
}
