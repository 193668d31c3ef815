using System.Text;
using Indexer.Extraction;
using Indexer.Tests.Extraction.Making;
using Search.Analysis.LegacyFonts;

namespace Indexer.Tests.Extraction;

/// <summary>One paper in every kind of file gives one text, but for layout.</summary>
public sealed class SameDocumentTests
{
    public static TheoryData<string> Samples { get; } =
    [
        "notices/03-quyet-dinh-von-dau-tu.txt",
        "notices/12-quyet-dinh-bo-thanh-lap-to-cong-tac.txt",
        "notices/15-danh-sach-ho-kinh-doanh.txt",
        "notices/18-thong-bao-sau-sap-xep-don-vi.txt",
        "notices/19-ke-hoach-lien-ket-tay-nguyen.txt",
        "series/thong-bao-giao-ban-2023-01.txt",
        "news/03-quan-uy-chong-dich.txt",
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_kind_gives_the_same_words(string sample)
    {
        var paper = Paper.Of(sample);
        await SameAsync(paper, "a.txt", Encoding.UTF8.GetBytes(paper.Text));
        await SameAsync(paper, "a.md", Encoding.UTF8.GetBytes(OtherFiles.Markdown(paper)));
        await SameAsync(paper, "a.html", Encoding.UTF8.GetBytes(OtherFiles.Page(paper)));
        await SameAsync(paper, "a.docx", WordFile.Of(paper));
        await SameAsync(paper, "a.pdf", PdfFile.Of(paper));
        await SameAsync(paper, "a.eml", OtherFiles.Mail(paper));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_legacy_encoding_gives_the_same_words(string sample)
    {
        var paper = Paper.Of(sample);
        foreach (LegacyEncoding encoding in LegacyEncoding.All)
        {
            Paper gibberish = OtherFiles.Gibberish(paper, encoding);
            Extracted text = await SameAsync(paper, "a.txt", OtherFiles.Legacy(paper.Text, encoding), encoding);
            text.Notes.ShouldContain(note => note.Code == "encoding" && note.What.Contains(encoding.Name));
            await SameAsync(paper, "a.docx", WordFile.Of(gibberish), encoding);
            await SameAsync(paper, "a.html", Encoding.UTF8.GetBytes(OtherFiles.Page(gibberish)), encoding);
        }

        // What a legacy font writes for a capital need not look like one, so that letters set apart are not known for a word.
        Paper plain = paper with { Paragraphs = [.. paper.Paragraphs.Where(line => !line.Contains("   ", StringComparison.Ordinal))] };
        await SameAsync(plain, "a.pdf", PdfFile.Of(OtherFiles.Gibberish(plain, LegacyEncoding.Vni)), LegacyEncoding.Vni);
        await SameAsync(plain, "a.pdf", PdfFile.Of(OtherFiles.Gibberish(plain, LegacyEncoding.Tcvn3)), LegacyEncoding.Tcvn3);
    }

    private static async Task<Extracted> SameAsync(Paper paper, string name, byte[] bytes, LegacyEncoding? encoding = null)
    {
        Extracted item = (await Reading.ReadAsync(name, bytes)).ShouldHaveSingleItem();
        var document = item.Draft.ShouldNotBeNull().Document;

        // Some capitals have no byte of their own.
        StringComparer comparer = encoding is null ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        List<string> words = [.. Paper.Words(document.Text)], expected = [.. Paper.Words(paper.Text)];
        int same = words.Zip(expected).TakeWhile(pair => comparer.Equals(pair.First, pair.Second)).Count();
        (same, words.Count).ShouldBe(
            (expected.Count, expected.Count), $"{name} {encoding?.Name}: …{string.Join(' ', words.Skip(same - 5).Take(12))}… should be …{string.Join(' ', expected.Skip(same - 5).Take(12))}…");
        document.Attributes.GetValueOrDefault("encoding").ShouldBe(encoding?.Name);
        return item;
    }
}
