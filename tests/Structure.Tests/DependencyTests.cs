using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Structure.Tests;

/// <summary>The direction of dependencies, in project files and in what was compiled from them.</summary>
public sealed class DependencyTests
{
    // Each may use those after it, never those before it.
    private static readonly string[] Order = ["SearchApi", "Indexer", "Search.Engine", "Search.Documents", "Search.Analysis"];

    // What others build into their programs: it uses nothing of the house, and nothing of the house uses it.
    private static readonly string[] Apart = ["Search.Client"];
    private static readonly string[] LuceneUsers = ["Search.Engine", "Search.Analysis"];

    public static TheoryData<string> Projects { get; } = [.. Order];

    public static TheoryData<string> ProjectsApart { get; } = [.. Apart];

    public static TheoryData<string> AllProjects { get; } = [.. Order, .. Apart];

    [Fact]
    public void Every_project_has_its_place_in_the_order() =>
        Checkout.Files.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)).ShouldBe([.. Order, .. Apart], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_files_point_one_way(string project) =>
        ProjectReferences($"src/{project}/{project}.csproj").Where(used => Place(used) <= Place(project)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assemblies_point_one_way(string project)
    {
        List<string> used = AssemblyReferences(project);
        used.Where(name => Order.Contains(name) && Place(name) <= Place(project)).ShouldBeEmpty();
        if (!LuceneUsers.Contains(project))
        {
            used.Where(name => name.StartsWith("Lucene", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(ProjectsApart))]
    public void What_stands_apart_uses_the_runtime_only(string project)
    {
        string[] elements = ["ProjectReference", "PackageReference", "FrameworkReference"];
        XDocument.Parse(Checkout.Read($"src/{project}/{project}.csproj")).Descendants().Where(item => elements.Contains(item.Name.LocalName)).ShouldBeEmpty();
        AssemblyReferences(project).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void Every_project_has_its_tests(string project) => Checkout.Exists($"tests/{project}.Tests/{project}.Tests.csproj").ShouldBeTrue();

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Checkout.Read("Search.sln").Replace('\\', '/');
        Checkout.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && !path.StartsWith("bench/", StringComparison.Ordinal))
            .Where(path => !solution.Contains(path, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_in_src_uses_tests() =>
        Order.SelectMany(project => ProjectReferences($"src/{project}/{project}.csproj")).Except(Order).ShouldBeEmpty();

    private static int Place(string project) => Array.IndexOf(Order, project);

    private static List<string> ProjectReferences(string path) =>
        [.. XDocument.Parse(Checkout.Read(path)).Descendants("ProjectReference").Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value))];

    private static List<string> AssemblyReferences(string project)
    {
        using PEReader file = new(File.OpenRead(Checkout.Assembly(project)));
        MetadataReader reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }
}
