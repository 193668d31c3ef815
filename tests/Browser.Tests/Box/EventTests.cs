using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Box;

/// <summary>What the box tells its page before it goes anywhere, and that the page may keep it from going.</summary>
public sealed class EventTests(SampleSite site)
{
    private const string Telling = """
        <script>
          window.told = [];
          for (const type of ['search-box:select', 'search-box:search']) {
            document.addEventListener(type, event => {
              told.push([type.slice(11), event.target.localName, event.detail.query ?? event.detail.text, event.detail.suggestion ? event.detail.suggestion.kind : null]);
              if (type.endsWith(window.staying)) event.preventDefault();
            });
          }
        </script>
        """;

    [Theory]
    [InlineData("<search-box target=/ket-qua></search-box>")]
    [InlineData("<search-box><form action=/ket-qua><input name=q aria-label=Tìm></form></search-box>")]
    [InlineData("<search-box><form action=/ket-qua><input name=q aria-label=Tìm><input type=hidden name=submit></form></search-box>")]
    public async Task It_says_what_is_searched_and_the_page_may_keep_it(string box)
    {
        await using Portal portal = await Portal.ShowAsync(site, box + Telling);
        await portal.Page.EvaluateAsync("window.staying = 'search'");
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        await portal.Field.PressAsync("Enter");
        await Expect(portal.Options).ToHaveCountAsync(0);
        (await Told(portal)).ShouldBe("""[["search","search-box","thanh u",null]]""");

        await portal.Page.EvaluateAsync("() => { window.told = []; window.staying = 'search'; }");
        await portal.Field.FillAsync("uy ban");
        await portal.Options.First.WaitForAsync();
        string text = (await portal.Options.First.GetAttributeAsync("aria-label"))!;
        await portal.Options.First.ClickAsync();
        (await Told(portal)).ShouldBe($$"""[["select","search-box","{{text}}",null],["search","search-box","{{text}}","query"]]""");

        // Had one of them gone, nobody could type here any more.
        await portal.Page.EvaluateAsync("window.staying = 'nothing'");
        await portal.Field.FillAsync("nhân dân");
        await portal.Field.PressAsync("Enter");
        (await portal.ResultsAsync()).Get("q").ShouldBe("nhân dân");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("delete HTMLFormElement.prototype.requestSubmit;")]
    public async Task Nobody_keeping_it_it_goes(string? lacking)
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box target=/ket-qua></search-box>" + Telling, init: lacking);
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        string text = (await portal.Options.First.GetAttributeAsync("aria-label"))!;
        await portal.Field.PressAsync("ArrowDown");
        await portal.Field.PressAsync("Enter");
        (await portal.ResultsAsync()).Get("q").ShouldBe(text);
    }

    [Fact]
    public async Task On_the_search_page_nothing_is_searched_that_was_kept()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync(site.Address + "/");
        await page.EvaluateAsync("document.addEventListener('search-box:search', event => event.preventDefault(), { once: true })");
        await page.Locator("#q").FillAsync("giữ lại");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#q").FillAsync("giao ban");
        await page.Keyboard.PressAsync("Enter");
        await page.IsAtAsync(site.Address + "/?q=giao+ban");

        // What is searched there is fetched.
        (await page.FetchesAsync("/?q=")).ShouldBe([site.Address + "/?q=giao+ban"]);
        await page.Context.CloseAsync();
    }

    private static Task<string> Told(Portal portal) => portal.Page.EvaluateAsync<string>("JSON.stringify(told)");
}
