namespace EndToEnd.Running;

/// <summary>
/// What a test needs that not every machine has. Where it is missing the test is skipped with the reason;
/// where <c>TRACUU_CI</c> is set nothing may be missing, and the test fails instead.
/// </summary>
public static class Requirement
{
    private static bool IsDemanded => Environment.GetEnvironmentVariable("TRACUU_CI") is { Length: > 0 };

    /// <summary>The value of an environment variable that points to something prepared beforehand.</summary>
    public static string Variable(string name, string howToGetIt)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        Demand(!string.IsNullOrEmpty(value), $"{name} is not set: {howToGetIt}");
        return value!;
    }

    /// <summary>A program on the path, such as a browser or a database server.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="howToGetIt">What to tell who has neither it nor the other.</param>
    /// <param name="other">Another that does as well.</param>
    public static string Executable(string name, string howToGetIt, string? other = null)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string? path = new[] { name, other }.OfType<string>().SelectMany(one => folders.Select(folder => Path.Combine(folder, one))).FirstOrDefault(File.Exists);
        Demand(path is not null, $"there is no {name}: {howToGetIt}");
        return path!;
    }

    /// <summary>A file that a package of the system installs, such as a font.</summary>
    public static string InstalledFile(string path, string howToGetIt)
    {
        Demand(File.Exists(path), $"there is no {path}: {howToGetIt}");
        return path;
    }

    /// <summary>Something else that is so or not.</summary>
    public static void That(bool isSo, string whyNot) => Demand(isSo, whyNot);

    private static void Demand(bool isThere, string reason)
    {
        if (IsDemanded)
        {
            isThere.ShouldBeTrue($"TRACUU_CI forbids skipping, but {reason}");
        }

        Assert.SkipUnless(isThere, reason);
    }
}
