using System.Text;

namespace Search.Engine.Storage;

/// <summary>Small files that are there whole or not at all, whenever the power fails.</summary>
internal static class DurableFile
{
    /// <summary>Replaces the content of a file, atomically and durably.</summary>
    public static void Write(string path, string content)
    {
        string next = path + ".next";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.UTF8.GetBytes(content));
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
        SyncedDirectory.SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a file where there is none; where another process is quicker, its file stays.</summary>
    public static void WriteNew(string path, string content)
    {
        string own = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(own, content);
        try
        {
            File.Move(own, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(own);
        }
    }
}
