using System.Text.Json;
using System.Text.RegularExpressions;

namespace Structure.Tests;

/// <summary>What the documentation says is there.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Readmes { get; } = ["README.md", "README.vi.md"];

    public static TheoryData<string> Guides { get; } =
        [.. Checkout.Sources.Where(path => path.EndsWith(".md", StringComparison.Ordinal) && !path.Contains("/Specs/", StringComparison.Ordinal))];

    [Fact]
    public void Every_setting_is_documented()
    {
        string text = Checkout.Read("CONFIGURATION.md");
        Checkout.Files.Where(path => SettingsFile().IsMatch(path))
            .SelectMany(path => Keys(path).Where(key => !text.Contains($"`{key}`", StringComparison.Ordinal)).Select(key => $"{path}: {key}"))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Commands_of_the_readme_exist(string readme)
    {
        List<string> commands = [.. Commands(readme)];
        commands.ShouldContain("dotnet run --project src/SearchApi");
        commands.ShouldContain("dotnet test");
        foreach (string command in commands)
        {
            if (ProjectOption().Match(command) is { Success: true } project)
            {
                Directory.EnumerateFiles(Path.Combine(Checkout.Root, project.Groups[1].Value), "*.csproj").ShouldHaveSingleItem(command);
            }
        }
    }

    [Fact]
    public void Both_readmes_give_the_same_commands() => Commands("README.vi.md").ShouldBe(Commands("README.md"));

    [Theory]
    [MemberData(nameof(Guides))]
    public void Links_lead_somewhere(string guide)
    {
        string folder = Path.GetDirectoryName(guide)!;
        Link().Matches(Checkout.Read(guide)).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Checkout.Exists(Path.Combine(folder, target.Split('#')[0]))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Commands(string guide) =>
        Fence().Matches(Checkout.Read(guide)).SelectMany(block => block.Groups[1].Value.Split('\n'))
            .Select(line => line.Trim()).Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal) || line.StartsWith("curl ", StringComparison.Ordinal));

    // Leaves of a settings file; below Logging only the section is a key, its categories are anyone's.
    private static IEnumerable<string> Keys(string path)
    {
        using JsonDocument settings = JsonDocument.Parse(Checkout.Read(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return [.. Leaves(settings.RootElement, "").Select(key => key.StartsWith("Logging:LogLevel", StringComparison.Ordinal) ? "Logging:LogLevel" : key).Distinct()];
    }

    private static IEnumerable<string> Leaves(JsonElement element, string key) => element.ValueKind == JsonValueKind.Object && element.EnumerateObject().Any()
        ? element.EnumerateObject().SelectMany(property => Leaves(property.Value, key.Length == 0 ? property.Name : $"{key}:{property.Name}"))
        : [key];

    [GeneratedRegex(@"^src/[^/]+/appsettings[^/]*\.json$")]
    private static partial Regex SettingsFile();

    [GeneratedRegex(@"```(?:sh|bash)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"--project (\S+)")]
    private static partial Regex ProjectOption();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
