using System.Text.Json;
using System.Text.RegularExpressions;
using EndToEnd.Running;

namespace BrowserTests.Packages;

/// <summary><c>packages/search-box</c> and <c>docs/search-box.md</c> say what the one script does.</summary>
public sealed partial class SearchBoxPackageTests
{
    private static readonly string Script = Read("src/SearchApi/wwwroot/search-box.js");

    [Fact]
    public void The_package_holds_the_script_that_is_served()
    {
        using JsonDocument package = JsonDocument.Parse(Read("packages/search-box/package.json"));
        string packing = package.RootElement.GetProperty("scripts").GetProperty("prepack").GetString()!;
        foreach (JsonElement file in package.RootElement.GetProperty("files").EnumerateArray())
        {
            string name = file.GetString()!;
            string served = "src/SearchApi/wwwroot/" + name;
            bool isCopied = packing.Contains("../../" + served, StringComparison.Ordinal);
            Path.Exists(Path.Combine(Checkout.Root, isCopied ? served : "packages/search-box/" + name)).ShouldBeTrue(name);
        }

        foreach (string name in new[] { "search-box.js", "search-box.css" })
        {
            packing.ShouldContain("../../src/SearchApi/wwwroot/" + name);
            Read("packages/search-box/.gitignore").ShouldContain("/" + name);
        }
    }

    [Fact]
    public void Types_and_documentation_name_every_attribute()
    {
        string types = Read("packages/search-box/index.d.ts");
        string documentation = Read("docs/search-box.md");
        string element = types[types.IndexOf("interface SearchBoxElement", StringComparison.Ordinal)..];
        string attributes = types[types.IndexOf("interface SearchBoxAttributes", StringComparison.Ordinal)..types.IndexOf("interface SearchBoxElement", StringComparison.Ordinal)];
        string[] names = [.. Quoted().Matches(Declared("reflected") + Declared("scopes") + Script[Script.IndexOf("return [...reflected", StringComparison.Ordinal)..].Split(';')[0]).Select(match => match.Groups[1].Value)];
        names.ShouldBe(["endpoint", "target", "name", "label", "placeholder", "kind", "source", "issuer", "value", "lang"], ignoreOrder: true);
        foreach (string name in names)
        {
            attributes.ShouldContain($"\n  {name}?: string;");
            documentation.ShouldContain($"`{name}`");
            if (name != "lang")
            {
                element.ShouldContain($"\n  {name}: string;");
            }
        }
    }

    [Fact]
    public void Documentation_names_every_property_part_slot_and_event()
    {
        string documentation = Read("docs/search-box.md");
        string[] properties = [.. Property().Matches(Script).Select(match => match.Value).Distinct()];
        properties.Length.ShouldBeGreaterThan(8);
        properties.Where(name => !documentation.Contains($"`{name}`", StringComparison.Ordinal)).ShouldBeEmpty();
        Property().Matches(documentation).Select(match => match.Value).Except(properties).ShouldBeEmpty();
        Part().Matches(Script).Select(match => match.Groups[1].Value).Distinct().Where(name => !documentation.Contains($"`{name}`", StringComparison.Ordinal)).ShouldBeEmpty();
        foreach (string name in new[] { "search-box:select", "search-box:search" })
        {
            Script.ShouldContain($"this.#tell('{name["search-box:".Length..]}'");
            documentation.ShouldContain($"`{name}`");
            Read("packages/search-box/index.d.ts").ShouldContain($"'{name}'");
        }
    }

    private static string Declared(string list) => Script[Script.IndexOf($"const {list} = [", StringComparison.Ordinal)..].Split(';')[0];

    private static string Read(string path) => File.ReadAllText(Path.Combine(Checkout.Root, path));

    [GeneratedRegex("'([a-z]+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("--search-box-[a-z-]+")]
    private static partial Regex Property();

    [GeneratedRegex("(?:part|name): '(label|button|input|form|list|option)'")]
    private static partial Regex Part();
}
