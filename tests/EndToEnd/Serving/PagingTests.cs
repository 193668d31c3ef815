using EndToEnd.Running;
using EndToEnd.Searching;

namespace EndToEnd.Serving;

/// <summary>Walking all documents, by page and by cursor, in every order: no gap, no repeat.</summary>
public sealed class PagingTests(SampleInstallation samples)
{
    [Theory]
    [InlineData("", "newest", "7")]
    [InlineData("", "oldest", "10")]
    [InlineData("Thanh Dương", "relevance", "3")]
    [InlineData("Hòa Giang", "newest", "1")]
    public async Task Cursors_walk_all_hits(string q, string sort, string size)
    {
        SearchAnswer whole = await samples.Service.SearchAsync(("q", q), ("sort", sort), ("size", "100"));
        List<string> walked = [];
        string? after = null;
        do
        {
            List<(string, string)> parameters = [("q", q), ("sort", sort), ("size", size)];
            if (after is not null)
            {
                parameters.Add(("after", after));
            }

            SearchAnswer page = await samples.Service.SearchAsync(parameters);
            page.Total.ShouldBe(whole.Total);
            walked.AddRange(page.Ids);
            after = page.Next;
            walked.Count.ShouldBeLessThanOrEqualTo((int)whole.Total);
        }
        while (after is not null);

        walked.ShouldBe(whole.Ids);
        walked.Count.ShouldBe((int)whole.Total);
    }

    [Fact]
    public async Task Pages_walk_all_hits()
    {
        SearchAnswer whole = await samples.Service.SearchAsync(("q", "thông báo"), ("size", "100"));
        List<string> walked = [];
        for (int page = 1; walked.Count < whole.Total && page <= 100; page++)
        {
            walked.AddRange((await samples.Service.SearchAsync(("q", "thông báo"), ("size", "4"), ("page", $"{page}"))).Ids);
        }

        walked.ShouldBe(whole.Ids);
    }

    [Fact]
    public async Task A_page_past_the_end_is_empty()
    {
        SearchAnswer answer = await samples.Service.SearchAsync(("q", "thông báo"), ("page", "90"), ("size", "100"));
        answer.Hits.ShouldBeEmpty();
        answer.Total.ShouldBeGreaterThan(0);
        answer.Next.ShouldBeNull();
    }
}
