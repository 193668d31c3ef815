using Indexer.Configuration;

namespace SearchApi.Hosting;

/// <summary>What an empty store is filled with, so that there is something to try. Immutable.</summary>
/// <param name="Path">An existing folder, absolute; null, the default, for nothing.</param>
public sealed record SamplesOptions(string? Path)
{
    /// <summary>The setting's key.</summary>
    public const string PathKey = "Samples:Path";

    /// <summary>Reads <c>Samples</c>.</summary>
    /// <exception cref="SettingException">When the folder does not exist.</exception>
    public static SamplesOptions Read(IConfiguration configuration)
    {
        string? path = configuration[PathKey];
        if (string.IsNullOrWhiteSpace(path))
        {
            return new SamplesOptions((string?)null);
        }

        string full = path.Contains('\0') ? path : System.IO.Path.GetFullPath(path, InstallationRoot.Find());
        return Directory.Exists(full)
            ? new SamplesOptions(full)
            : throw new SettingException(PathKey, path, "a folder that exists; empty for no samples.");
    }
}
