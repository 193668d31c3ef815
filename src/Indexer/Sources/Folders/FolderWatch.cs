using Indexer.Ingestion;

namespace Indexer.Sources.Folders;

/// <summary>Tells when something below the given paths changed. Looks itself, because file systems on networks and in containers tell nothing.</summary>
internal static class FolderWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Completes when the listing of files, their lengths or times differ from <paramref name="before"/>.</summary>
    /// <param name="before">What <see cref="Look"/> gave before the files were last taken in.</param>
    public static async Task ChangedAsync(IngestRequest request, int before, TimeProvider time, CancellationToken cancellation)
    {
        do
        {
            await Task.Delay(Pause, time, cancellation);
        }
        while (Look(request) == before);
    }

    /// <summary>A figure that changes with the listing of files, their lengths or times.</summary>
    public static int Look(IngestRequest request)
    {
        var seen = new HashCode();
        try
        {
            foreach (SourceFile file in FileSystemWalk.Files(request))
            {
                var info = new FileInfo(file.FullPath);
                seen.Add(file.FullPath, StringComparer.Ordinal);
                seen.Add(info.Exists ? (info.Length, info.LastWriteTimeUtc.Ticks) : default);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Changed while being listed, or not to be listed: the next look tells.
            seen.Add(-1);
        }

        return seen.ToHashCode();
    }
}
