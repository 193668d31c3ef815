namespace Benchmarks;

/// <summary>The texts of <c>samples/</c>, found by walking up from the program.</summary>
internal static class SampleTexts
{
    public static IReadOnlyList<string> Read()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Search.sln")))
        {
            folder = folder.Parent;
        }

        string samples = Path.Combine((folder ?? throw new DirectoryNotFoundException("Run this from a checkout: Search.sln is in no folder above.")).FullName, "samples");
        return [.. Directory.EnumerateFiles(samples, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    }
}
