using CrashSuite.PowerCuts;
using Lucene.Net.Store;
using Search.Engine.Storage;

namespace CrashSuite.Faults;

/// <summary>A disk whose calls fail as told: creating, opening, listing, writing, syncing, renaming, deleting.</summary>
internal sealed class FaultyDisk(Faults faults) : IndexDisk
{
    public override SyncedDirectory Open(string folder) => new FaultyDirectory(new DirectoryInfo(folder), this);

    public override void CreateFolder(string path)
    {
        faults.Pass(path);
        base.CreateFolder(path);
    }

    public override void DeleteFolder(string path)
    {
        faults.Pass(path);
        base.DeleteFolder(path);
    }

    public override void DeleteFile(string path)
    {
        faults.Pass(path);
        base.DeleteFile(path);
    }

    public override void Write(string file, string content)
    {
        faults.Pass(file);
        base.Write(file, content);
    }

    public override void Rename(string from, string to)
    {
        faults.Pass(from);
        base.Rename(from, to);
    }

    public override void RenameFolder(string from, string to)
    {
        faults.Pass(from);
        base.RenameFolder(from, to);
    }

    // What is synced is of no matter here.
    public override void SyncFile(string file) => faults.Pass(file);

    public override void SyncFolder(string folder) => faults.Pass(folder);

    private void Pass(string what) => faults.Pass(what);

    private sealed class FaultyDirectory(DirectoryInfo folder, FaultyDisk disk) : SyncedDirectory(folder, disk)
    {
        public override string[] ListAll()
        {
            disk.Pass("list");
            return base.ListAll();
        }

        public override IndexInput OpenInput(string name, IOContext context)
        {
            disk.Pass(name);
            return base.OpenInput(name, context);
        }

        public override IndexOutput CreateOutput(string name, IOContext context)
        {
            disk.Pass(name);
            return new WatchedOutput(base.CreateOutput(name, context), (_, _) => disk.Pass(name));
        }

        public override void DeleteFile(string name)
        {
            disk.Pass(name);
            base.DeleteFile(name);
        }
    }
}
