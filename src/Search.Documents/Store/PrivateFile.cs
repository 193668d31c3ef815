namespace Search.Documents.Store;

/// <summary>
/// Folders and files that only this program's user may read, whatever the environment's umask is: a store holds what not everybody may find. What is there
/// already keeps its rights; Windows has its own, which are inherited.
/// </summary>
public static class PrivateFile
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a folder and those above it that are missing.</summary>
    /// <exception cref="IOException">When it cannot be.</exception>
    public static void CreateFolder(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(full);
        }
        else if (!Directory.Exists(full))
        {
            // The system gives the rights to the last one only.
            CreateFolder(Path.GetDirectoryName(full)!);
            Directory.CreateDirectory(full, Own | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Creates an empty file where there is none; nothing where there is one.</summary>
    /// <returns>Whether it was created.</returns>
    /// <exception cref="IOException">When it cannot be.</exception>
    public static bool Create(string path)
    {
        if (File.Exists(path))
        {
            return false;
        }

        try
        {
            Open(path, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker.
            return false;
        }
    }

    /// <summary>Opens a file for writing alone.</summary>
    /// <exception cref="IOException">When it cannot be.</exception>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }

        return new FileStream(path, options);
    }
}
