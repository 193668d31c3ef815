using Lucene.Net.Store;
using Search.Engine.Storage;

namespace CrashSuite.PowerCuts;

/// <summary>A disk below a root that does as asked and writes it down.</summary>
internal sealed class RecordingDisk(string root, Journal journal) : IndexDisk
{
    public override SyncedDirectory Open(string folder) => new RecordingDirectory(folder, this);

    public override void CreateFolder(string path)
    {
        if (!System.IO.Directory.Exists(path))
        {
            base.CreateFolder(path);
            journal.CreateFolder(Relative(path));
        }
    }

    public override void DeleteFolder(string path)
    {
        if (System.IO.Directory.Exists(path))
        {
            foreach (string inside in System.IO.Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal))
            {
                journal.Delete(Relative(inside));
            }

            base.DeleteFolder(path);
            journal.Delete(Relative(path));
        }
    }

    public override void DeleteFile(string path)
    {
        base.DeleteFile(path);
        journal.Delete(Relative(path));
    }

    public override void Write(string file, string content)
    {
        base.Write(file, content);
        journal.CreateFile(Relative(file));
        journal.Write(Relative(file), 0, System.Text.Encoding.UTF8.GetBytes(content));
    }

    public override void Rename(string from, string to)
    {
        base.Rename(from, to);
        journal.Rename(Relative(from), Relative(to));
    }

    public override void RenameFolder(string from, string to)
    {
        base.RenameFolder(from, to);
        journal.Rename(Relative(from), Relative(to));
    }

    public override void SyncFile(string file) => journal.SyncFile(Relative(file));

    public override void SyncFolder(string folder) => journal.SyncFolder(Relative(folder));

    private string Relative(string path) => path == root ? "" : Path.GetRelativePath(root, path);

    private sealed class RecordingDirectory(string folder, RecordingDisk disk) : SyncedDirectory(new DirectoryInfo(folder), disk)
    {
        public override IndexOutput CreateOutput(string name, IOContext context)
        {
            string path = disk.Relative(Path.Combine(folder, name));
            IndexOutput output = base.CreateOutput(name, context);
            disk.Journal.CreateFile(path);
            return new WatchedOutput(output, (offset, bytes) => disk.Journal.Write(path, offset, bytes));
        }

        public override void DeleteFile(string name)
        {
            base.DeleteFile(name);
            disk.Journal.Delete(disk.Relative(Path.Combine(folder, name)));
        }
    }

    private Journal Journal => journal;
}
