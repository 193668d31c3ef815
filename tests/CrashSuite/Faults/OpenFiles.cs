namespace CrashSuite.Faults;

/// <summary>The files that this process holds open, as Linux tells.</summary>
internal static class OpenFiles
{
    /// <summary>Those below a folder, deleted ones too.</summary>
    public static List<string> Below(string folder)
    {
        var open = new List<string>();
        foreach (string descriptor in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (new FileInfo(descriptor).LinkTarget is { } target && target.StartsWith(folder + "/", StringComparison.Ordinal))
            {
                open.Add(target);
            }
        }

        return open;
    }
}
