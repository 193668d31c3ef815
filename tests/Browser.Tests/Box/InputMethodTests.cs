using BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Box;

/// <summary>
/// Vietnamese input methods in the search page's box and in a box of its own. Whatever way a phrase is typed, it stands in the field at the end, and suggestions and search
/// are asked for it.
/// </summary>
public sealed class InputMethodTests(SampleSite site)
{
    private const string Box = """
        <search-box></search-box>
        <script>
          document.addEventListener('search-box:search', event => {
            event.preventDefault();
            window.searched = [event.detail.query, new FormData(event.target.shadowRoot.querySelector('form')).get('q')];
          });
        </script>
        """;

    // Answers with what was asked. So what is shown tells which text the suggestions are for, also where it was asked before and is remembered.
    private const string Echo = """
        const service = window.fetch;
        window.fetch = (address, ...more) => {
          const asked = new URL(address, location.href);
          return asked.pathname.endsWith('/api/v1/suggest')
            ? Promise.resolve(new Response(JSON.stringify({ suggestions: [{ text: asked.searchParams.get('q'), kind: 'query', id: null }] })))
            : service(address, ...more);
        };
        """;

    private static readonly (string Method, bool MarksAtEnd)[] Ways = [("telex", false), ("telex", true), ("vni", false), ("vni", true)];

    [Theory]
    [InlineData(Delivery.Composed)]
    [InlineData(Delivery.Injected)]
    public async Task In_a_box_of_its_own_what_is_typed_arrives_and_is_asked_and_searched_for(Delivery delivery) => await AllAtOnceAsync(Ways.Select(way =>
    {
        IEnumerable<Typed> all = TypedPhrases.Common.Select(phrase => Typed.Phrase(phrase, way.Method, way.MarksAtEnd));
        return InOwnBoxAsync([.. all, .. way.MarksAtEnd ? [] : Special(way.Method)], _ => delivery);
    }));

    [Fact]
    public async Task Fillers_of_input_methods_are_neither_asked_nor_searched_for() => await AllAtOnceAsync(new[] { "telex", "vni" }.Select(method =>
        InOwnBoxAsync([.. TypedPhrases.Common.Select(phrase => Typed.Phrase(phrase, method, marksAtEnd: false)), .. Special(method)], at => at % 2 == 0 ? Delivery.Padded : Delivery.Littered)));

    [Fact]
    public async Task On_the_search_page_what_is_typed_arrives_and_is_asked_and_searched_for() => await AllAtOnceAsync(Ways.Select((way, turn) =>
        OnSearchPageAsync([.. TypedPhrases.Common.Select(phrase => Typed.Phrase(phrase, way.Method, way.MarksAtEnd))], at => (Delivery)((at + turn) % 4))));

    [Fact]
    public async Task Keys_belong_to_the_input_method_as_long_as_it_composes()
    {
        await using Portal portal = await Portal.ShowAsync(site, Box);
        ICDPSession session = await portal.Page.Context.NewCDPSessionAsync(portal.Page);
        await portal.Field.FocusAsync();
        await session.SendAsync("Input.imeSetComposition", new() { ["text"] = "thanh u", ["selectionStart"] = 7, ["selectionEnd"] = 7 });
        await portal.Options.First.WaitForAsync();
        foreach ((string key, int code) in new[] { ("ArrowDown", 229), ("ArrowDown", 40), ("Escape", 229) })
        {
            await session.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = key, ["windowsVirtualKeyCode"] = code });
        }

        (await portal.Field.GetAttributeAsync("aria-activedescendant")).ShouldBeNull();
        (await portal.Field.InputValueAsync()).ShouldBe("thanh u");
        await Expect(portal.Options.First).ToBeVisibleAsync();

        // Had a key changed the text, that would have been asked for.
        await session.SendAsync("Input.imeSetComposition", new() { ["text"] = "thanh uy", ["selectionStart"] = 8, ["selectionEnd"] = 8 });
        (await portal.AskedAsync("thanh uy")).ShouldBe("thanh uy");
        (await portal.AskedAsync()).ShouldBe(["?q=thanh+u&size=8", "?q=thanh+uy&size=8"]);
    }

    [Fact]
    public async Task An_option_can_be_pressed_while_it_composes()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box target=/ket-qua></search-box>");
        ICDPSession session = await portal.Page.Context.NewCDPSessionAsync(portal.Page);
        await portal.Field.FocusAsync();
        await session.SendAsync("Input.imeSetComposition", new() { ["text"] = "thành ủ", ["selectionStart"] = 7, ["selectionEnd"] = 7 });
        await portal.Options.First.WaitForAsync();
        string text = (await portal.Options.First.GetAttributeAsync("aria-label"))!;
        await portal.Options.First.ClickAsync();
        (await portal.ResultsAsync()).Get("q").ShouldBe(text);
    }

    private static IEnumerable<Typed> Special(string method) =>
    [
        .. TypedPhrases.Capitals.Select(phrase => Typed.Phrase(phrase, method, marksAtEnd: false)),
        .. (method == "telex" ? TypedPhrases.TelexCorrections : TypedPhrases.VniCorrections).Select(Typed.Script),
    ];

    // Each way has a page of its own; they are waiting most of the time.
    private static async Task AllAtOnceAsync(IEnumerable<Task<List<string>>> ways) => (await Task.WhenAll(ways)).SelectMany(wrong => wrong).ShouldBeEmpty();

    private async Task<List<string>> InOwnBoxAsync(IReadOnlyList<Typed> all, Func<int, Delivery> delivery)
    {
        await using Portal portal = await Portal.ShowAsync(site, Box, init: Echo);
        Typist typist = await Typist.AtAsync(portal.Page);
        List<string> wrong = [];
        for (int at = 0; at < all.Count; at++)
        {
            // A change of scope makes it forget, so that what was asked before is asked again.
            await portal.Page.EvaluateAsync("at => { const box = document.querySelector('search-box'); box.value = ''; box.source = at; box.focus(); }", at);
            string field = await typist.TypeAsync(all[at].Syllables, delivery(at), at);
            string asked = await SuggestedForAsync(portal, all[at].Text);
            await portal.Page.Keyboard.PressAsync("Enter");
            string[] came = await portal.Page.EvaluateAsync<string[]>("() => [document.querySelector('search-box').value, ...searched]");
            Check(wrong, all[at], delivery(at), field, [asked, came[1], came[2]], came[0]);
        }

        return wrong;
    }

    private async Task<List<string>> OnSearchPageAsync(IReadOnlyList<Typed> all, Func<int, Delivery> delivery)
    {
        await using Portal portal = await Portal.ShowAsync(site, "", init: Echo, path: "/");
        Typist typist = await Typist.AtAsync(portal.Page);
        List<string> wrong = [];
        for (int at = 0; at < all.Count; at++)
        {
            await portal.Field.EvaluateAsync("field => { field.value = ''; field.focus(); }");
            string field = await typist.TypeAsync(all[at].Syllables, delivery(at), at);
            string asked = await SuggestedForAsync(portal, all[at].Text);
            string[] came = await portal.Field.EvaluateAsync<string[]>("field => [field.value, new FormData(field.form).get('q')]");
            Check(wrong, all[at], delivery(at), field, [asked, came[1]], came[0]);
        }

        await portal.Page.Keyboard.PressAsync("Enter");
        await portal.Page.WaitForFunctionAsync("text => new URLSearchParams(location.search).get('q') === text", all[^1].Text);
        return wrong;
    }

    private static async Task<string> SuggestedForAsync(Portal portal, string text)
    {
        try
        {
            await portal.Page.GetByRole(AriaRole.Option, new() { Name = text, Exact = true }).WaitForAsync();
            return text;
        }
        catch (TimeoutException)
        {
            return string.Join("', '", await portal.Options.AllInnerTextsAsync());
        }
    }

    private static void Check(List<string> wrong, Typed typed, Delivery delivery, string field, string[] sent, string stands)
    {
        if (stands != field || sent.Any(text => text != typed.Text))
        {
            wrong.Add($"{typed.Text} {delivery}: in the field '{stands}', asked and searched '{string.Join("', '", sent)}'");
        }
    }
}
