using CsCheck;
using Indexer.Reading;
using Search.Documents;

namespace Indexer.Tests.Reading;

/// <summary>Heads whose letters are encoded in other ways, have lost accents or bear wrong ones.</summary>
public sealed class HeadSpellingTests
{
    private const string Notice = """
        ĐẢNG BỘ TỈNH MẪU
        Số: 07 - TB/ĐU

        Đắk Thử, ngày 04 tháng 5 năm 2022

        THÔNG BÁO
        về lịch tiếp công dân của Thường trực Đảng ủy

        Ngày 03/5/2022, Thường trực họp định kỳ.
        """;

    private const string News = """
        05/03/2023 - 07:45

        Đồng chí Lê Văn Thử, Chủ tịch UBND xã Mẫu:

        Giữ sạch kênh rạch, giữ màu xanh

        (BM) - Sáng 4-3, xã Mẫu ra quân.

        Bà con hưởng ứng.

        Tin, ảnh: ĐỖ BÌNH
        """;

    private static readonly Func<string, string>[] Spellings =
    [
        Encodings.Decomposed,
        Encodings.HalfComposed,
        text => text.Replace('Đ', '\u00D0').Replace('đ', '\u00F0'),
        text => text.Replace('Đ', '\u0189').Replace('đ', '\u0256'),
        text => text.Replace(' ', '\u00A0'),
        text => "\uFEFF" + string.Concat(text.Select(letter => char.IsLetter(letter) ? $"{letter}\u200B" : $"{letter}")),
        text => Encodings.Decomposed(text).Replace("\u0323", "\u200B\u0323", StringComparison.Ordinal),
    ];

    private static Document Read(string text) => DocumentReader.Complete(new DocumentDraft(new Document { Id = "a", Text = text }, new HashSet<string>()), isWholeFile: true);

    private static string Span(Document document, string field) => document.Text[document.Extracted[field].Start..document.Extracted[field].End];

    public static TheoryData<int> AllSpellings => [.. Enumerable.Range(0, Spellings.Length)];

    [Theory]
    [MemberData(nameof(AllSpellings))]
    public void Encoding_does_not_matter_to_a_notice_and_spans_point_into_its_own_text(int spelling)
    {
        Document read = Read(Spellings[spelling](Notice));
        ShouldAgree(read, Read(Notice));
        read.Type.ShouldBe("Thông báo");
        read.Symbol.ShouldBe("07-TB/ĐU");
        read.HeldOn.ShouldBe(new DateOnly(2022, 5, 3));
        Span(read, "type").ShouldBe(Spellings[spelling]("THÔNG BÁO").Trim('\uFEFF', '\u200B'));
        Span(read, "symbol").ShouldBe(Spellings[spelling]("07 - TB/ĐU").Trim('\uFEFF', '\u200B'));
        Span(read, "issuedOn").ShouldBe(Spellings[spelling]("ngày 04 tháng 5 năm 2022").Trim('\uFEFF', '\u200B'));
    }

    [Theory]
    [MemberData(nameof(AllSpellings))]
    public void Encoding_does_not_matter_to_a_news_item(int spelling)
    {
        Document read = Read(Spellings[spelling](News));
        ShouldAgree(read, Read(News));
        read.Author.ShouldBe("ĐỖ BÌNH");
        read.PublishedAt.ShouldNotBeNull();
        Span(read, "author").ShouldBe(Spellings[spelling]("ĐỖ BÌNH").Trim('\uFEFF', '\u200B'));
        Span(read, "title").ShouldBe(Spellings[spelling]("Giữ sạch kênh rạch, giữ màu xanh").Trim('\uFEFF', '\u200B'));
    }

    [Fact]
    public void Encoding_does_not_matter_to_any_head()
    {
        string[] lines = [.. Notice.Split('\n'), .. News.Split('\n'), "NGHỊ QUYẾT**của Tỉnh ủy**", "ĐẢNG CỘNG SẢN VIỆT NAM", "QUYẾT ĐỊNH", "\r", "|", "> "];
        Gen.Select(Gen.OneOf(lines).Array[0, 15], Gen.Int[0, Spellings.Length - 1]).Sample((parts, spelling) =>
        {
            string text = string.Join('\n', parts);
            ShouldAgree(Read(Spellings[spelling](text)), Read(text));
        });
    }

    [Theory]
    [InlineData("THONG BAO\nVe viec cat nuoc\n\nNoi dung.", "Thông báo", "THONG BAO")]
    [InlineData("THÔNG BAO\nlich sinh hoat\n\nNội dung.", "Thông báo", "THÔNG BAO")]
    [InlineData("**QUYÉT ĐỊNH:**\nvề việc mẫu\n\nNội dung.", "Quyết định", "QUYÉT ĐỊNH")]
    [InlineData("T H Ô N G   B Á O\nvề việc mẫu\n\nNội dung.", "Thông báo", "T H Ô N G   B Á O")]
    [InlineData("K E  H O A C H\nvề việc mẫu\n\nNội dung.", "Kế hoạch", "K E  H O A C H")]
    [InlineData("BIÊN\nBẢN\nvề việc mẫu\n\nNội dung.", "Biên bản", "BIÊN\nBẢN")]
    [InlineData("QUY CHÊ\n\nNội dung.", "Quy chế", "QUY CHÊ")]
    public void A_type_in_capitals_is_known_by_its_letters(string text, string type, string span)
    {
        Document document = Read(text);
        document.Kind.ShouldBe(DocumentKind.Notice);
        document.Type.ShouldBe(type);
        Span(document, "type").TrimEnd(':').ShouldBe(span);
        document.Extracted["type"].Confidence.ShouldBeLessThan(0.9);
        document.Title.ShouldStartWith(type);
    }

    [Theory]
    [InlineData("Thong bao\nVe viec cat nuoc")]
    [InlineData("THONG BAO CUA XA\nVe viec cat nuoc")]
    [InlineData("THONG BAO 5\nVe viec cat nuoc")]
    [InlineData("BIÊN\n\nBẢN\nVe viec cat nuoc")]
    [InlineData("THONGBAO\nVe viec cat nuoc")]
    [InlineData("T H O N G  T H A I\nVe viec cat nuoc")]
    [InlineData("So 12-A4/B la so may")]
    [InlineData("Cộng hòa xã hội chủ nghĩa Việt Nam\nlà tên nước.")]
    public void Nothing_else_makes_a_type(string text)
    {
        Document document = Read(text);
        document.Kind.ShouldBe(DocumentKind.News);
        document.Type.ShouldBeNull();
        document.Symbol.ShouldBeNull();
    }

    [Fact]
    public void Symbol_and_day_are_read_without_accents_too()
    {
        Document document = Read("UY BAN NHAN DAN XA MAU\nSo: 32/TB-UBND\nTan Mau, ngay 11 thang 4 nam 2019\n\nTHONG BAO\nVe viec cat nuoc\n\nNoi dung.");
        document.Symbol.ShouldBe("32/TB-UBND");
        document.IssuedOn.ShouldBe(new DateOnly(2019, 4, 11));
        document.Title.ShouldBe("Thông báo Ve viec cat nuoc");
    }

    [Theory]
    [InlineData("CỌNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    [InlineData("SỞ MẪU          CONG HOA XA HOI CHU NGHIA VIET NAM")]
    public void The_state_s_name_is_known_by_its_letters(string line) => Read(line + "\nMột giấy tờ nào đó.").Kind.ShouldBe(DocumentKind.Notice);

    private static void ShouldAgree(Document read, Document plain)
    {
        (read.Kind, read.Title, read.Type, read.Symbol, read.IssuedOn, read.HeldOn, read.PublishedAt, read.Author)
            .ShouldBe((plain.Kind, plain.Title, plain.Type, plain.Symbol, plain.IssuedOn, plain.HeldOn, plain.PublishedAt, plain.Author));
        read.Extracted.ToDictionary(value => value.Key, value => value.Value.Confidence).ShouldBe(plain.Extracted.ToDictionary(value => value.Key, value => value.Value.Confidence), ignoreOrder: true);
        foreach (ExtractedValue where in read.Extracted.Values)
        {
            where.Start.ShouldBeInRange(0, where.End);
            where.End.ShouldBeLessThanOrEqualTo(read.Text.Length);
        }
    }
}
