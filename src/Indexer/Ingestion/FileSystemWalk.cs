namespace Indexer.Ingestion;

/// <summary>The files below the paths that were given, in a stable order, hidden ones left out, symbolic links named but not followed.</summary>
internal static class FileSystemWalk
{
    private static readonly EnumerationOptions Options = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
    };

    /// <exception cref="IOException">When a folder cannot be listed; better none than a pruned half.</exception>
    public static IEnumerable<SourceFile> Files(IngestRequest request)
    {
        foreach (string path in request.Paths)
        {
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            string origin = request.OriginOf(path);
            if (IsLink(full) || File.Exists(full))
            {
                yield return new SourceFile(origin, Path.GetFileName(full), full, IsLink(full));
                continue;
            }

            foreach ((string inner, bool isLink) in Below(full))
            {
                yield return new SourceFile(origin, Path.GetRelativePath(full, inner).Replace(Path.DirectorySeparatorChar, '/'), inner, isLink);
            }
        }
    }

    /// <summary>Whether a symbolic link stands at a path, whatever it leads to.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    // A link may lead out of the folder, to what nobody meant to publish, or back to where it stands.
    private static IEnumerable<(string Path, bool IsLink)> Below(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", Options).Order(StringComparer.Ordinal))
        {
            yield return (file, IsLink(file));
        }

        foreach (string inner in Directory.EnumerateDirectories(folder, "*", Options).Order(StringComparer.Ordinal))
        {
            if (IsLink(inner))
            {
                yield return (inner, true);
                continue;
            }

            foreach ((string Path, bool IsLink) found in Below(inner))
            {
                yield return found;
            }
        }
    }
}
