using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Box;

/// <summary>However and whenever the box comes into a page, there is one field with suggestions.</summary>
public sealed class EmbeddingTests(SampleSite site)
{
    private const string InHead = """<script src="/search-box.js"></script>""";
    private const string Form = """<search-box><form action="/ket-qua"><label for="tim">Tìm</label><input id="tim" name="q"><button>Tìm</button></form></search-box>""";

    [Theory]
    [InlineData(Form, InHead)]
    [InlineData(Form, """<script src="/search-box.js" async></script>""")]
    [InlineData(Form + InHead, "")]
    [InlineData("<search-box></search-box>", InHead)]
    [InlineData("<search-box></search-box>" + InHead, "")]
    public async Task Wherever_the_script_stands(string body, string head)
    {
        await using Portal portal = await Portal.ShowAsync(site, body, head);
        await portal.Field.PressSequentiallyAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        (await portal.Page.GetByRole(AriaRole.Combobox).CountAsync()).ShouldBe(1);
        (await portal.Page.Locator("search-box form").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_that_comes_later_takes_the_place_of_its_own()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<div id=cho></div>");
        await portal.Page.EvaluateAsync("cho.append(document.createElement('search-box'))");
        await portal.Field.PressSequentiallyAsync("thanh u");
        await portal.Options.First.WaitForAsync();

        await portal.Page.EvaluateAsync("cho.firstChild.innerHTML = '<form action=/ket-qua><input id=tim name=q></form>'");
        await Expect(portal.Field).ToHaveAttributeAsync("id", "tim");
        await Expect(portal.Options).ToHaveCountAsync(0);
        await portal.Field.PressSequentiallyAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        (await portal.Page.GetByRole(AriaRole.Combobox).CountAsync()).ShouldBe(1);

        await portal.Page.EvaluateAsync("window.former = document.getElementById('tim'); cho.firstChild.replaceChildren()");
        await Expect(portal.Field).ToHaveAttributeAsync("id", "field");
        (await portal.Page.EvaluateAsync<string>("former.outerHTML")).ShouldNotContain("aria-");
        await portal.Field.FillAsync("uy ban");
        await portal.Options.First.WaitForAsync();
    }

    [Theory]
    [InlineData("<search-box></search-box><aside></aside>")]
    [InlineData(Form + "<aside></aside>")]
    public async Task Moved_taken_out_and_put_back_it_asks_once(string body)
    {
        await using Portal portal = await Portal.ShowAsync(site, body);
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        await portal.Page.EvaluateAsync("document.querySelector('aside').append(document.querySelector('search-box'))");
        await Expect(portal.Options).ToHaveCountAsync(0);
        await portal.Page.EvaluateAsync("() => { const box = document.querySelector('search-box'); box.remove(); document.querySelector('main').prepend(box); }");
        await portal.Field.FillAsync("uy ban");
        await portal.Options.First.WaitForAsync();
        (await portal.AskedAsync()).ShouldBe(["?q=thanh+u&size=8", "?q=uy+ban&size=8"]);
        (await portal.Page.Locator("[role=listbox]").CountAsync()).ShouldBe(1);
        await portal.Page.Mouse.ClickAsync(5, 700);
        await Expect(portal.Options).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_of_them_keep_apart()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box kind=notice></search-box>" + Form);
        ILocator first = portal.Page.Locator("search-box").Nth(0).GetByRole(AriaRole.Combobox);
        ILocator second = portal.Page.Locator("search-box").Nth(1).GetByRole(AriaRole.Combobox);
        await first.FillAsync("uy ban");
        await portal.Options.First.WaitForAsync();
        await second.FillAsync("thanh u");
        await Expect(second).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(first).ToHaveAttributeAsync("aria-expanded", "false");
        (await first.GetAttributeAsync("aria-controls")).ShouldNotBe(await second.GetAttributeAsync("aria-controls"));
        (await portal.AskedAsync()).ShouldBe(["?q=uy+ban&size=8&kind=notice", "?q=thanh+u&size=8"]);
    }

    [Fact]
    public async Task Attributes_count_whenever_they_change()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box value='một'></search-box>");
        await portal.Page.EvaluateAsync("""
            () => {
              const box = document.querySelector('search-box');
              box.lang = 'en';
              box.setAttribute('endpoint', '/tim/?x=1');
              box.setAttribute('target', '/ket-qua?trang=12');
              box.setAttribute('name', 's');
              box.setAttribute('value', 'hai');
              box.source = 'a|b c';
              box.kind = 'notice';
            }
            """);
        await Expect(portal.Field).ToHaveAttributeAsync("placeholder", "Search documents and news…");
        await Expect(portal.Field).ToHaveValueAsync("hai");
        await Expect(portal.Field).ToHaveAccessibleNameAsync("Search");
        await portal.Page.EvaluateAsync("() => Object.assign(document.querySelector('search-box'), { placeholder: 'Gõ ở đây', label: 'Tra cứu' })");
        await Expect(portal.Field).ToHaveAttributeAsync("placeholder", "Gõ ở đây");
        await Expect(portal.Field).ToHaveAccessibleNameAsync("Tra cứu");

        Task<IRequest> asking = portal.Page.WaitForRequestAsync("**/tim/api/v1/suggest*");
        await portal.Field.FillAsync("ba");
        new Uri((await asking).Url).Query.ShouldBe("?q=ba&size=8&kind=notice&source=a&source=b+c");
        await portal.Field.PressAsync("Enter");
        (await portal.ResultsAsync()).ToString().ShouldBe("s=ba&trang=12&kind=notice&source=a&source=b+c");
    }

    [Fact]
    public async Task Properties_reflect_and_may_be_set_before_the_script_comes()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box></search-box>", "");
        await portal.Page.EvaluateAsync("() => Object.assign(document.querySelector('search-box'), { target: '/ket-qua', issuer: 'Ủy ban', value: 'thanh u' })");
        await portal.Page.AddScriptTagAsync(new() { Url = "/search-box.js" });
        await Expect(portal.Field).ToHaveValueAsync("thanh u");
        (await portal.Page.EvaluateAsync<string>("document.querySelector('search-box').outerHTML")).ShouldBe("""<search-box target="/ket-qua" issuer="Ủy ban" value="thanh u"></search-box>""");
        await portal.Page.EvaluateAsync("() => { const box = document.querySelector('search-box'); box.value = 'giao ban'; box.focus(); }");
        await portal.Page.Keyboard.PressAsync("Enter");
        (await portal.ResultsAsync()).ToString().ShouldBe("q=giao+ban&issuer=%e1%bb%a6y+ban");
    }

    [Fact]
    public async Task A_label_may_be_seen_and_the_button_be_a_picture()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box><b slot=label>Tìm văn bản</b><span slot=button aria-label='Tìm ngay'>🔍</span></search-box>");
        await Expect(portal.Field).ToHaveAccessibleNameAsync("Tìm văn bản");
        await portal.Page.GetByText("Tìm văn bản").ClickAsync();
        await Expect(portal.Field).ToBeFocusedAsync();
        await Expect(portal.Page.GetByRole(AriaRole.Button, new() { Name = "Tìm ngay" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task No_address_runs_a_script()
    {
        const string Body = "<search-box endpoint='javascript:window.hacked=1//' target='javascript:window.hacked=1'></search-box>";
        await using Portal portal = await Portal.ShowAsync(site, Body);
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        await portal.Field.PressAsync("Enter");
        await portal.Page.IsAtAsync(site.Address + "/?q=thanh+u");
    }

    [Fact]
    public async Task Keys_of_the_page_take_no_letters_from_it()
    {
        await using Portal portal = await Portal.ShowAsync(site, """
            <search-box></search-box>
            <script>
              document.addEventListener('keydown', event => {
                if (event.target.closest('input, textarea')) return;
                if (event.key === 's' || event.key === '/' || event.key === 'Enter') event.preventDefault();
                document.title += event.key;
              });
            </script>
            """);
        await portal.Field.PressSequentiallyAsync("so 1/2");
        await Expect(portal.Field).ToHaveValueAsync("so 1/2");
        (await portal.Page.TitleAsync()).ShouldBe("Cổng nội bộ");
        await portal.Field.PressAsync("F2");
        (await portal.Page.TitleAsync()).ShouldBe("Cổng nội bộF2");
    }

    [Fact]
    public async Task Inside_a_closed_tree_an_option_can_be_pressed()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<div id=host></div>");
        await portal.Page.EvaluateAsync("""
            () => {
              window.inner = document.getElementById('host').attachShadow({ mode: 'closed' });
              inner.innerHTML = '<search-box target=/ket-qua></search-box>';
              inner.firstChild.focus();
            }
            """);
        await portal.AnswerAsync((q, route) => route.FulfillAsync(new() { Json = new { suggestions = new[] { new { text = "Thành ủy", html = "Thành ủy", kind = "query" } } } }));

        // At once: another answer while the button is down would put other options below it.
        await portal.Page.Keyboard.InsertTextAsync("thanh u");

        // What stands in a closed tree is not found by a locator.
        IJSHandle place = await portal.Page.WaitForFunctionAsync("""
            () => {
              const option = inner.firstChild.shadowRoot?.querySelector('[role=option]');
              const there = option?.getBoundingClientRect();
              return there?.height ? { x: there.x + 20, y: there.y + there.height / 2 } : null;
            }
            """);
        await portal.Page.Mouse.ClickAsync(await (await place.GetPropertyAsync("x")).JsonValueAsync<float>(), await (await place.GetPropertyAsync("y")).JsonValueAsync<float>());
        (await portal.ResultsAsync()).Get("q").ShouldBe("Thành ủy");
    }
}
