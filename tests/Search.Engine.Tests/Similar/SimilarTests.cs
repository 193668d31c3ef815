using System.Text;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Similar;

/// <summary>More like one: by what tells it, without itself, its copies and what the caller may not read.</summary>
public class SimilarTests
{
    private static readonly HashSet<string> Public = ["public"];
    private static readonly Document Dykes = new() { Id = "de-1", Title = "Gia cố đê bao vườn dừa", Text = "Huyện gia cố đê bao vườn dừa trước mùa mưa, huy động dân quân đắp đất." };

    private static readonly Document[] Others =
    [
        new() { Id = "de-2", Title = "Đê bao vườn dừa bị vỡ", Text = "Mưa lớn làm vỡ đê bao, dân quân đắp đất suốt đêm ở vườn dừa." },
        new() { Id = "copy", Title = "Đăng lại", Text = "HUYỆN gia cố đê bao vườn dừa trước mùa mưa,\nhuy động dân quân đắp đất!" },
        new() { Id = "khac", Title = "Lễ hội bánh dân gian", Text = "Thành phố khai mạc lễ hội bánh dân gian với trăm gian hàng." },
        new() { Id = "mat", Title = "Đê bao vườn dừa", Text = "Gia cố đê bao vườn dừa, dân quân đắp đất.", Audience = ["noi-bo"] },
        .. Enumerable.Range(0, 6).Select(i => new Document { Id = $"x{i}", Title = "Bản tin thể thao", Text = $"Đội bóng {i} thắng trận trên sân nhà, khán giả ra về vui vẻ." }),
    ];

    [Fact]
    public void Finds_what_says_the_same_things_and_no_copy() => Ids(Dykes, Public).ShouldBe(["de-2"]);

    [Fact]
    public void Finds_only_what_the_caller_may_read()
    {
        Ids(Dykes, new HashSet<string> { "public", "noi-bo" }).ShouldContain("mat");
        using var alone = new TestIndex();
        alone.Put([Dykes, .. Others.Where(o => o.Id != "mat")]);
        using var beside = new TestIndex();
        beside.Put([Dykes, .. Others]);
        Scores(beside).ShouldBe(Scores(alone));
    }

    [Fact]
    public void A_document_gone_from_the_index_is_found_no_more()
    {
        using var index = new TestIndex();
        index.Put([Dykes, .. Others]);
        index.Delete("de-2");
        index.Index.Similar(Dykes, 10, Public, TestContext.Current.CancellationToken).ShouldNotContain(hit => hit.Id == "de-2");
    }

    [Fact]
    public void Hits_are_as_those_of_a_search_without_marks()
    {
        using var index = new TestIndex();
        index.Put([Dykes, .. Others]);
        Hit hit = index.Index.Similar(Dykes, 10, Public, TestContext.Current.CancellationToken)[0];
        hit.Title.Text.ShouldBe("Đê bao vườn dừa bị vỡ");
        hit.Title.Marks.ShouldBeEmpty();
        hit.Snippets.Single().Passage.Text.ShouldStartWith("Mưa lớn");
        hit.Score.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Nothing_is_like_what_says_nothing()
    {
        using var index = new TestIndex();
        index.Put([Dykes, .. Others]);
        index.Index.Similar(new Document { Id = "rong", Text = "?" }, 10, Public, TestContext.Current.CancellationToken).ShouldBeEmpty();
    }

    [Fact]
    public void A_copy_of_a_long_text_is_known_by_all_its_words()
    {
        Document book = Book("sach", 512 * 1024);
        using var index = new TestIndex();
        index.Put([book, book with { Id = "in-lai", Text = book.Text.ToUpperInvariant() }, book with { Id = "sua", Text = book.Text + " Hết." }, .. Others]);
        string[] found = [.. index.Index.Similar(book, 10, Public, TestContext.Current.CancellationToken).Select(hit => hit.Id)];
        found.ShouldContain("sua");
        found.ShouldNotContain("in-lai");
    }

    [Fact]
    public void What_it_takes_does_not_grow_with_the_length_of_texts()
    {
        long taken = Allocated(100 * 1024);
        Allocated(4 * 1024 * 1024).ShouldBeLessThan(2 * taken);
    }

    /// <summary>An invented text of so many bytes about dykes, every sentence with words of its own.</summary>
    private static Document Book(string id, int bytes)
    {
        var text = new StringBuilder(bytes);
        for (int i = 0, left = bytes; left > 0; i++)
        {
            string sentence = $"Đội {id} gia cố đoạn đê bao vườn dừa thứ {i}, đắp {i * 7 % 1000} khối đất trong mùa mưa.\n";
            text.Append(sentence);
            left -= Encoding.UTF8.GetByteCount(sentence);
        }

        return new Document { Id = id, Title = "Sổ đê bao " + id, Text = text.ToString() };
    }

    /// <summary>The bytes that asking for more like one takes where it and the others are of a length.</summary>
    private static long Allocated(int bytes)
    {
        using var index = new TestIndex();
        Document book = Book("mot", bytes);
        index.Put([book, Book("hai", bytes), book with { Id = "in-lai" }, .. Others]);
        IReadOnlyList<Hit> Ask() => index.Index.Similar(book, 10, Public, TestContext.Current.CancellationToken);

        // What is made once is not counted.
        Ask().Select(hit => hit.Id).ShouldContain("hai");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Ask();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string[] Ids(Document document, HashSet<string> audiences)
    {
        using var index = new TestIndex();
        index.Put([Dykes, .. Others]);
        return [.. index.Index.Similar(document, 10, audiences, TestContext.Current.CancellationToken).Select(hit => hit.Id)];
    }

    private static IEnumerable<(string, double)> Scores(TestIndex index) =>
        [.. index.Index.Similar(Dykes, 10, Public, TestContext.Current.CancellationToken).Select(hit => (hit.Id, hit.Score))];
}
