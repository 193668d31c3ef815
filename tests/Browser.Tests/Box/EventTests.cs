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
              if (window.staying) event.preventDefault();
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
        await portal.Page.EvaluateAsync("window.staying = true");
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        await portal.Field.PressAsync("Enter");
        await Expect(portal.Options).ToHaveCountAsync(0);
        (await Told(portal)).ShouldBe("""[["search","search-box","thanh u",null]]""");

        await portal.Page.EvaluateAsync("() => { window.staying = false; window.told = []; document.addEventListener('search-box:search', event => event.preventDefault()); }");
        await portal.Field.FillAsync("uy ban");
        await portal.Options.First.WaitForAsync();
        string text = (await portal.Options.First.GetAttributeAsync("aria-label"))!;
        await portal.Options.First.ClickAsync();
        (await Told(portal)).ShouldBe($$"""[["select","search-box","{{text}}",null],["search","search-box","{{text}}","query"]]""");
        portal.Page.Url.ShouldEndWith("/cong.html");
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
        await page.EvaluateAsync("document.addEventListener('search-box:search', event => event.preventDefault())");
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForTimeoutAsync(300);
        page.Url.ShouldBe(site.Address + "/");
        await page.Context.CloseAsync();
    }

    private static Task<string> Told(Portal portal) => portal.Page.EvaluateAsync<string>("JSON.stringify(told)");
}
