namespace CrashSuite.PowerCuts;

/// <summary>Is asked before SQLite changes a file: 0 lets it be done, any other result code of SQLite is what the call fails with.</summary>
internal abstract class SqliteWatch
{
    public virtual int Opens(string path) => 0;

    /// <summary>Told after a file that was not there was opened.</summary>
    public virtual void Created(string path)
    {
    }

    public abstract int Writes(string path, long offset, ReadOnlySpan<byte> bytes);

    public abstract int Truncates(string path, long length);

    /// <param name="withFolder">Whether the folder is synced too.</param>
    public abstract int Syncs(string path, bool withFolder);

    /// <param name="withFolder">Whether the folder is synced afterwards.</param>
    public abstract int Deletes(string path, bool withFolder);
}

/// <summary>Writes down what SQLite does in a folder. The index of its log lies in memory and is not part of it.</summary>
internal sealed class SqliteRecording(string folder, Journal journal) : SqliteWatch
{
    public override void Created(string path) => journal.CreateFile(Relative(path));

    public override int Writes(string path, long offset, ReadOnlySpan<byte> bytes)
    {
        journal.Write(Relative(path), offset, bytes);
        return 0;
    }

    public override int Truncates(string path, long length)
    {
        journal.Truncate(Relative(path), length);
        return 0;
    }

    public override int Syncs(string path, bool withFolder)
    {
        journal.SyncFile(Relative(path));
        if (withFolder)
        {
            journal.SyncFolder("");
        }

        return 0;
    }

    public override int Deletes(string path, bool withFolder)
    {
        journal.Delete(Relative(path));
        if (withFolder)
        {
            journal.SyncFolder("");
        }

        return 0;
    }

    private string Relative(string path) => Path.GetRelativePath(folder, path);
}
