using System.Reflection;

namespace EndToEnd.Running;

/// <summary>Where things lie in the checkout that these tests were built from.</summary>
public static class Checkout
{
    /// <summary>The folder of <c>Search.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The invented documents.</summary>
    public static string Samples => Path.Combine(Root, "samples");

    /// <summary>The searches that are checked, as data.</summary>
    public static string Cases => Path.Combine(Root, "tests", "EndToEnd", "cases");

    /// <summary>The built program, of the same configuration as the tests.</summary>
    public static string Program(string name)
    {
        string configuration = typeof(Checkout).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string path = Path.Combine(Root, "src", name, "bin", configuration, "net10.0", name + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{name} is not built for {configuration}.", path);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Search.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No Search.sln above " + AppContext.BaseDirectory);
    }
}
