using System.IO.Compression;
using BrowserTests.Running;
using EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BrowserTests.Box;

/// <summary>The looks of the box under strict policies, in browsers that take no sheet made by script, and beside any other style sheet.</summary>
public sealed class LooksTests(SampleSite site)
{
    private const string Strict = "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    private const string NoSheets = "delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets; delete CSSStyleSheet.prototype.replaceSync;";

    // What a page of another house may hold: resets, rules for every field and list, in ems and rems of its own.
    private const string Hostile = """
        <style>
          html { font-size: 62.5%; line-height: 3; letter-spacing: .5em; text-transform: uppercase; }
          * { box-sizing: content-box !important; margin: 9px !important; transition: all 3s !important; }
          input, input[type=search], button, form { display: none !important; border-radius: 0 !important; background: red !important; color: red !important; float: left; width: 10px !important; }
          div, span, label, ul li, [role=option] { color: red !important; background: yellow; text-indent: -999px; list-style: square; }
          [hidden] { display: block !important; }
          mark, small { display: none; }
        </style>
        """;

    [Fact]
    public async Task Under_a_strict_policy_it_looks_as_it_should()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box></search-box>", policy: Strict);
        await LooksRightAsync(portal);
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_script_makes_no_sheets_it_takes_that_of_the_service()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<search-box></search-box>", policy: Strict + "; style-src 'self'", init: NoSheets);
        await portal.Page.WaitForFunctionAsync("document.querySelector('search-box').shadowRoot.querySelector('link')?.sheet");
        await LooksRightAsync(portal);
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_script_makes_no_sheets_the_list_behind_a_form_has_one_too()
    {
        const string Body = "<search-box><form action=/ket-qua><input name=q aria-label=Tìm></form></search-box>";
        await using Portal portal = await Portal.ShowAsync(site, Body, policy: Strict + "; style-src 'self'", init: NoSheets);
        await portal.Page.WaitForFunctionAsync("document.head.querySelector('link')?.sheet");
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        (await StyleAsync(portal.Page.Locator("[role=listbox]"), "position")).ShouldBe("absolute");
        (await portal.Page.Locator("link").CountAsync()).ShouldBe(2, "one in the head, one in the tree of the box");
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_style_of_the_page_reaches_it()
    {
        // In the head: behind something that is shown already, its transitions would still be moving the page while it is measured.
        await using Portal portal = await Portal.ShowAsync(site, "<search-box></search-box>", head: Hostile + Portal.Script);
        await LooksRightAsync(portal);
        (await StyleAsync(portal.Field, "letterSpacing")).ShouldBe("normal");
        (await StyleAsync(portal.Options.First, "textTransform")).ShouldBe("none");
    }

    [Fact]
    public async Task Even_where_everything_is_unset_it_is_usable()
    {
        await using Portal portal = await Portal.ShowAsync(site, "<style>* { all: unset !important }</style><search-box></search-box>");
        await LooksRightAsync(portal);
    }

    [Fact]
    public async Task Behind_a_form_the_list_keeps_shut_and_above_the_page()
    {
        const string Reset = "<style>* { all: unset !important } [hidden] { display: block !important }</style>";
        await using Portal portal = await Portal.ShowAsync(site, Reset + "<search-box><form action=/ket-qua><input name=q aria-label=Tìm></form></search-box>");
        await Expect(portal.Page.Locator("[role=listbox]")).ToBeHiddenAsync();
        await portal.Field.FillAsync("thanh u");
        await Expect(portal.Options.First).ToBeVisibleAsync();
        await portal.Field.PressAsync("Escape");
        await Expect(portal.Page.Locator("[role=listbox]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Colours_and_corners_are_the_page_s_to_choose()
    {
        const string Style = """
            <style>
              search-box { --search-box-paper: rgb(1, 2, 3); --search-box-ink: rgb(250, 251, 252); --search-box-radius: 0; --search-box-font: 20px/1.5 serif; }
              search-box::part(button) { background: rgb(4, 5, 6); }
            </style>
            """;
        await using Portal portal = await Portal.ShowAsync(site, Style + "<search-box></search-box>");
        (await StyleAsync(portal.Field, "backgroundColor")).ShouldBe("rgb(1, 2, 3)");
        (await StyleAsync(portal.Field, "color")).ShouldBe("rgb(250, 251, 252)");
        (await StyleAsync(portal.Field, "borderRadius")).ShouldBe("0px");
        (await StyleAsync(portal.Field, "font")).ShouldContain("20px");
        (await StyleAsync(portal.Page.GetByRole(AriaRole.Button), "backgroundColor")).ShouldBe("rgb(4, 5, 6)");
    }

    [Fact]
    public void Both_sheets_are_the_same()
    {
        string script = File.ReadAllText(Path.Combine(Folder, "search-box.js"));
        string sheet = File.ReadAllText(Path.Combine(Folder, "search-box.css"));
        int start = script.IndexOf("const css = `\n", StringComparison.Ordinal) + "const css = `\n".Length;
        script[start..script.IndexOf("`;", start, StringComparison.Ordinal)].ShouldBe(sheet[(sheet.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void It_is_small()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(Path.Combine(Folder, "search-box.js")));
        }

        TestContext.Current.SendDiagnosticMessage($"search-box.js: {packed.Length} bytes packed");
        packed.Length.ShouldBeLessThan(20_000);
    }

    private static string Folder => Path.Combine(Checkout.Root, "src", "SearchApi", "wwwroot");

    // The user's own letter size, one line with field and button, the list below the field and as wide as both.
    private static async Task LooksRightAsync(Portal portal)
    {
        await portal.Field.FillAsync("thanh u");
        await portal.Options.First.WaitForAsync();
        ILocator button = portal.Page.GetByRole(AriaRole.Button);
        LocatorBoundingBoxResult field = (await portal.Field.BoundingBoxAsync())!;
        LocatorBoundingBoxResult press = (await button.BoundingBoxAsync())!;
        LocatorBoundingBoxResult list = (await portal.Page.Locator("[role=listbox]").BoundingBoxAsync())!;
        (await StyleAsync(portal.Field, "fontSize")).ShouldBe("16px");
        (await StyleAsync(portal.Field, "borderRadius")).ShouldBe("9.6px");
        (await StyleAsync(button, "backgroundColor")).ShouldBe("rgb(156, 31, 46)");
        (await StyleAsync(portal.Options.First, "display")).ShouldBe("flex");
        field.Width.ShouldBeGreaterThan(300);
        field.Height.ShouldBeInRange(43, 50);
        press.Y.ShouldBe(field.Y, 1);
        press.X.ShouldBeGreaterThan(field.X + field.Width);
        list.Y.ShouldBeInRange(field.Y + field.Height, field.Y + field.Height + 10);
        list.Width.ShouldBe(press.X + press.Width - field.X, 2);
        (await portal.Page.Locator("[role=status]").BoundingBoxAsync())!.Width.ShouldBeLessThan(2);
    }

    private static Task<string> StyleAsync(ILocator shown, string property) => shown.EvaluateAsync<string>("(shown, property) => getComputedStyle(shown)[property]", property);
}
