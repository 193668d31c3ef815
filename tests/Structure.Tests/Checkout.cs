using System.Reflection;
using System.Text;

namespace Structure.Tests;

/// <summary>The files of the checkout that these tests were built from, build output and data left out.</summary>
public static class Checkout
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", "bin", "obj", "data", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules",
    };

    private static readonly HashSet<string> Binary = new(StringComparer.OrdinalIgnoreCase) { ".png", ".ico", ".gz", ".woff2", ".docx", ".pdf", ".db" };

    /// <summary>The folder of <c>Search.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Paths of all files, relative to the root, with <c>/</c>.</summary>
    public static IEnumerable<string> Files { get; } = [.. Below(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    /// <summary>Text files that people wrote: everything but samples, whose bytes are data, and binaries.</summary>
    public static IEnumerable<string> Sources =>
        Files.Where(path => !path.StartsWith("samples/", StringComparison.Ordinal) && !Binary.Contains(Path.GetExtension(path)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path), Encoding.UTF8);

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>The built assembly of a project below <c>src/</c>, of the same configuration as the tests.</summary>
    public static string Assembly(string project)
    {
        string configuration = typeof(Checkout).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        return Path.Combine(Root, "src", project, "bin", configuration, "net10.0", project + ".dll");
    }

    private static IEnumerable<string> Below(DirectoryInfo folder)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            if (NotOurs.Contains(entry.Name))
            {
                continue;
            }

            if (entry is DirectoryInfo inner)
            {
                foreach (string path in Below(inner))
                {
                    yield return path;
                }
            }
            else
            {
                yield return Path.GetRelativePath(Root, entry.FullName).Replace('\\', '/');
            }
        }
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
