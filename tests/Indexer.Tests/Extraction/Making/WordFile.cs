using System.IO.Compression;
using System.Security;
using System.Text;

namespace Indexer.Tests.Extraction.Making;

/// <summary>Makes small Word documents.</summary>
internal static class WordFile
{
    private const string Namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
        """;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static byte[] Of(Paper paper)
    {
        string head = paper.Left.Count == 0 ? "" : $"<w:tbl><w:tr><w:tc>{Paragraphs(paper.Left)}</w:tc><w:tc>{Paragraphs(paper.Right)}</w:tc></w:tr></w:tbl>";
        return OfBody(head + Paragraphs(paper.Paragraphs));
    }

    /// <param name="body">What stands in the body, as WordprocessingML.</param>
    /// <param name="parts">Other parts below <c>word/</c> by their name, without their root element's namespaces.</param>
    public static byte[] OfBody(string body, params (string Name, string Xml)[] parts)
    {
        var entries = new List<(string, string)>
        {
            ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"""),
            ("_rels/.rels", Related(("officeDocument", "word/document.xml"))),
            ("docProps/core.xml", """<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Mẫu cũ</dc:title><dc:creator>may01</dc:creator></cp:coreProperties>"""),
            ("word/_rels/document.xml.rels", Related([.. parts.Select(part => (Path.GetFileNameWithoutExtension(part.Name), part.Name))])),
            ("word/document.xml", $"<w:document {Namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        };
        entries.AddRange(parts.Select(part => ("word/" + part.Name, part.Xml.Replace(" NS", " " + Namespaces, StringComparison.Ordinal))));
        return Pack([.. entries.Select(entry => (entry.Item1, Encoding.UTF8.GetBytes(entry.Item2)))]);
    }

    public static string Paragraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    public static byte[] Pack(params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    private static string Paragraphs(IEnumerable<string> lines) => string.Concat(lines.Select(Paragraph));

    private static string Related(params (string Type, string Target)[] targets) =>
        """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + string.Concat(targets.Select((target, at) => $"<Relationship Id=\"r{at}\" Type=\"{Relations}{target.Type}\" Target=\"{target.Target}\"/>")) + "</Relationships>";
}
