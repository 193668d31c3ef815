using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Box;

/// <summary>Whatever its page calls its fields and pictures, listens to, sets and takes away: the box works, and the page does as before.</summary>
public sealed class SurroundingsTests(SampleSite site)
{
    [Theory]
    [InlineData("after")]
    [InlineData("parentNode")]
    [InlineData("addEventListener")]
    [InlineData("action")]
    [InlineData("elements")]
    [InlineData("setAttribute")]
    [InlineData("requestSubmit")]
    [InlineData("append")]
    [InlineData("kind")]
    public async Task A_field_may_have_any_name(string name)
    {
        await using Portal portal = await Portal.ShowAsync(site, $"<search-box><form action=/ket-qua><input type=search name=q aria-label=Tìm><input type=hidden name={name} value=notice></form></search-box>");
        List<string> errors = Errors(portal);
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        string text = (await portal.Options.First.GetAttributeAsync("aria-label"))!;
        await portal.Options.First.ClickAsync();
        (await portal.ResultsAsync()).Get("q").ShouldBe(text);
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("setAttribute")]
    [InlineData("action")]
    [InlineData("elements")]
    public async Task Its_own_field_may_have_any_name(string name)
    {
        await using Portal portal = await Portal.ShowAsync(site, $"<search-box target=/ket-qua name={name}></search-box>");
        await portal.Page.EvaluateAsync("document.querySelector('search-box').kind = 'notice'");
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        await portal.Field.PressAsync("Enter");
        (await portal.ResultsAsync()).ToString().ShouldBe($"{name}=thanh+u&kind=notice");
    }

    [Theory]
    [InlineData("<search-box><form action=/ket-qua><input form=nope><input name=q aria-label=Tìm id=tim></form></search-box>", "tim")]
    [InlineData("<form id=other></form><search-box><form action=/ket-qua><input form=other></form></search-box>", "field")]
    public async Task Only_a_field_of_a_form_inside_is_taken(string body, string id)
    {
        await using Portal portal = await Portal.ShowAsync(site, body);
        await Expect(portal.Field).ToHaveIdAsync(id);
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        (await portal.Page.GetByRole(AriaRole.Combobox).CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_field_that_goes_to_another_form_is_left()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box><form action=/ket-qua><input id=tim name=q aria-label=Tìm></form></search-box>");
        await Expect(portal.Field).ToHaveIdAsync("tim");
        await portal.Page.EvaluateAsync("document.getElementById('tim').setAttribute('form', 'nope')");
        await Expect(portal.Field).ToHaveIdAsync("field");
    }

    [Theory]
    [InlineData("<img name=currentScript src='http://evil.invalid/x.png'>")]
    [InlineData("<form name=currentScript></form><form name=baseURI></form>")]
    public async Task Nothing_on_the_page_says_where_the_service_is(string taken)
    {
        await using Portal portal = await Portal.ShowAsync(site, taken + "<search-box target=ket-qua></search-box>" + Portal.Script.Replace(" defer", "", StringComparison.Ordinal), head: "");
        Task<IRequest> asking = portal.Page.WaitForRequestAsync("**/suggest?*");
        await portal.Field.FillAsync("thanh u");
        (await asking).Url.ShouldStartWith(site.Address + "/api/v1/suggest?");
        await portal.Field.PressAsync("Enter");
        (await portal.ResultsAsync()).Get("q").ShouldBe("thanh u");
    }

    [Fact]
    public async Task Nothing_is_no_text()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box kind=news label=Tra></search-box>", head: "");
        await portal.Page.EvaluateAsync("Object.assign(document.querySelector('search-box'), { source: undefined, value: undefined })");
        await portal.Page.AddScriptTagAsync(new() { Url = "/search-box.js" });
        await Expect(portal.Field).ToHaveValueAsync("");
        await portal.Page.EvaluateAsync("Object.assign(document.querySelector('search-box'), { kind: undefined, label: null, value: 'một' })");
        await Expect(portal.Field).ToHaveValueAsync("một");
        (await portal.Page.EvaluateAsync<string[]>("document.querySelector('search-box').getAttributeNames()")).ShouldBeSubsetOf(["value"]);
        await portal.Page.EvaluateAsync("document.querySelector('search-box').value = undefined");
        await Expect(portal.Field).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_key_may_have_no_name()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box></search-box>");
        List<string> errors = Errors(portal);
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        await portal.Field.EvaluateAsync("field => { for (const type of ['keydown', 'keyup']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true })); }");
        await Expect(portal.Options.First).ToBeVisibleAsync();
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_attribute_of_the_first_text_may_be_set_while_one_types()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box></search-box>");
        await portal.Page.EvaluateAsync("document.querySelector('search-box').addEventListener('input', event => event.currentTarget.setAttribute('value', event.currentTarget.value))");
        await portal.Field.PressSequentiallyAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        await portal.Page.EvaluateAsync("document.querySelector('search-box').setAttribute('value', 'khác')");
        await Expect(portal.Options.First).ToBeVisibleAsync();
        await Expect(portal.Field).ToHaveValueAsync("thanh u");
    }

    [Fact]
    public async Task The_page_is_not_told_of_a_form_that_is_not_sent()
    {
        const string Body = """
            <search-box kind=news source=s><form action=/ket-qua><input name=q aria-label=Tìm>
              <input type=checkbox name=kind value=notice checked><input type=checkbox name=kind value=news><input name=source value=a disabled>
              <select name=issuer multiple><option selected>Tỉnh ủy<option>Huyện ủy<option selected disabled>Xã</select><button name=source value=b>Tìm</button>
              <fieldset name=issuer></fieldset><fieldset disabled><input name=issuer value=c></fieldset>
            </form></search-box>
            <script>window.told = 0; document.querySelector('form').addEventListener('formdata', () => told++);</script>
            """;
        await using Portal portal = await Portal.ShowAsync(site, Body);
        Task<IRequest> asking = portal.Page.WaitForRequestAsync("**/suggest?*");
        await portal.Field.FillAsync("thanh u");

        // What the form would send of the scope, and no more.
        new Uri((await asking).Url).Query.ShouldBe("?q=thanh+u&size=8&kind=notice&issuer=T%E1%BB%89nh+%E1%BB%A7y&source=s");
        (await portal.Page.EvaluateAsync<int>("told")).ShouldBe(0);
        await portal.Field.PressAsync("Escape");
        await portal.Page.EvaluateAsync("document.querySelector('form').addEventListener('submit', event => { event.preventDefault(); window.sent = new URLSearchParams(new FormData(event.target)).toString(); })");
        await portal.Field.PressAsync("Enter");
        (await portal.Page.EvaluateAsync<string>("sent")).ShouldBe("q=thanh+u&kind=notice&issuer=T%E1%BB%89nh+%E1%BB%A7y&source=s");
    }

    [Fact]
    public async Task A_form_that_stays_without_the_box_is_as_before()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box><form action=/ket-qua><input id=tim name=q aria-label=Tìm></form></search-box><aside></aside>");
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        await portal.Page.EvaluateAsync("() => { window.box = document.querySelector('search-box'); box.replaceWith(...box.childNodes); }");
        ILocator field = portal.Page.Locator("#tim");
        await portal.Page.EvaluateAsync("new Promise(done => setTimeout(done))");
        (await field.EvaluateAsync<string>("field => field.outerHTML")).ShouldNotContain("aria-expanded");
        (await portal.Page.Locator("[role=listbox]").CountAsync()).ShouldBe(0);
        await portal.Page.StopClockAsync();
        await field.FillAsync("uy ban");
        await portal.Page.Clock.RunForAsync(2000);
        (await portal.AskedAsync()).Count().ShouldBe(1);

        // Put back around it, it asks again, once.
        await portal.Page.EvaluateAsync("() => { const form = document.querySelector('form'); form.before(box); box.append(form); }");
        await field.FillAsync("giao ban");
        await portal.Page.Clock.RunForAsync(2000);
        (await portal.AskedAsync("giao ban")).ShouldBe("giao ban");
        (await portal.AskedAsync()).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(300, "query", 300)]
    [InlineData(301, "query", 301)]
    [InlineData(300, "document", 300)]
    [InlineData(301, "document", 301)]
    public async Task Only_a_text_that_is_cut_ends_in_dots(int length, string kind, int shown)
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box></search-box>");
        string text = string.Concat(Enumerable.Repeat("họp ", 80))[..(length - 1)] + "n";
        await portal.AnswerAsync((_, route) => route.FulfillAsync(new()
        {
            Json = new { suggestions = new[] { new { text, html = $"<mark>{text[..3]}</mark>{text[3..]}", kind, id = "a" }, new { text, html = "", kind, id = "b" } } },
        }));
        await portal.Field.FillAsync("hop");
        await Expect(portal.Options).ToHaveCountAsync(2);
        foreach (ILocator option in await portal.Options.AllAsync())
        {
            string there = (await option.Locator(".sb-text").TextContentAsync())!;
            there.ShouldBe(length > 300 ? text[..300] + "…" : text);
            there.Length.ShouldBe(shown);
        }
    }

    private static List<string> Errors(Portal portal)
    {
        List<string> errors = [];
        portal.Page.PageError += (_, error) => errors.Add(error);
        return errors;
    }
}
