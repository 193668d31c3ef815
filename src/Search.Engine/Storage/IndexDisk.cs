using Microsoft.Win32.SafeHandles;
using Search.Documents.Store;

namespace Search.Engine.Storage;

/// <summary>
/// What an index asks of its disk, step by step: between any two of them the power may go, and each may fail. Tests put a disk in its place that does
/// so. Thread safe.
/// </summary>
internal class IndexDisk
{
    /// <summary>The disk as it is.</summary>
    public static IndexDisk Local { get; } = new();

    /// <summary>A folder as the index library sees it.</summary>
    public virtual SyncedDirectory Open(string folder) => new(new DirectoryInfo(folder), this);

    /// <summary>Creates a folder where there is none; durable once the one above it is synced.</summary>
    public virtual void CreateFolder(string path) => Directory.CreateDirectory(path);

    /// <summary>Removes a folder with what is in it; nothing happens where there is none.</summary>
    public virtual void DeleteFolder(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already.
        }
    }

    /// <summary>Removes a file; durable once its folder is synced.</summary>
    public virtual void DeleteFile(string path) => File.Delete(path);

    /// <summary>Writes a small file anew; durable once it and its folder are synced.</summary>
    public virtual void Write(string file, string content) => File.WriteAllText(file, content);

    /// <summary>Renames a file, over another where there is one; durable once the folder is synced.</summary>
    public virtual void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Renames a folder; durable once the one above it is synced.</summary>
    public virtual void RenameFolder(string from, string to) => Directory.Move(from, to);

    public virtual void SyncFile(string file)
    {
        using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }

    public virtual void SyncFolder(string folder) => DurableFolder.Sync(folder);
}
