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
        IPage page = await site.OpenAsync();
        await page.RouteAsync("**/packages/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/javascript; charset=utf-8",
            Body = File.ReadAllText(Path.Combine(Checkout.Root, new Uri(route.Request.Url).AbsolutePath[1..])),
        }));
        await page.GotoAsync(site.Address + "/");
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
}
