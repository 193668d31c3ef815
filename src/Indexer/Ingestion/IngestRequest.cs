namespace Indexer.Ingestion;

/// <summary>What to take in.</summary>
/// <param name="Paths">Files and folders that exist.</param>
/// <param name="Source">The name that was given to the source; null to call each after its folder.</param>
/// <param name="Prune">Whether documents of files that a folder no longer has are deleted.</param>
internal sealed record IngestRequest(IReadOnlyList<string> Paths, string? Source = null, bool Prune = false)
{
    /// <summary>The name of the source that a path belongs to.</summary>
    public string OriginOf(string path)
    {
        if (Source is not null)
        {
            return Source;
        }

        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string name = Path.GetFileName(Directory.Exists(full) ? full : Path.GetDirectoryName(full) ?? "");
        return name.Length == 0 ? "files" : name;
    }
}
