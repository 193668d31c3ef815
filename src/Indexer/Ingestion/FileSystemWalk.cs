namespace Indexer.Ingestion;

/// <summary>The files below the paths that were given, in a stable order, hidden ones and linked folders left out.</summary>
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
            string full = Path.GetFullPath(path);
            string origin = request.OriginOf(path);
            if (File.Exists(full))
            {
                yield return new SourceFile(origin, Path.GetFileName(full), full);
                continue;
            }

            foreach (string file in Below(full))
            {
                yield return new SourceFile(origin, Path.GetRelativePath(full, file).Replace(Path.DirectorySeparatorChar, '/'), file);
            }
        }
    }

    private static IEnumerable<string> Below(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", Options).Order(StringComparer.Ordinal))
        {
            yield return file;
        }

        foreach (string inner in Directory.EnumerateDirectories(folder, "*", Options).Order(StringComparer.Ordinal))
        {
            // A link may lead back to where it stands.
            if ((File.GetAttributes(inner) & FileAttributes.ReparsePoint) == 0)
            {
                foreach (string file in Below(inner))
                {
                    yield return file;
                }
            }
        }
    }
}
