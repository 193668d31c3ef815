using System.Collections.Specialized;
using System.Text.RegularExpressions;
using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Box;

/// <summary>The service's own pages are led to in the language of the page, and a document with the search that led to it.</summary>
public sealed class LeadingOnTests(SampleSite site)
{
    private const string English = "<script>document.documentElement.lang = 'en'</script>";
    private const string Fields = "<input type=search name=q aria-label=Tìm><input type=hidden name=type value='Thông báo'><input type=hidden name=kind value=notice><input type=hidden name=token value=secret>";

    [Theory]
    [InlineData("/?lang=en&kind=notice&from=2020-01-01&q=uy")]
    [InlineData("/?kind=notice&q=uy")]
    public async Task From_the_search_page_to_a_document_and_back(string path)
    {
        await using Portal portal = await Portal.ShowAsync(site, "", path: path);
        NameValueCollection before = Portal.Query(portal.Page.Url);
        string language = (await Document(portal).GetAttributeAsync("lang"))!;
        Task<IRequest> asking = portal.Page.WaitForRequestAsync("**/suggest?q=thanh*");
        IResponse answer = (await (await ChooseDocumentAsync(portal, asking)).ResponseAsync())!;
        answer.Status.ShouldBe(200);
        await Expect(portal.Page).ToHaveURLAsync(new Regex(@"/doc\?"));
        await Expect(Document(portal)).ToHaveAttributeAsync("lang", language);
        await portal.Page.Locator(".back a").ClickAsync();
        await Expect(portal.Page).ToHaveURLAsync(new Regex(@"/\?"));
        NameValueCollection after = Portal.Query(portal.Page.Url);
        after.Get("q").ShouldBe("thanh u");
        before.Set("q", "thanh u");
        after.AllKeys.Order().Select(key => $"{key}={after.Get(key)}").ShouldBe(before.AllKeys.Order().Select(key => $"{key}={before.Get(key)}"));
        await Expect(Document(portal)).ToHaveAttributeAsync("lang", language);
    }

    [Theory]
    [InlineData("<search-box></search-box>", "q=thanh+u")]
    [InlineData(English + "<search-box></search-box>", "q=thanh+u&lang=en")]
    [InlineData("<div lang=en-GB><search-box kind=notice></search-box></div>", "q=thanh+u&kind=notice&lang=en")]
    [InlineData(English + "<search-box lang=vi></search-box>", "q=thanh+u")]
    [InlineData(English + "<search-box target='/?lang=vi'></search-box>", "q=thanh+u&lang=vi")]
    [InlineData(English + "<search-box><form action=/><input name=q aria-label=Find></form></search-box>", "q=thanh+u&lang=en")]
    public async Task A_page_in_English_leads_to_results_in_English(string body, string expected)
    {
        await using Portal portal = await Portal.ShowAsync(site, body);
        await portal.Field.FillAsync("thanh u");
        await portal.Field.PressAsync("Enter");
        await portal.Page.IsAtAsync(site.Address + "/?" + expected);
        await Expect(Document(portal)).ToHaveAttributeAsync("lang", expected.EndsWith("en", StringComparison.Ordinal) ? "en" : "vi");
    }

    [Theory]
    [InlineData(English + "<search-box target=/ket-qua></search-box>")]
    [InlineData(English + "<search-box><form action=/ket-qua><input name=q aria-label=Find></form></search-box>")]
    public async Task Other_pages_of_results_are_sent_no_language(string body)
    {
        await using Portal portal = await Portal.ShowAsync(site, body);
        await portal.Field.FillAsync("thanh u");
        await portal.Field.PressAsync("Enter");
        (await portal.ResultsAsync()).ToString().ShouldBe("q=thanh+u");
    }

    [Theory]
    [InlineData("<search-box kind=notice source=samples></search-box>", "&kind=notice&source=samples")]
    [InlineData("<search-box kind=notice target='/ket-qua?trang=2' lang=en></search-box>", "&kind=notice&lang=en")]
    [InlineData("<search-box target='/?type=x'></search-box>", "&type=x")]
    [InlineData("<search-box><form action=/>" + Fields + "</form></search-box>", "&type=Th%C3%B4ng+b%C3%A1o&kind=notice&token=secret")]
    [InlineData("<search-box><form action=/ket-qua>" + Fields + "<input type=hidden name=lang value=en></form></search-box>", "&kind=notice&lang=en")]
    [InlineData(English + "<search-box><form action=/ket-qua>" + Fields + "</form></search-box>", "&kind=notice&lang=en")]
    public async Task A_document_is_opened_within_what_was_searched(string body, string expected)
    {
        await using Portal portal = await Portal.ShowAsync(site, body);
        await portal.AnswerAsync((_, route) => route.FulfillAsync(new() { Json = new { suggestions = new[] { new { text = "a", html = "a", kind = "document", id = "x" } } } }));
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.ClickAsync();
        await portal.Page.IsAtAsync(site.Address + "/doc?q=thanh+u&id=x" + expected);
    }

    // Asks for a document of the samples, whatever the words suggested before it.
    private async Task<IRequest> ChooseDocumentAsync(Portal portal, Task<IRequest> asking)
    {
        string id = (await site.Service.SearchUntilAsync(answer => answer.Total > 0)).Hits[0].Id;
        await portal.AnswerAsync((_, route) => route.FulfillAsync(new() { Json = new { suggestions = new[] { new { text = "a", html = "a", kind = "document", id } } } }));
        await portal.Field.FillAsync("thanh u");
        await asking;
        Task<IRequest> opening = portal.Page.WaitForRequestAsync("**/doc?*");
        await Expect(portal.Options).ToHaveCountAsync(1);
        await portal.Field.PressAsync("ArrowDown");
        await portal.Field.PressAsync("Enter");
        return await opening;
    }

    private static ILocator Document(Portal portal) => portal.Page.Locator("html");
}
