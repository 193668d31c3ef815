using System.Globalization;
using Search.Engine.Storage;

namespace Search.Engine.Generations;

/// <summary>
/// The folder of an index: one sub-folder a generation, one folder in it a partition, <c>CURRENT</c>, which names the generation in use, and
/// <c>identity</c>, which names the index.
/// </summary>
/// <param name="disk">What it lies on; null for the disk as it is.</param>
internal sealed class IndexFolder(string path, IndexDisk? disk = null)
{
    private const string GenerationPrefix = "g-";

    /// <summary>A file in the folder of a generation that is not complete yet.</summary>
    private const string Building = "building";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public IndexDisk Disk { get; } = disk ?? IndexDisk.Local;

    private string CurrentFile => At("CURRENT");

    /// <summary>The generation in use, or null in a folder that has none yet. Whether it is there is for the caller to see.</summary>
    public string? Current
    {
        get
        {
            try
            {
                return File.Exists(CurrentFile) ? File.ReadAllText(CurrentFile).Trim() : null;
            }
            catch (FileNotFoundException)
            {
                return null;
            }
        }
    }

    /// <summary>The folders of all generations, complete or not, oldest first.</summary>
    public IReadOnlyList<string> Generations => Directory.Exists(Path)
        ? [.. Directory.EnumerateDirectories(Path, GenerationPrefix + "*").Select(System.IO.Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Whether a generation of this name is there.</summary>
    public bool Has(string generation) => generation.StartsWith(GenerationPrefix, StringComparison.Ordinal) && Generations.Contains(generation);

    /// <summary>The newest generation that was completed; null where there is none.</summary>
    public string? NewestComplete => Generations.LastOrDefault(name => !File.Exists(At(name, Building)));

    /// <summary>The folders of a generation's partitions.</summary>
    public IEnumerable<DirectoryInfo> Partitions(string generation)
    {
        var folder = new DirectoryInfo(At(generation));
        return folder.Exists ? folder.EnumerateDirectories(PartitionName.Prefix + "*").OrderBy(p => p.Name, StringComparer.Ordinal) : [];
    }

    public DirectoryInfo Partition(string generation, string partition) => new(At(generation, partition));

    /// <summary>Makes the folder of a generation with a name that none has had here.</summary>
    /// <param name="complete">False for one that must not be used before <see cref="Complete"/>.</param>
    public string Create(bool complete)
    {
        int last = Generations
            .Select(name => int.TryParse(name.AsSpan(GenerationPrefix.Length), CultureInfo.InvariantCulture, out int number) ? number : 0)
            .DefaultIfEmpty().Max();
        string generation = GenerationPrefix + (last + 1).ToString("000000", CultureInfo.InvariantCulture);
        Disk.CreateFolder(At(generation));
        if (!complete)
        {
            Disk.Write(At(generation, Building), "");
            Disk.SyncFolder(At(generation));
        }

        return generation;
    }

    /// <summary>Says that a generation may be used from now on.</summary>
    public void Complete(string generation)
    {
        Disk.DeleteFile(At(generation, Building));
        Disk.SyncFolder(At(generation));
    }

    /// <summary>Names the generation in use, atomically and durably.</summary>
    public void SetCurrent(string generation)
    {
        Disk.SyncFolder(At(generation));
        string next = CurrentFile + ".next";
        Disk.Write(next, generation + "\n");
        Disk.SyncFile(next);
        Disk.Rename(next, CurrentFile);
        Disk.SyncFolder(Path);
    }

    /// <summary>Names no generation any more.</summary>
    public void ForgetCurrent()
    {
        Disk.DeleteFile(CurrentFile);
        Disk.SyncFolder(Path);
    }

    /// <summary>Bytes that a generation takes on the disk.</summary>
    public long SizeOf(string generation)
    {
        var folder = new DirectoryInfo(At(generation));
        return folder.Exists ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(LengthOf) : 0;
    }

    /// <summary>
    /// Removes generations. Readers that have one open keep its files until they let go, where the system can do that; else what is still in use stays
    /// and is removed another time.
    /// </summary>
    /// <returns>Whether all are gone.</returns>
    public bool Remove(IEnumerable<string> generations)
    {
        bool gone = true;
        foreach (string generation in generations)
        {
            try
            {
                Disk.DeleteFolder(At(generation));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                gone = false;
            }
        }

        return gone;
    }

    private string At(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    // A merge may remove a file between listing and looking.
    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
