using System.Security.Cryptography;
using System.Text;
using Search.Documents.Store;

namespace Search.Engine.Storage;

/// <summary>Files that are there whole or not at all, whenever the power fails.</summary>
public static class DurableFile
{
    /// <summary>Copies a stream from its beginning into a new file, durably as far as its content goes; its folder is for <see cref="DurableFolder.Sync"/>.</summary>
    /// <returns>The SHA-256 of what was copied, in hexadecimal.</returns>
    public static async Task<string> CopyAsync(Stream from, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        await using var to = PrivateFile.Open(path, FileMode.Create);
        from.Position = 0;
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        to.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Replaces the content of a file, atomically and durably.</summary>
    public static void Write(string path, string content)
    {
        string next = path + ".next";
        using (var stream = PrivateFile.Open(next, FileMode.Create))
        {
            stream.Write(Encoding.UTF8.GetBytes(content));
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
        DurableFolder.Sync(Path.GetDirectoryName(path)!);
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
