using CrashSuite.Samples;
using System.Diagnostics;
using System.Globalization;
using EndToEnd.Running;

namespace CrashSuite.Disks;

/// <summary>A disk of a few MiB in memory, mounted for one test. Mounting takes root on Linux.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private SmallDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => folder.Path;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        Requirement.Executable("mount", "the package mount");
        Requirement.That(OperatingSystem.IsLinux() && Environment.UserName == "root", "this is not Linux's root, who alone may mount");
        var disk = new SmallDisk();
        await RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", disk.Path);
        return disk;
    }

    /// <summary>Lets it be read only, or written again. No file on it may be open for writing.</summary>
    public Task RemountAsync(bool writable) => RunAsync("mount", "-o", writable ? "remount,rw" : "remount,ro", Path);

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        using FileStream ballast = new(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (int block in new[] { 1 << 16, 1 << 12, 1 })
        {
            try
            {
                while (true)
                {
                    ballast.Write(new byte[block]);
                }
            }
            catch (IOException)
            {
                // Full, as far as blocks of this size go.
            }
        }
    }

    /// <summary>Frees what <see cref="Fill"/> took.</summary>
    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Path);
        folder.Dispose();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync(CancellationToken.None);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}");
    }
}
