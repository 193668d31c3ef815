using Indexer.Reading;
using Search.Documents;

namespace Indexer.Tests.Reading;

/// <summary>Items of feeds whose text speaks of a paper, or is one.</summary>
public sealed class QuotedPaperTests
{
    private static Document Item(string title, string text) =>
        DocumentReader.Complete(new DocumentDraft(new Document { Id = "a", Title = title, Text = text }, new HashSet<string> { "id", "title", "text" }));

    [Theory]
    [InlineData("Kê khai thuế từ tháng tới", "Thông tư 111/2013/TT-BTC hướng dẫn thuế thu nhập cá nhân.\nNgười dân nộp tờ khai ở xã.")]
    [InlineData("Kê khai thuế từ tháng tới", "Thông tư số 111/2013/TT-BTC hướng dẫn thuế thu nhập cá nhân.\nNgười dân nộp tờ khai ở xã.")]
    [InlineData("", "Thông tư số 111/2013/TT-BTC hướng dẫn thuế thu nhập cá nhân.\nNgười dân nộp tờ khai ở xã.")]
    [InlineData("Kê khai thuế", "Số 111/2013/TT-BTC là thông tư được nhắc đến nhiều nhất.\nNgười dân nộp tờ khai ở xã.")]
    [InlineData("Kê khai thuế", "Bộ vừa ban hành văn bản mới về thuế thu nhập cá nhân.\nSố: 111/2013/TT-BTC\nTHÔNG TƯ\nvề thuế")]
    [InlineData("Kê khai thuế", "Số: 111/2013/TT-BTC\nlà văn bản được nhắc đến.")]
    [InlineData("Người dân hỏi gì về thuế", "THÔNG TƯ\nđược nhắc đến nhiều trong buổi họp.")]
    [InlineData("Thông tư số 111/2013/TT-BTC có gì mới?", "Người dân nộp tờ khai ở xã.")]
    [InlineData("Thông tư số 111/2013/TT-BTC được người dân quan tâm", "Người dân nộp tờ khai ở xã.")]
    public void What_a_news_item_quotes_is_not_its_own(string title, string text)
    {
        Document document = Item(title, text);
        document.Kind.ShouldBe(DocumentKind.News);
        document.Symbol.ShouldBeNull();
        document.Type.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "Số: 12/TB-UBND\nMẫu, ngày 4 tháng 5 năm 2022\n\nTHÔNG BÁO\nvề việc cắt nước", "12/TB-UBND")]
    [InlineData("Về việc cắt nước", "Số: 12/TB-UBND\n\nTHÔNG BÁO\nVề việc cắt nước", "12/TB-UBND")]
    [InlineData("Lịch cắt nước", "Số 12/TB-UBND    Mẫu, ngày 4 tháng 5 năm 2022\n\nTHÔNG BÁO\nvề việc cắt nước", "12/TB-UBND")]
    [InlineData("Thông báo về việc cắt nước", "Số: 12/TB-UBND ngày 4/5/2022\nNội dung.", "12/TB-UBND")]
    [InlineData("", "THÔNG TƯ SỐ 11/2013/TT-BX\nvề việc mẫu\n\nNội dung.", "11/2013/TT-BX")]
    [InlineData("Về việc cắt nước", "THÔNG BÁO\nVề việc cắt nước\n\nNội dung.", null)]
    [InlineData("Thông tư số 9/2020/TT-BX quy định về mẫu", "Nội dung.", "9/2020/TT-BX")]
    [InlineData("Lịch cắt nước", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nNội dung.", null)]
    public void A_paper_of_its_own_is_known_by_its_head(string title, string text, string? symbol)
    {
        Document document = Item(title, text);
        document.Kind.ShouldBe(DocumentKind.Notice);
        document.Symbol.ShouldBe(symbol);
    }
}
