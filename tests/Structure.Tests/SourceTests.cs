using System.Text.RegularExpressions;

namespace Structure.Tests;

/// <summary>What holds of every file that people write here.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 400;

    // Asked why: a page embeds one script, which is served as it is written, and it carries its style sheet.
    private static readonly Dictionary<string, int> Longer = new(StringComparer.Ordinal) { ["src/SearchApi/wwwroot/search-box.js"] = 500 };

    private static readonly HashSet<string> Code = new(StringComparer.Ordinal) { ".cs", ".js", ".css", ".html", ".csproj", ".props", ".targets", ".sh" };

    // In pieces, so that this file does not hold what it looks for.
    private static readonly string[] RegistryHosts =
    [
        "api.nu" + "get.org", "www.nu" + "get.org", "registry.npm" + "js.org", "dock" + "er.io", "gh" + "cr.io", "qu" + "ay.io", "mc" + "r.microsoft.com",
        "py" + "pi.org", "pkgs.dev." + "azure.com", "deb.deb" + "ian.org", "artifact" + "ory", "nex" + "us",
    ];

    [Fact]
    public void Files_stay_small() =>
        Checkout.Sources.Where(path => Code.Contains(Path.GetExtension(path)))
            .Select(path => (path, lines: Checkout.Read(path).AsSpan().Count('\n')))
            .Where(file => file.lines > Longer.GetValueOrDefault(file.path, MostLines))
            .Select(file => $"{file.path}: {file.lines} lines, ask why past {MostLines}").ShouldBeEmpty();

    [Fact]
    public void No_file_names_a_package_registry() =>
        Checkout.Sources.SelectMany(path => RegistryHosts.Where(host => Checkout.Read(path).Contains(host, StringComparison.OrdinalIgnoreCase)).Select(host => $"{path}: {host}"))
            .ShouldBeEmpty();

    [Fact]
    public void No_file_names_a_place_on_someones_machine() =>
        Checkout.Sources.SelectMany(path => MachinePath().Matches(Checkout.Read(path)).Select(match => $"{path}: {match.Value}")).ShouldBeEmpty();

    [GeneratedRegex(@"(?<![\w.*$}/-])(/wor[k]/|/roo[t]/|/home/\w|/Users/\w|/tmp/\w+/|[A-Z]:\\Users\\)")]
    private static partial Regex MachinePath();
}
