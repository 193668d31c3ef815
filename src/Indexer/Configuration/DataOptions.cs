using Microsoft.Extensions.Configuration;

namespace Indexer.Configuration;

/// <summary>Where everything lies that this installation keeps. Immutable.</summary>
/// <param name="Path">Absolute.</param>
public sealed record DataOptions(string Path)
{
    public const string PathKey = "Data:Path";
    public const string DefaultPath = "data";

    /// <summary>The folder of the index's generations.</summary>
    public string IndexPath => System.IO.Path.Combine(Path, "index");

    /// <summary>The SQLite store, unless <c>Store:ConnectionString</c> names another.</summary>
    public string StorePath => System.IO.Path.Combine(Path, "store.db");

    /// <summary>Reads <c>Data:Path</c>. The folder need not exist, its name must be possible.</summary>
    /// <exception cref="SettingException">When the value is no path, or names a file.</exception>
    public static DataOptions Read(IConfiguration configuration)
    {
        string? value = configuration[PathKey];
        string path = string.IsNullOrWhiteSpace(value) ? DefaultPath : value;
        const string Allowed = "a folder, absolute or relative to the checkout or, when published, to the working directory.";
        if (path.Contains('\0'))
        {
            throw new SettingException(PathKey, value, Allowed);
        }

        string full = System.IO.Path.GetFullPath(path, InstallationRoot.Find());
        return File.Exists(full) ? throw new SettingException(PathKey, value, Allowed) : new DataOptions(full);
    }
}
