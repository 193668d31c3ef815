using Microsoft.Extensions.DependencyInjection;
using Search.Documents;
using Search.Documents.Store;
using Search.Engine;

namespace SearchApi.Tests.Pages;

/// <summary>What the search page says of the question, and of hits without a date.</summary>
public sealed class NoticesTests(TestService service) : IClassFixture<TestService>, IAsyncLifetime
{
    private static readonly HashSet<string> Public = ["public"];

    private readonly HttpClient client = service.CreateClient();

    public async ValueTask InitializeAsync()
    {
        Document paper = new() { Id = "khong-ngay", Title = "Lời chào", Text = "Một tờ giấy không ngày của ủy ban nhân dân. Loắt choắt, xắc nhỏ, thoăn thoắt, nghênh nghênh, huýt gió." };
        await service.Services.GetRequiredService<IDocumentStore>().WriteAsync([new DocumentWrite(paper.Id, paper)], CancellationToken.None);
        SearchIndex index = service.Services.GetRequiredService<SearchIndex>();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (!index.Contains(paper.Id, Public))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("thanhf uyr", "Đã hiểu là <strong lang=\"vi\">thành ủy</strong>", "Cũng tìm")]
    [InlineData("ubnd tp", "Cũng tìm: <span lang=\"vi\">ủy ban nhân dân", "Đã hiểu là")]
    [InlineData("UBND", "Cũng tìm: <span lang=\"vi\">ủy ban nhân dân</span>. <a data-live href=\"/?q=UBND&amp;rewrite=off\">", "Đã hiểu là")]
    public async Task Says_how_the_question_was_read_and_what_was_added(string query, string said, string other)
    {
        string page = await client.PageAsync("/?q=" + Uri.EscapeDataString(query));
        page.ShouldContain(said);
        page.ShouldNotContain(other);
    }

    [Theory]
    [InlineData("thành ủy")]
    [InlineData("tha\u0300nh u\u0309y")]
    [InlineData("THÀNH ỦY")]
    public async Task Says_nothing_where_it_was_read_as_typed(string query)
    {
        string page = await client.PageAsync("/?q=" + Uri.EscapeDataString(query));
        page.ShouldNotContain("Đã hiểu là");
        page.ShouldNotContain("class=\"also\"");
    }

    [Theory]
    [InlineData("/?q=lo%E1%BA%AFt+cho%E1%BA%AFt+x%E1%BA%AFc+tho%C4%83n+tho%E1%BA%AFt+ngh%C3%AAnh+hu%C3%BDt", true)]
    [InlineData("/?q=lo%E1%BA%AFt+cho%E1%BA%AFt+x%E1%BA%AFc+tho%C4%83n+tho%E1%BA%AFt+ngh%C3%AAnh+hu%C3%BDt&match=all", false)]
    [InlineData("/?q=lo%E1%BA%AFt+cho%E1%BA%AFt+x%E1%BA%AFc", false)]
    public async Task Says_that_a_long_question_takes_documents_that_lack_words(string address, bool said)
    {
        string page = await client.PageAsync(address);
        page.Contains("Câu tìm dài", StringComparison.Ordinal).ShouldBe(said);
    }

    [Fact]
    public async Task Keeps_room_for_dates_only_where_a_hit_has_one()
    {
        (await client.PageAsync("/?q=th%C3%A0nh+%E1%BB%A7y")).ShouldContain("<ol class=\"hits dated\"");
        (await client.PageAsync("/?q=%22kh%C3%B4ng+ng%C3%A0y%22")).ShouldContain("<ol class=\"hits\"");
    }
}
