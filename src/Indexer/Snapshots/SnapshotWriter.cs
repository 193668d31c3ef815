using System.Text.Json;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;
using Search.Engine.Storage;

namespace Indexer.Snapshots;

/// <summary>
/// Copies store and index into a folder while both are in use. The commit of the index is chosen before the store is copied, so the store is never behind:
/// restored, the index goes on from where it was.
/// </summary>
internal static class SnapshotWriter
{
    /// <param name="folder">A folder that is empty, or not there yet.</param>
    /// <exception cref="IOException">When the folder holds something, or cannot be written.</exception>
    public static async Task<SnapshotManifest> WriteAsync(SqliteDocumentStore store, string indexPath, string folder, TimeProvider time, CancellationToken cancellation)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new IOException($"'{folder}' is not empty. Name a folder that is, or that does not exist.");
        }

        PrivateFile.CreateFolder(folder);
        using HeldFiles? index = HeldFiles.Open(indexPath);
        string copy = Path.Combine(folder, SnapshotManifest.StoreFile);
        await store.CopyToAsync(copy + ".copy", cancellation);
        var files = new List<SnapshotFile>();
        await using (FileStream content = File.OpenRead(copy + ".copy"))
        {
            files.Add(new SnapshotFile(SnapshotManifest.StoreFile, content.Length, await DurableFile.CopyAsync(content, copy, cancellation)));
        }

        File.Delete(copy + ".copy");
        foreach (HeldFile file in index?.Files ?? [])
        {
            string path = SnapshotManifest.IndexFolder + file.Path;
            string place = Path.Combine(folder, path);
            PrivateFile.CreateFolder(Path.GetDirectoryName(place)!);
            files.Add(new SnapshotFile(path, file.Content.Length, await DurableFile.CopyAsync(file.Content, place, cancellation)));
        }

        foreach (string made in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
        {
            DurableFolder.Sync(made);
        }

        (long sequence, long documents) = SqliteCopies.Look(copy);
        var manifest = new SnapshotManifest(
            SnapshotManifest.CurrentFormat,
            typeof(SnapshotWriter).Assembly.GetName().Version?.ToString(3) ?? "",
            time.GetUtcNow(),
            sequence,
            documents,
            index?.Generation,
            index?.Sequence ?? 0,
            files);
        DurableFile.Write(Path.Combine(folder, SnapshotManifest.FileName), JsonSerializer.Serialize(manifest, SnapshotJson.Default.SnapshotManifest));
        return manifest;
    }
}
