namespace CrashSuite.PowerCuts;

/// <summary>
/// What a program asked of a disk, in order, and what of it is left after a power cut: content that was synced, under names whose folder was synced.
/// Of the rest anything may be there: nothing, all, the first part, some of it, half a write. Paths are relative to the root, which is durable.
/// Thread safe while recording.
/// </summary>
internal sealed class Journal
{
    private readonly Lock recording = new();
    private readonly List<Step> steps = [];
    private readonly List<(string Path, byte[]? Content)> start = [];

    /// <param name="root">A folder whose content is durable at the start; null for an empty one.</param>
    public Journal(string? root = null)
    {
        if (root is not null)
        {
            start.AddRange(new DirectoryInfo(root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
                .OrderBy(item => item.FullName, StringComparer.Ordinal)
                .Select(item => (Path.GetRelativePath(root, item.FullName), item is FileInfo ? File.ReadAllBytes(item.FullName) : null)));
        }
    }

    public int Count
    {
        get
        {
            lock (recording)
            {
                return steps.Count;
            }
        }
    }

    public void CreateFolder(string path) => Add(new(Kind.CreateFolder, path));

    public void CreateFile(string path) => Add(new(Kind.CreateFile, path));

    public void Write(string path, long offset, ReadOnlySpan<byte> bytes) => Add(new(Kind.Write, path, Offset: offset, Bytes: bytes.ToArray()));

    public void Truncate(string path, long length) => Add(new(Kind.Truncate, path, Offset: length));

    public void SyncFile(string path) => Add(new(Kind.SyncFile, path));

    public void SyncFolder(string path) => Add(new(Kind.SyncFolder, path));

    public void Rename(string from, string to) => Add(new(Kind.Rename, from, To: to));

    public void Delete(string path) => Add(new(Kind.Delete, path));

    /// <summary>Builds below <paramref name="root"/> what is left when the power goes after <paramref name="count"/> steps.</summary>
    /// <returns>What was done with the unsynced, for the message of a failing test.</returns>
    public string Restore(int count, string root, Random random)
    {
        var loss = Loss.Choose(random);
        var disk = new Disk();
        foreach ((string path, byte[]? content) in start)
        {
            disk.Put(path, content);
        }

        foreach (Step step in steps.Take(count))
        {
            disk.Do(step);
        }

        disk.Root.Restore(root, loss);
        return loss.ToString();
    }

    private void Add(Step step)
    {
        lock (recording)
        {
            steps.Add(step);
        }
    }

    private enum Kind
    {
        CreateFolder,
        CreateFile,
        Write,
        Truncate,
        SyncFile,
        SyncFolder,
        Rename,
        Delete,
    }

    private sealed record Step(Kind Kind, string Path, string To = "", long Offset = 0, byte[]? Bytes = null);

    private sealed class Disk
    {
        public FolderNode Root { get; } = new();

        /// <summary>Puts a file, or without content a folder, there durably.</summary>
        public void Put(string path, byte[]? content)
        {
            Do(new(content is null ? Kind.CreateFolder : Kind.CreateFile, path));
            if (content is not null)
            {
                Do(new(Kind.Write, path, Bytes: content));
                Do(new(Kind.SyncFile, path));
            }

            Do(new(Kind.SyncFolder, Path.GetDirectoryName(path)!));
        }

        public void Do(Step step)
        {
            FolderNode folder = Folder(Path.GetDirectoryName(step.Path) ?? "");
            string name = Path.GetFileName(step.Path);
            switch (step.Kind)
            {
                case Kind.CreateFolder:
                    folder.Change(new(null, name, new FolderNode()));
                    break;
                case Kind.CreateFile:
                    folder.Change(new(null, name, new FileNode()));
                    break;
                case Kind.Write:
                    File(step.Path).Change(new(step.Offset, step.Bytes));
                    break;
                case Kind.Truncate:
                    File(step.Path).Change(new(step.Offset, null));
                    break;
                case Kind.SyncFile:
                    File(step.Path).Sync();
                    break;
                case Kind.SyncFolder:
                    Folder(step.Path).Sync();
                    break;
                case Kind.Rename:
                    folder.Change(new(name, Path.GetFileName(step.To), folder.Now[name]));
                    break;
                case Kind.Delete:
                    folder.Change(new(name, null, null));
                    break;
            }
        }

        private FolderNode Folder(string path) =>
            path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(Root, (folder, name) => (FolderNode)folder.Now[name]);

        private FileNode File(string path) => (FileNode)Folder(Path.GetDirectoryName(path)!).Now[Path.GetFileName(path)];
    }
}
