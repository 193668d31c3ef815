using CrashSuite.PowerCuts;

namespace CrashSuite.Faults;

/// <summary>A disk below SQLite whose calls fail as told.</summary>
internal sealed class SqliteFaults(Faults faults, int errno) : SqliteWatch
{
    // SQLite's result codes.
    private const int Full = 13, CannotOpen = 14, WriteError = 778, SyncError = 1034, TruncateError = 1546, DeleteError = 2570;

    public override int Opens(string path) => Fail(CannotOpen);

    public override int Writes(string path, long offset, ReadOnlySpan<byte> bytes) => Fail(errno == Faults.NoSpace ? Full : WriteError);

    public override int Truncates(string path, long length) => Fail(TruncateError);

    public override int Syncs(string path, bool withFolder) => Fail(SyncError);

    public override int Deletes(string path, bool withFolder) => Fail(DeleteError);

    private int Fail(int code) => faults.Next() ? code : 0;
}
