namespace Indexer.Configuration;

/// <summary>What relative paths of the settings are relative to.</summary>
public static class InstallationRoot
{
    /// <summary>In a checkout the folder of <c>Search.sln</c>, so that both programs mean the same; published, the working directory.</summary>
    public static string Find() => Find(AppContext.BaseDirectory, Environment.CurrentDirectory);

    // Build output lies in PROJECT/bin/…; a publish folder may lie in the checkout too and is none the less published.
    internal static string Find(string program, string working)
    {
        var folder = new DirectoryInfo(Path.TrimEndingDirectorySeparator(program));
        if (folder.Name.Equals("publish", StringComparison.OrdinalIgnoreCase))
        {
            return working;
        }

        while (folder is not null && !folder.Name.Equals("bin", StringComparison.Ordinal))
        {
            folder = folder.Parent;
        }

        DirectoryInfo? project = folder?.Parent;
        if (project is null || !project.Exists || !project.EnumerateFiles("*.csproj").Any())
        {
            return working;
        }

        for (DirectoryInfo? above = project.Parent; above is not null; above = above.Parent)
        {
            if (File.Exists(Path.Combine(above.FullName, "Search.sln")))
            {
                return above.FullName;
            }
        }

        return working;
    }
}
