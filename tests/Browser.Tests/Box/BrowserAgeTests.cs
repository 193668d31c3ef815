using Acornima;
using Acornima.Ast;
using EndToEnd.Running;

namespace BrowserTests.Box;

/// <summary>
/// <c>search-box.js</c> uses nothing newer than the browsers of November 2021: Chrome 96, Firefox 94, Safari 15.1. First versions are those of MDN's compatibility data.
/// </summary>
public sealed class BrowserAgeTests
{
    // Names of functions and properties that one of those browsers lacks.
    private static readonly HashSet<string> TooNew =
    [
        // Safari 15.4.
        "at", "hasOwn", "findLast", "findLastIndex", "structuredClone", "reportError", "randomUUID", "showModal", "inert", "timeout", "throwIfAborted", "BroadcastChannel",

        // Later still.
        "toSorted", "toReversed", "toSpliced", "groupBy", "withResolvers", "fromAsync", "canParse", "checkVisibility", "requestIdleCallback", "navigation", "scheduler", "startViewTransition",
        "showPopover", "hidePopover", "togglePopover", "popover", "moveBefore", "setHTML", "setHTMLUnsafe", "getHTML", "attachInternals", "ElementInternals", "trustedTypes",
        "ariaLabel", "ariaExpanded", "ariaSelected", "ariaActiveDescendantElement", "ariaControlsElements",
    ];

    // Lacking too, but only used after asking.
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["root.adoptedStyleSheets"] = "if ('adoptedStyleSheets' in root)",
        ["sheet.replaceSync"] = "if ('adoptedStyleSheets' in root)",
        ["requestSubmit.call"] = "if (requestSubmit)",
    };

    private static readonly string[] TooNewStyle =
        [":has(", ":is(", ":where(", "@layer", "@container", "@scope", "@property", "@starting-style", "color-mix(", "light-dark(", "oklch(", "accent-color", "dvh", "text-wrap", "anchor("];

    private static string Source { get; } = File.ReadAllText(Path.Combine(Checkout.Root, "src", "SearchApi", "wwwroot", "search-box.js"));

    [Fact]
    public void It_is_written_for_them() => Faults(Source).ShouldBeEmpty();

    [Theory]
    [InlineData("class A { static { } }")]
    [InlineData("class A { #a; static is(a) { return #a in a; } }")]
    [InlineData("list.at(-1)")]
    [InlineData("structuredClone(a)")]
    [InlineData("const { hasOwn } = Object;")]
    [InlineData("/(?<=a)b/.test(c)")]
    [InlineData("/a/d")]
    [InlineData("new Error('a', { cause: b })")]
    public void What_is_newer_is_noticed(string source) => Faults(source).ShouldNotBeEmpty();

    [Theory]
    [InlineData("a = /a/v")]
    [InlineData("using a = b;")]
    public void What_is_newer_than_ECMAScript_2022_is_not_even_read(string source) => Should.Throw<ParseErrorException>(() => Faults(source));

    [Fact]
    public void What_came_later_is_asked_for_first()
    {
        foreach ((string use, string question) in Asked)
        {
            Source.IndexOf(use, StringComparison.Ordinal).ShouldBeGreaterThan(Source.IndexOf(question, StringComparison.Ordinal), use);
            Source.ShouldContain(question);
        }
    }

    [Fact]
    public void Its_style_is_theirs() => TooNewStyle.Where(style => Source.Contains(style, StringComparison.Ordinal)).ShouldBeEmpty();

    private static List<string> Faults(string source)
    {
        Script script = new Parser(new() { EcmaVersion = EcmaVersion.ES2022 }).ParseScript(source);
        return [.. script.DescendantNodes().Select(node => (Fault: Fault(node), node.Location.Start.Line)).Where(found => found.Fault is not null).Select(found => $"{found.Fault}, line {found.Line}")];
    }

    private static string? Fault(Node node) => node switch
    {
        StaticBlock => "a static block",
        BinaryExpression { Operator: Operator.In, Left: PrivateIdentifier } => "#name in object",
        RegExpLiteral literal when literal.RegExp.Flags.Contains('d', StringComparison.Ordinal) => $"flags of {literal.Raw}",
        RegExpLiteral literal when literal.RegExp.Pattern.Contains("(?<=", StringComparison.Ordinal) || literal.RegExp.Pattern.Contains("(?<!", StringComparison.Ordinal) => $"looking behind in {literal.Raw}",
        MemberExpression { Computed: false, Property: Identifier { Name: var name } } when TooNew.Contains(name) => name,
        CallExpression { Callee: Identifier { Name: var name } } when TooNew.Contains(name) => name,
        AssignmentProperty { Key: Identifier { Name: var name } } when TooNew.Contains(name) => name,
        ObjectProperty { Key: Identifier { Name: "cause" } } => "the cause of an error",
        _ => null,
    };
}
