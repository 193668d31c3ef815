using CsCheck;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Searching;

public class PagingTests
{
    [Theory]
    [InlineData(SortOrder.Relevance)]
    [InlineData(SortOrder.Newest)]
    [InlineData(SortOrder.Oldest)]
    public void After_walks_every_hit_once_in_the_order_of_one_long_page(SortOrder sort)
    {
        using var index = new TestIndex();
        index.Put([.. Enumerable.Range(0, 57).Select(i => new Document
        {
            Id = $"d{i}", Text = "thông báo " + string.Concat(Enumerable.Repeat("họp ", i % 7)), IssuedOn = i % 5 == 0 ? null : new DateOnly(2021, 1 + i % 12, 1),
        })]);
        var request = new SearchRequest { Text = "thông báo", Sort = sort, Size = 100 };
        string[] whole = index.Ids(request);
        var walked = new List<string>();
        string? after = null;
        do
        {
            SearchResult page = index.Search(request with { Size = 10, After = after });
            walked.AddRange(page.Hits.Select(h => h.Id));
            page.Total.ShouldBe(57);
            after = page.Next;
        }
        while (after is not null);
        walked.ShouldBe(whole);
    }

    [Fact]
    public void After_neither_repeats_nor_skips_when_documents_come_meanwhile()
    {
        using var index = new TestIndex();
        index.Put([.. Enumerable.Range(0, 20).Select(i => new Document { Id = $"d{i}", Text = "thông báo", IssuedOn = new DateOnly(2021, 1, 1 + i) })]);
        var request = new SearchRequest { Text = "thông báo", Sort = SortOrder.Newest, Size = 10 };
        SearchResult first = index.Search(request);
        index.Put(new Document { Id = "new", Text = "thông báo", IssuedOn = new DateOnly(2022, 1, 1) });
        index.Search(request with { After = first.Next }).Hits.Select(h => h.Id).ShouldBe([.. Enumerable.Range(0, 10).Select(i => $"d{9 - i}")]);
    }

    /// <summary>Scores move with every document of the index, whatever it says.</summary>
    [Theory]
    [InlineData("thông báo họp", false)]
    [InlineData("thong bao hop", false)]
    [InlineData("thông báo họp giao ban", false)]
    [InlineData("thông báo họp", true)]
    public void A_walk_by_relevance_shows_each_document_once_whatever_comes_and_goes_meanwhile(string text, bool collapse)
    {
        using var index = new TestIndex();
        index.Put([.. Enumerable.Range(0, 60).Select(i => new Document
        {
            Id = $"d{i}",
            Text = string.Concat(Enumerable.Repeat("thông báo ", 1 + i % 5)) + string.Concat(Enumerable.Repeat("họp ", i % 7)) + (i % 11 == 0 ? "giao ban " : "")
                + $"phòng số {i} " + string.Concat(Enumerable.Repeat("lịch làm việc ", i % 4)),
        })]);
        var request = new SearchRequest { Text = text, Size = 7, Collapse = collapse };
        string[] before = index.Ids(request with { Size = 100 });
        var walked = new List<string>();
        string? after = null;
        for (int page = 0; page == 0 || after is not null; page++)
        {
            SearchResult answer = index.Search(request with { After = after });
            walked.AddRange(answer.Hits.Select(h => h.Id));
            after = answer.Next;
            index.Put([.. Enumerable.Range(0, 40).Select(i => new Document { Id = $"khác-{page}-{i}", Text = i % 2 == 0 ? "báo thức lúc sáu giờ" : "họp chợ phiên cuối tuần ở xã bên" })]);
            index.Delete($"khác-{page}-1", before.Except(walked).LastOrDefault() ?? "không có");
            page.ShouldBeLessThan(60);
        }

        walked.ShouldBeUnique();
        string[] gone = [.. before.Where(id => index.Search(new SearchRequest { Text = "", Series = id, Size = 1 }).Total == 0)];
        walked.Intersect(before).Order().ShouldBe(before.Except(gone.Except(walked)).Order());
    }

    [Fact]
    public void A_walk_goes_on_where_what_was_shown_is_too_much_for_an_address()
    {
        var cursor = new Cursor { Tier = 1, Key = 2.5, Sequence = 77, Query = 5, Relaxed = true, Shown = [.. Enumerable.Range(0, 20_000).Select(i => i * 1000L)] };
        string text = cursor.ToString();
        text.Length.ShouldBeLessThanOrEqualTo(Cursor.MaxText);
        Cursor read = Cursor.Parse(text, 5);
        (read.Tier, read.Key, read.Sequence, read.Relaxed, read.Shown).ShouldBe((cursor.Tier, 2.5, 77, true, null));
    }

    [Fact]
    public void A_cursor_says_what_was_shown() => Gen.Long[1, 1L << 40].Array[0, 200].Sample(shown =>
    {
        var cursor = new Cursor { Tier = 0, Key = 1, Sequence = 1, Query = 9, Shown = shown };
        (Cursor.Parse(cursor.ToString(), 9).Shown ?? []).ShouldBe(shown.Order());
    });

    [Fact]
    public void A_cursor_serves_only_its_own_search()
    {
        using TestIndex index = TestIndex.Of([.. Enumerable.Repeat("thông báo họp", 20)]);
        string next = index.Search(new SearchRequest { Text = "thông báo" }).Next!;
        Should.Throw<InvalidCursorException>(() => index.Search(new SearchRequest { Text = "họp", After = next }));
    }

    [Fact]
    public void What_is_no_cursor_is_refused() => Gen.String.Sample(text =>
    {
        using TestIndex index = TestIndex.Of("thông báo");
        Should.Throw<InvalidCursorException>(() => index.Search(new SearchRequest { Text = "thông báo", After = text }));
    }, iter: 30);
}
