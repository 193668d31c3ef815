using Search.Engine.Generations;

namespace Search.Engine;

/// <summary>Puts files of an index into a folder in the place of what is there, while nobody else holds it.</summary>
public sealed class IndexReplacement : IDisposable
{
    private readonly IndexHold hold;
    private readonly IndexFolder folder;

    private IndexReplacement(IndexHold hold, IndexFolder folder)
    {
        this.hold = hold;
        this.folder = folder;
    }

    /// <summary>Whether there is no generation.</summary>
    public bool IsEmpty => folder.Current is null && folder.Generations.Count == 0;

    /// <summary>Takes hold of the folder.</summary>
    /// <exception cref="IndexHeldException">When another process holds it.</exception>
    public static IndexReplacement Begin(string path) => new(IndexHold.Take(path), new IndexFolder(path));

    /// <summary>Removes what is there. A program that starts now builds the index anew from the store.</summary>
    /// <exception cref="IOException">When something stays.</exception>
    public void Clear()
    {
        folder.ForgetCurrent();
        if (!folder.Remove(folder.Generations))
        {
            throw new IOException($"The index in '{folder.Path}' cannot be removed; another program has its files open. Stop it and try again.");
        }
    }

    /// <summary>Where a file of an index belongs; its folder is made.</summary>
    /// <param name="path">As <see cref="HeldFile.Path"/>.</param>
    /// <exception cref="InvalidDataException">When it leads elsewhere.</exception>
    public string Place(string path)
    {
        string[] parts = path.Split('/');
        if (parts.Length != 3 || parts.Any(part => part is "" or "." or ".." || part.AsSpan().ContainsAny(Path.GetInvalidFileNameChars())))
        {
            throw new InvalidDataException($"'{path}' is no file of an index.");
        }

        string place = Path.Combine(folder.Path, parts[0], parts[1], parts[2]);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }

    /// <summary>Puts what was placed into use.</summary>
    public void Use(string generation)
    {
        foreach (DirectoryInfo partition in folder.Partitions(generation))
        {
            folder.Disk.SyncFolder(partition.FullName);
        }

        folder.SetCurrent(generation);
    }

    public void Dispose() => hold.Dispose();
}
