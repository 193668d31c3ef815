using System.Globalization;
using Search.Engine.Storage;

namespace Search.Engine.Generations;

/// <summary>
/// The folder of an index: one sub-folder a generation, one folder in it a partition, and <c>CURRENT</c>, which names the generation in use.
/// </summary>
internal sealed class IndexFolder(string path, IndexDisk disk)
{
    private const string GenerationPrefix = "g-";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public IndexDisk Disk => disk;

    private string CurrentFile => System.IO.Path.Combine(Path, "CURRENT");

    /// <summary>The generation in use, or null in a folder that has none yet.</summary>
    public string? Current => File.Exists(CurrentFile) ? File.ReadAllText(CurrentFile).Trim() : null;

    /// <summary>The folders of a generation's partitions.</summary>
    public IEnumerable<DirectoryInfo> Partitions(string generation)
    {
        var folder = new DirectoryInfo(System.IO.Path.Combine(Path, generation));
        return folder.Exists ? folder.EnumerateDirectories(PartitionName.Prefix + "*").OrderBy(p => p.Name, StringComparer.Ordinal) : [];
    }

    public DirectoryInfo Partition(string generation, string partition) => new(System.IO.Path.Combine(Path, generation, partition));

    /// <summary>A name no generation has had here.</summary>
    public string NextGeneration()
    {
        int last = Directory.Exists(Path)
            ? Directory.EnumerateDirectories(Path, GenerationPrefix + "*")
                .Select(d => int.TryParse(System.IO.Path.GetFileName(d).AsSpan(GenerationPrefix.Length), CultureInfo.InvariantCulture, out int n) ? n : 0)
                .DefaultIfEmpty().Max()
            : 0;
        return GenerationPrefix + (last + 1).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>Names the generation in use, atomically and durably.</summary>
    public void SetCurrent(string generation)
    {
        disk.CreateFolder(System.IO.Path.Combine(Path, generation));
        string next = CurrentFile + ".next";
        disk.Write(next, generation + "\n");
        disk.SyncFile(next);
        disk.Rename(next, CurrentFile);
        disk.SyncFolder(Path);
    }
}
