using Indexer.Quality;
using Indexer.Reading;
using Search.Documents;

namespace Indexer.Tests.Quality;

public sealed class DocumentQualityTests
{
    private static DocumentQuality Of(string text, string title = "", params string[] supplied) => DocumentQuality.Of(
        DocumentReader.Complete(new DocumentDraft(new Document { Id = "a", Title = title, Text = text, Source = "mẫu" }, new HashSet<string>(supplied)), isWholeFile: true), "a.txt");

    [Fact]
    public void What_a_notice_lacks_is_told()
    {
        DocumentQuality quality = Of("THÔNG BÁO\nvề việc mẫu\n\n1. Nội dung.\n\nNơi nhận:\n- Lưu VT.\n\nCHÁNH VĂN PHÒNG\n\nLê Văn Thử");
        quality.Kind.ShouldBe("notice");
        quality.Source.ShouldBe("mẫu");
        quality.Missing.ShouldBe(["symbol", "issuer", "issuedOn"]);
        quality.Read.ShouldBe(["recipients", "signer", "signerTitle", "summary", "title", "type"]);
        quality.Suspicious.ShouldBeEmpty();
        quality.Truncated.ShouldBeFalse();
    }

    [Fact]
    public void What_a_news_item_lacks_is_told()
    {
        Of("Chỉ có chữ.").Missing.ShouldBe(["title", "author", "publishedAt"]);
        Of("05/03/2023 - 07:45\n\nMột tít\n\n(BM) - Một câu.\n\nHai câu.\n\nTin: AN BÌNH").Missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_breaks_off_is_told() =>
        Of("THÔNG BÁO\nvề việc mẫu\n\nCác đồng chí tập trung nắm tình hình, phản ánh kịp thời những kiến nghị của nhân dân, nhất là").Truncated.ShouldBeTrue();

    [Theory]
    [InlineData("Dịch COVID-19 còn; COVID-19 lan; COID-19 giảm.", "odd-word", "COID-19", "COVID-19", 1)]
    [InlineData("Tổ COID đến từng nhà chống COVID-19.", "odd-word", "COID", "COVID-19", 1)]
    [InlineData("\u00D0ồng chí và \u00F0oàn viên.", "look-alike", "\u00D0", "Đ", 2)]
    [InlineData("Văn ba\u0309n.", "decomposed", "\u0309", null, 1)]
    [InlineData("ñy ban nh©n d©n x· Thñy §«ng th«ng b¸o", "legacy-font", "ñy", null, 8)]
    public void What_looks_misspelt_or_wrongly_encoded_is_told(string text, string code, string found, string? meant, int count)
    {
        Suspicion suspicion = Of(text).Suspicious.Single(one => one.Code == code);
        (suspicion.Text, suspicion.Meant, suspicion.Count).ShouldBe((found, meant, count));
        text[suspicion.Start..].ShouldStartWith(found);
    }

    [Theory]
    [InlineData("Dịch COVID-19 và SARS-2 khác nhau; COVID-19 lan.")]
    [InlineData("Văn bản đã soạn, café và résumé.")]
    [InlineData("UBND, HĐND, MTTQ, TW-1 và COVID-19.")]
    [InlineData("QH-14 và QH-15, rồi QH-15.")]
    public void Nothing_else_is_suspicious(string text) => Of(text).Suspicious.ShouldBeEmpty();

    [Fact]
    public void A_name_that_is_written_in_two_ways_is_told()
    {
        const string Text = "THÔNG BÁO\nvề việc mẫu\n\nĐồng chí Võ Văn Hiếu, Phó Bí thư, chủ trì.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nVõ Văn Hiểu";
        Suspicion suspicion = Of(Text).Suspicious.ShouldHaveSingleItem();
        (suspicion.Code, suspicion.Text, suspicion.Meant).ShouldBe(("two-spellings", "Võ Văn Hiểu", "Võ Văn Hiếu"));
        Text[suspicion.Start..].ShouldBe("Võ Văn Hiểu");
    }
}
