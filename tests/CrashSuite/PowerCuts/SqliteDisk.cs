using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace CrashSuite.PowerCuts;

/// <summary>
/// The disk below SQLite, as a VFS of its own (https://sqlite.org/vfs.html) that stands before the system's: it asks a <see cref="SqliteWatch"/> before
/// each call that changes a file. Named in a connection string (<c>Vfs=watched</c>); files of folders without a watch pass unseen.
/// </summary>
internal static unsafe partial class SqliteDisk
{
    /// <summary>The name that connections ask for.</summary>
    public const string Name = "watched";

    private const int Ok = 0;

    // Fields of sqlite3_vfs and sqlite3_io_methods by their place, in words.
    private const int VfsOpen = 5, VfsDelete = 6, VfsName = 3, VfsWords = 21;
    private const int FileWrite = 3, FileTruncate = 4, FileSync = 5, FileClose = 1, FileWords = 19;

    private static readonly ConcurrentDictionary<string, SqliteWatch> Watches = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<nint, WatchedFile> Open = new();

    // The system has functions of several kinds of files; ours stand before each.
    private static readonly Dictionary<nint, nint> Functions = [];
    private static readonly Lock Registering = new();

    private static nint* system;

    /// <summary>Watches the files of a folder from now on.</summary>
    public static void Watch(string folder, SqliteWatch watch)
    {
        lock (Registering)
        {
            if (system == null)
            {
                Register();
            }
        }

        Watches[folder] = watch;
    }

    public static void Forget(string folder) => Watches.TryRemove(folder, out _);

    private static void Register()
    {
        Batteries_V2.Init();
        system = (nint*)Find(0);
        nint* vfs = (nint*)NativeMemory.AllocZeroed(VfsWords, (nuint)sizeof(nint));
        new Span<nint>(system, VfsWords).CopyTo(new Span<nint>(vfs, VfsWords));
        vfs[VfsName] = Marshal.StringToCoTaskMemUTF8(Name);
        vfs[VfsOpen] = (nint)(delegate* unmanaged[Cdecl]<nint*, byte*, nint**, int, int*, int>)&OnOpen;
        vfs[VfsDelete] = (nint)(delegate* unmanaged[Cdecl]<nint*, byte*, int, int>)&OnDelete;
        if (RegisterVfs((nint)vfs, 0) != Ok)
        {
            throw new InvalidOperationException("SQLite takes no other disk.");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnOpen(nint* vfs, byte* name, nint** file, int flags, int* outFlags)
    {
        string? path = Marshal.PtrToStringUTF8((nint)name);
        SqliteWatch? watch = path is null ? null : Watches.GetValueOrDefault(Path.GetDirectoryName(path)!);
        bool isNew = watch is not null && !File.Exists(path);
        if (watch is not null && watch.Opens(path!) is not Ok and int fault)
        {
            *file = null;
            return fault;
        }

        int result = ((delegate* unmanaged[Cdecl]<nint*, byte*, nint**, int, int*, int>)system[VfsOpen])(system, name, file, flags, outFlags);
        if (result == Ok && watch is not null)
        {
            if (isNew)
            {
                watch.Created(path!);
            }

            Open[(nint)file] = new WatchedFile(watch, path!, (nint)(*file));
            *file = Watched(*file);
        }

        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnDelete(nint* vfs, byte* name, int syncFolder)
    {
        string path = Marshal.PtrToStringUTF8((nint)name)!;
        SqliteWatch? watch = Watches.GetValueOrDefault(Path.GetDirectoryName(path)!);
        bool isThere = File.Exists(path);
        if (isThere && watch?.Deletes(path, syncFolder != 0) is not (null or Ok) and int fault)
        {
            return fault;
        }

        return ((delegate* unmanaged[Cdecl]<nint*, byte*, int, int>)system[VfsDelete])(system, name, syncFolder);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnClose(nint** file)
    {
        Open.TryRemove((nint)file, out WatchedFile? closed);
        return ((delegate* unmanaged[Cdecl]<nint**, int>)closed!.System[FileClose])(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnWrite(nint** file, byte* bytes, int count, long offset)
    {
        WatchedFile watched = Open[(nint)file];
        return watched.Watch.Writes(watched.Path, offset, new ReadOnlySpan<byte>(bytes, count)) is not Ok and int fault
            ? fault
            : ((delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)watched.System[FileWrite])(file, bytes, count, offset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnTruncate(nint** file, long length)
    {
        WatchedFile watched = Open[(nint)file];
        return watched.Watch.Truncates(watched.Path, length) is not Ok and int fault
            ? fault
            : ((delegate* unmanaged[Cdecl]<nint**, long, int>)watched.System[FileTruncate])(file, length);
    }

    // Whether a real sync follows is of no matter to what is simulated.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSync(nint** file, int flags)
    {
        WatchedFile watched = Open[(nint)file];
        return watched.Watch.Syncs(watched.Path, watched.NamesFirst());
    }

    /// <summary>The functions of a file of the system's, with ours among them.</summary>
    private static nint* Watched(nint* functions)
    {
        lock (Registering)
        {
            if (!Functions.TryGetValue((nint)functions, out nint known))
            {
                nint* own = (nint*)NativeMemory.AllocZeroed(FileWords, (nuint)sizeof(nint));
                new Span<nint>(functions, FileWords).CopyTo(new Span<nint>(own, FileWords));
                own[FileClose] = (nint)(delegate* unmanaged[Cdecl]<nint**, int>)&OnClose;
                own[FileWrite] = (nint)(delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)&OnWrite;
                own[FileTruncate] = (nint)(delegate* unmanaged[Cdecl]<nint**, long, int>)&OnTruncate;
                own[FileSync] = (nint)(delegate* unmanaged[Cdecl]<nint**, int, int>)&OnSync;
                Functions[(nint)functions] = known = (nint)own;
            }

            return (nint*)known;
        }
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static partial nint Find(nint name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int RegisterVfs(nint vfs, int isDefault);

    private sealed class WatchedFile(SqliteWatch watch, string path, nint system)
    {
        private bool isNamed = !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-journal", StringComparison.Ordinal);

        public SqliteWatch Watch => watch;

        public string Path => path;

        /// <summary>What the system does with the file.</summary>
        public nint* System => (nint*)system;

        /// <summary>Whether this sync is one with which SQLite syncs the folder too: the first of a journal.</summary>
        public bool NamesFirst()
        {
            bool first = !isNamed;
            isNamed = true;
            return first;
        }
    }
}
