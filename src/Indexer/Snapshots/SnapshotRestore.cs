using System.Security.Cryptography;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;
using Search.Engine.Storage;

namespace Indexer.Snapshots;

/// <summary>
/// Puts a snapshot into an installation that is not running. Cut short at any point it leaves a store that is whole, the old one or the new one, and an index
/// that belongs to it or none, which is then built anew.
/// </summary>
internal static class SnapshotRestore
{
    /// <param name="storeFile">Where the store belongs.</param>
    /// <param name="force">Whether what is there may be replaced.</param>
    /// <exception cref="InvalidDataException">When the snapshot is not complete or damaged; nothing was touched.</exception>
    /// <exception cref="IOException">When the installation is not empty; nothing was touched.</exception>
    /// <exception cref="IndexHeldException">When a program that uses it is running; nothing was touched.</exception>
    /// <exception cref="StoreException">As before.</exception>
    public static async Task<SnapshotManifest> RunAsync(string folder, string storeFile, string indexPath, bool force, CancellationToken cancellation)
    {
        SnapshotManifest manifest = SnapshotManifest.Read(folder);
        await CheckAsync(folder, manifest, cancellation);
        using IndexReplacement index = IndexReplacement.Begin(indexPath);
        if (!force && (File.Exists(storeFile) || !index.IsEmpty))
        {
            throw new IOException($"There are documents already ('{storeFile}', '{indexPath}'). Restore into an empty Data:Path, or say --force to replace them for good.");
        }

        SqliteCopies.Close(storeFile);
        PrivateFile.CreateFolder(Path.GetDirectoryName(storeFile)!);
        string next = storeFile + ".restored";
        await CopyAsync(Path.Combine(folder, SnapshotManifest.StoreFile), next, cancellation);
        index.Clear();
        File.Delete(storeFile + "-wal");
        File.Delete(storeFile + "-shm");
        File.Move(next, storeFile, overwrite: true);
        DurableFolder.Sync(Path.GetDirectoryName(storeFile)!);
        if (manifest.Generation is { } generation)
        {
            foreach (SnapshotFile file in manifest.Files.Where(file => file.Path.StartsWith(SnapshotManifest.IndexFolder, StringComparison.Ordinal)))
            {
                await CopyAsync(Path.Combine(folder, file.Path), index.Place(file.Path[SnapshotManifest.IndexFolder.Length..]), cancellation);
            }

            index.Use(generation);
        }

        return manifest;
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellation)
    {
        await using FileStream content = File.OpenRead(from);
        await DurableFile.CopyAsync(content, to, cancellation);
    }

    private static async Task CheckAsync(string folder, SnapshotManifest manifest, CancellationToken cancellation)
    {
        foreach (SnapshotFile file in manifest.Files)
        {
            string path = Path.GetFullPath(Path.Combine(folder, file.Path));
            if (!path.StartsWith(Path.GetFullPath(folder), StringComparison.Ordinal) || !File.Exists(path))
            {
                throw new InvalidDataException($"The snapshot in '{folder}' lacks {file.Path}. Nothing was changed.");
            }

            await using FileStream content = File.OpenRead(path);
            if (content.Length != file.Length || Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) != file.Sha256)
            {
                throw new InvalidDataException($"{file.Path} of the snapshot in '{folder}' is not what was written. Nothing was changed.");
            }
        }

        if (manifest.Files.All(file => file.Path != SnapshotManifest.StoreFile))
        {
            throw new InvalidDataException($"The snapshot in '{folder}' has no store. Nothing was changed.");
        }
    }
}
