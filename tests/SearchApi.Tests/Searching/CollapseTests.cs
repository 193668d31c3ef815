using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Search.Documents;
using Search.Documents.Store;
using Search.Engine;

namespace SearchApi.Tests.Searching;

public sealed class CollapseTests(TestService service) : IClassFixture<TestService>, IAsyncLifetime
{
    private readonly HttpClient client = service.CreateClient();

    public async ValueTask InitializeAsync()
    {
        Document[] series = [.. Enumerable.Range(1, 3).Select(month => new Document
        {
            Id = $"gb-{month}", Title = $"Kết luận giao ban dân vận tháng {month} năm 2023", Text = "Họp thường kỳ.", Issuer = "Huyện ủy Thanh Dương",
            Symbol = $"{month}-TB/HU", IssuedOn = new DateOnly(2023, month, 28), Cites = month > 1 ? ["123-TB/TU", "1-TB/HU", "99-TB/HU"] : [],
        })];
        SearchIndex index = service.Services.GetRequiredService<SearchIndex>();
        await service.Services.GetRequiredService<IDocumentStore>().WriteAsync([.. series.Select(d => new DocumentWrite(d.Id, d))], CancellationToken.None);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (!index.Contains("gb-3", new HashSet<string> { "public" }))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task One_hit_stands_for_its_series_and_says_how_many_others()
    {
        JsonElement answer = await client.JsonAsync("/api/v1/search?q=giao+ban+dan+van&match=all&sort=newest&collapse=series&facets=year");
        answer.GetProperty("total").GetInt64().ShouldBe(1);
        JsonElement hit = answer.GetProperty("hits").EnumerateArray().ShouldHaveSingleItem();
        hit.GetProperty("id").GetString().ShouldBe("gb-3");
        hit.GetProperty("collapsed").GetInt32().ShouldBe(2);
        answer.GetProperty("facets").GetProperty("year")[0].GetProperty("count").GetInt64().ShouldBe(3);
        (await client.JsonAsync("/api/v1/search?q=giao+ban+dan+van")).GetProperty("hits")[0].TryGetProperty("collapsed", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_series_is_listed_by_any_document_of_it()
    {
        JsonElement answer = await client.JsonAsync("/api/v1/search?sort=oldest&series=gb-2");
        answer.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()).ShouldBe(["gb-1", "gb-2", "gb-3"]);
        (await client.JsonAsync("/api/v1/search?series=mat")).GetProperty("total").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task The_page_groups_and_opens_a_series()
    {
        (await client.PageAsync("/?q=giao+ban")).ShouldContain("href=\"/?q=giao+ban&amp;collapse=series\" >Gộp văn bản cùng loạt");
        string page = await client.PageAsync("/?q=giao+ban&collapse=series");
        page.ShouldContain("href=\"/?q=giao+ban\" aria-current=\"true\">Gộp văn bản cùng loạt");
        page.ShouldContain(">và 2 văn bản cùng loạt</a>");
        page.ShouldContain("href=\"/?q=giao+ban&amp;series=gb-");
        (await client.PageAsync("/?q=giao+ban&collapse=series&lang=en")).ShouldContain(">and 2 more of its series</a>");
        (await client.PageAsync("/?q=giao+ban&series=gb-1")).ShouldContain("Cùng loạt với một văn bản");
    }

    [Fact]
    public async Task A_document_says_who_cites_it_and_what_it_cites()
    {
        JsonElement cited = await client.JsonAsync("/api/v1/documents/tb-123-2021");
        cited.GetProperty("citedBy").EnumerateArray().Select(d => (d.GetProperty("id").GetString(), d.GetProperty("title").GetString()))
            .ShouldBe([("gb-3", "Kết luận giao ban dân vận tháng 3 năm 2023"), ("gb-2", "Kết luận giao ban dân vận tháng 2 năm 2023")]);
        JsonElement citing = await client.JsonAsync("/api/v1/documents/gb-2");
        citing.GetProperty("cites").EnumerateArray().Select(s => s.GetString()).ShouldBe(["123-TB/TU", "1-TB/HU", "99-TB/HU"]);
        citing.GetProperty("citations").EnumerateArray().Select(c => (c.GetProperty("symbol").GetString(), c.GetProperty("id").GetString()))
            .ShouldBe([("123-TB/TU", "tb-123-2021"), ("1-TB/HU", "gb-1")]);
    }

    [Fact]
    public async Task The_page_of_a_document_links_both()
    {
        (await client.PageAsync("/doc?id=tb-123-2021")).ShouldContain("Được viện dẫn bởi (2)");
        string page = await client.PageAsync("/doc?id=gb-2&lang=en");
        page.ShouldContain("href=\"/doc?lang=en&amp;id=tb-123-2021\" title=\"");
        page.ShouldContain("href=\"/?lang=en&amp;q=99-TB%2FHU\"");
        (await client.PageAsync("/doc?id=gb-3")).ShouldNotContain("Được viện dẫn bởi");
        await client.PageAsync("/doc?id=mat", HttpStatusCode.NotFound);
    }
}
