using System.Text.Json;
using BrowserTests.Running;
using EndToEnd.Running;
using Microsoft.Playwright;

namespace BrowserTests.Packages;

/// <summary>The adapter of <c>packages/instantsearch-adapter</c>, asked in a browser as InstantSearch 4 asks, over the real service.</summary>
public sealed class InstantSearchTests(SampleSite site)
{
    // What `searchBox`, `hits`, and a `refinementList` with one chosen value send: the hits, and the facet once more without its own choice.
    private const string Asking = """
        async () => {
          const { createSearchClient } = await import('/packages/instantsearch-adapter/index.js');
          const client = createSearchClient({ endpoint: location.origin });
          const common = { query: 'thanh uy', highlightPreTag: '__ais-highlight__', highlightPostTag: '__/ais-highlight__', maxValuesPerFacet: 10 };
          const found = await client.search([
            { indexName: 'documents', params: { ...common, page: 0, hitsPerPage: 5, facets: ['kind', 'type'], facetFilters: [['type:Thông báo']], tagFilters: '' } },
            { indexName: 'documents', params: { ...common, page: 0, hitsPerPage: 0, clickAnalytics: false, analytics: false, attributesToRetrieve: [], attributesToHighlight: [], attributesToSnippet: [], facets: 'type' } },
          ]);
          const [values] = await client.searchForFacetValues([{ indexName: 'documents', params: { facetName: 'type', facetQuery: 'thong', query: '' } }]);
          return JSON.stringify({ found, values });
        }
        """;

    [Fact]
    public async Task It_answers_what_widgets_ask()
    {
        IPage page = await ShowAsync();
        using JsonDocument answer = JsonDocument.Parse(await page.EvaluateAsync<string>(Asking));
        JsonElement hits = answer.RootElement.GetProperty("found").GetProperty("results")[0];
        JsonElement counts = answer.RootElement.GetProperty("found").GetProperty("results")[1];

        hits.GetProperty("hits").GetArrayLength().ShouldBe(5);
        hits.GetProperty("hits").EnumerateArray().ShouldAllBe(hit => hit.GetProperty("type").GetString() == "Thông báo");
        hits.GetProperty("hits")[0].GetProperty("_highlightResult").GetProperty("title").GetProperty("value").GetString()!.ShouldContain("__ais-highlight__Thành ủy__/ais-highlight__");
        hits.GetProperty("nbHits").GetInt32().ShouldBe(counts.GetProperty("facets").GetProperty("type").GetProperty("Thông báo").GetInt32());
        counts.GetProperty("hits").GetArrayLength().ShouldBe(0);
        counts.GetProperty("facets").GetProperty("type").EnumerateObject().Count().ShouldBeGreaterThan(1);
        answer.RootElement.GetProperty("values").GetProperty("facetHits")[0].GetProperty("value").GetString().ShouldBe("Thông báo");
        await page.Context.CloseAsync();
    }

    // What is fixed, what a widget asks beside it, and what the service is then asked: null for nothing.
    [Theory]
    [InlineData("{ kind: 'notice' }", "{}", "q=thanh+uy&kind=notice&size=20")]
    [InlineData("{ kind: 'notice', accents: 'strict' }", "{ facetFilters: [['kind:news', 'kind:notice']] }", "accents=strict&q=thanh+uy&kind=notice&size=20")]
    [InlineData("{ kind: 'notice' }", "{ facetFilters: [['kind:news']] }", null)]
    [InlineData("{ Kind: ['notice', 'news'] }", "{ filters: 'kind:news' }", "q=thanh+uy&kind=news&size=20")]
    [InlineData("{ kind: [] }", "{}", null)]
    [InlineData("{ kind: undefined, source: '' }", "{}", "q=thanh+uy&size=20")]
    [InlineData("{ type: 'Thông báo' }", "{ filters: 'type:\"thong bao\"' }", "q=thanh+uy&type=Th%C3%B4ng+b%C3%A1o&size=20")]
    [InlineData("{ from: '2021-05-01' }", "{ numericFilters: ['year>=2020'] }", "q=thanh+uy&from=2021-05-01&size=20")]
    [InlineData("{ from: '2021-05-01' }", "{ numericFilters: ['year>=2022'] }", "q=thanh+uy&from=2022-01-01&size=20")]
    [InlineData("{ from: '2021-05-01' }", "{ numericFilters: ['year<=2020'] }", null)]
    [InlineData("{ year: '2021' }", "{ facetFilters: ['year:2022'] }", null)]
    public async Task What_is_fixed_is_only_narrowed(string parameters, string asked, string? expected)
    {
        IPage page = await ShowAsync();
        JsonElement answer = JsonElement.Parse(await page.EvaluateAsync<string>($$"""
            async () => {
              const { createSearchClient } = await import('/packages/instantsearch-adapter/index.js');
              const addresses = [];
              const client = createSearchClient({ endpoint: location.origin, parameters: {{parameters}}, fetch: (address, options) => { addresses.push(address); return fetch(address, options); } });
              const { results } = await client.search([{ params: { query: 'thanh uy', ...{{asked}} } }]);
              return JSON.stringify({ addresses, found: results[0].nbHits });
            }
            """));
        answer.GetProperty("addresses").EnumerateArray().Select(address => address.GetString()![(site.Address + "/api/v1/search?").Length..])
            .ShouldBe(expected is null ? [] : [expected]);
        if (expected is null)
        {
            answer.GetProperty("found").GetInt32().ShouldBe(0);
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(502, "application/json", "null")]
    [InlineData(200, "application/json", "null")]
    [InlineData(200, "application/json", "{")]
    [InlineData(200, "text/html", "<p>proxy says hello</p>")]
    [InlineData(400, "application/problem+json", "{\"title\":\"The search service answered 400.\",\"errors\":{}}")]
    public async Task What_is_no_answer_is_an_error_of_the_service(int status, string type, string body)
    {
        IPage page = await ShowAsync();
        await page.RouteAsync("**/api/v1/search?*", route => route.FulfillAsync(new() { Status = status, ContentType = type, Body = body }));
        string failure = await page.EvaluateAsync<string>("""
            async () => {
              const { createSearchClient, ServiceError } = await import('/packages/instantsearch-adapter/index.js');
              return createSearchClient({ endpoint: location.origin }).search([{ params: {} }]).then(() => 'none', failure => `${failure instanceof ServiceError} ${failure.status} ${failure.message}`);
            }
            """);
        failure.ShouldBe($"true {status} The search service answered {status}.");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> ShowAsync()
    {
        IPage page = await site.OpenAsync();
        await page.RouteAsync("**/packages/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/javascript; charset=utf-8",
            Body = File.ReadAllText(Path.Combine(Checkout.Root, new Uri(route.Request.Url).AbsolutePath[1..])),
        }));
        await page.GotoAsync(site.Address + "/");
        return page;
    }
}
