using CsCheck;

namespace Search.Documents.Tests;

public class DocumentAsidesTests
{
    [Theory]
    [InlineData("Họp.\nNơi nhận:\n- [Sở Y tế];\n- [Lưu VT].", "Nơi nhận:\n- Sở Y tế;\n- Lưu VT")]
    [InlineData("[Cầu mới thông xe.] Ảnh: [MINH TRÍ]\n\nCầu đẹp.", "Cầu mới thông xe. Ảnh: MINH TRÍ")]
    [InlineData("Kính gửi: [Sở Y tế]\nMời họp.", "Kính gửi: Sở Y tế")]
    [InlineData("Đồng chí Bí thư Thành ủy Vĩnh Khánh nhấn mạnh:\n[Cầu mới]", "Cầu mới")]
    [InlineData("[Một] và [hai]", "Một¦hai")]
    [InlineData("Họp.", "")]
    public void Takes_what_was_read_with_its_label(string text, string asides) => Found(text).ShouldBe(asides.Split('¦', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Leaves_out_who_signed_between_two_columns()
    {
        const string Text = "- Sở Y tế,      Lê Văn Mẫu\n  Sở Nội vụ";
        var document = new Document { Id = "a", Text = Text, Extracted = new Dictionary<string, ExtractedValue> { ["recipients[0]"] = new(2, Text.Length, 1), ["signer"] = new(16, 26, 1) } };
        DocumentAsides.Of(document).Select(a => Text[a.Start..a.End].Trim()).ShouldBe(["Sở Y tế,", "Sở Nội vụ"]);
    }

    [Fact]
    public void Whatever_was_read_they_are_ordered_apart_and_inside() => Gen.Select(
        Gen.String[Gen.Char["a :\n-"], 0, 60], Gen.Select(Gen.Int[-5, 70], Gen.Int[-5, 70]).Array[0, 8], Gen.Int[-5, 70], Gen.Int[-5, 70]).Sample((text, spans, from, to) =>
    {
        Dictionary<string, ExtractedValue> read = spans.Select((span, i) => ($"recipients[{i}]", span)).ToDictionary(s => s.Item1, s => new ExtractedValue(s.span.Item1, s.span.Item2, 1));
        read["signer"] = new ExtractedValue(from, to, 1);
        int last = -1;
        foreach (Aside aside in DocumentAsides.Of(new Document { Id = "a", Text = text, Extracted = read }))
        {
            aside.Start.ShouldBeGreaterThan(last);
            aside.End.ShouldBeGreaterThan(aside.Start);
            aside.End.ShouldBeLessThanOrEqualTo(text.Length);
            last = aside.End - 1;
        }
    });

    private static IEnumerable<string> Found(string marked)
    {
        var read = new Dictionary<string, ExtractedValue>();
        string text = "";
        foreach (char unit in marked)
        {
            if (unit == '[')
            {
                read[$"attributes.captions[{read.Count}]"] = new ExtractedValue(text.Length, text.Length, 1);
            }
            else if (unit == ']')
            {
                read[$"attributes.captions[{read.Count - 1}]"] = read[$"attributes.captions[{read.Count - 1}]"] with { End = text.Length };
            }
            else
            {
                text += unit;
            }
        }

        return DocumentAsides.Of(new Document { Id = "a", Text = text, Extracted = read }).Select(a => text[a.Start..a.End]);
    }
}
