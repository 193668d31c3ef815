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
