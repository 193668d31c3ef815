namespace CrashSuite.Samples;

/// <summary>A folder that goes away with the test: in memory where there is plenty, for nothing here depends on what a disk does with a sync.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Memory = "/dev/shm";
    private const long Plenty = 1L << 30;

    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(Root, "tracuu-" + Guid.NewGuid().ToString("N"))).FullName;

    private static string Root => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Plenty ? Memory : System.IO.Path.GetTempPath();

    /// <summary>A path inside, its folder created.</summary>
    public string File(params string[] parts)
    {
        string path = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
