using System.Runtime.InteropServices;

namespace Search.Documents.Store;

/// <summary>
/// Makes names in folders survive a power cut: a file whose content was synced is still lost when the folder that names it was not.
/// </summary>
/// <exception cref="IOException">From every method, when the disk cannot do it.</exception>
public static partial class DurableFolder
{
    private const int WriteAccess = 2;

    /// <summary>Creates a folder and those above it that are missing, durably and as <see cref="PrivateFile"/> has it; nothing happens where it is there.</summary>
    public static void Create(string path)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            return;
        }

        if (Path.GetDirectoryName(full) is { } above)
        {
            Create(above);
            PrivateFile.CreateFolder(full);
            Sync(above);
        }
    }

    /// <summary>Makes new files, renames and removals in a folder durable. Windows needs and offers no such thing.</summary>
    public static void Sync(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(path, 0);
        if (descriptor < 0)
        {
            throw new IOException($"Cannot open folder '{path}' to sync it (errno {Marshal.GetLastPInvokeError()}).");
        }

        try
        {
            if (Fsync(descriptor) != 0)
            {
                throw new IOException($"Cannot sync folder '{path}' (errno {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Whether this program may make files in a folder, as far as can be told without trying.</summary>
    public static bool MayWrite(string path) => OperatingSystem.IsWindows() || Access(path, WriteAccess) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
