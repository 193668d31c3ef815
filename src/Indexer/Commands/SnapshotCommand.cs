using System.CommandLine;
using System.Text.Json;
using Indexer.Configuration;
using Indexer.Snapshots;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;

namespace Indexer.Commands;

/// <summary><c>indexer snapshot DIR</c> and <c>indexer restore DIR</c>.</summary>
internal static class SnapshotCommand
{
    private const string OnlySqlite = "Snapshots are of an SQLite store. A PostgreSQL store is backed up with pg_dump and restored with pg_restore; the index is built anew from it.";

    public static Command CreateSnapshot(Installation installation)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that is empty or does not exist." };
        var json = new Option<bool>("--json") { Description = "One JSON object, for machines." };
        var command = new Command("snapshot", "Copy store and index into a folder, consistent, while they are in use.") { folder, json };
        command.SetAction((parsed, cancellation) => SnapshotAsync(installation, parsed.GetRequiredValue(folder), parsed.GetValue(json), cancellation));
        return command;
    }

    public static Command CreateRestore(Installation installation)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that 'indexer snapshot' wrote." };
        var force = new Option<bool>("--force") { Description = "Replace the store and the index that are there." };
        var json = new Option<bool>("--json") { Description = "One JSON object, for machines." };
        var command = new Command("restore", "Put a snapshot into an installation that is not running.") { folder, force, json };
        command.SetAction((parsed, cancellation) => RestoreAsync(installation, parsed.GetRequiredValue(folder), parsed.GetValue(force), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> SnapshotAsync(Installation installation, string folder, bool json, CancellationToken cancellation)
    {
        await using IDocumentStore store = await installation.OpenExistingStoreAsync(cancellation);
        if (store is not SqliteDocumentStore sqlite)
        {
            await Console.Error.WriteLineAsync(OnlySqlite);
            return ExitCodes.Failed;
        }

        SnapshotManifest manifest = await SnapshotWriter.WriteAsync(sqlite, installation.Data.IndexPath, folder, TimeProvider.System, cancellation);
        await TellAsync("snapshot", manifest, json, $"Written to {Path.GetFullPath(folder)}");
        return ExitCodes.Done;
    }

    private static async Task<int> RestoreAsync(Installation installation, string folder, bool force, bool json, CancellationToken cancellation)
    {
        if (installation.Store.Provider != StoreOptions.Sqlite)
        {
            await Console.Error.WriteLineAsync(OnlySqlite);
            return ExitCodes.Failed;
        }

        SnapshotManifest manifest = await SnapshotRestore.RunAsync(
            folder, SqliteCopies.FileOf(installation.Store.ConnectionString), installation.Data.IndexPath, force, cancellation);
        await TellAsync("restore", manifest, json, $"Restored into {installation.Data.Path}; start the service");
        return ExitCodes.Done;
    }

    private static Task TellAsync(string command, SnapshotManifest manifest, bool json, string done)
    {
        var summary = new SnapshotSummary(
            command, manifest.CreatedAt, manifest.Documents, manifest.StoreSequence, manifest.Generation, manifest.IndexSequence, manifest.Files.Count, manifest.Files.Sum(file => file.Length));
        return Console.Out.WriteLineAsync(json
            ? JsonSerializer.Serialize(summary, OutputJson.Readable.SnapshotSummary)
            : $"{done}: {summary.Documents} documents up to sequence {summary.StoredSequence}, index {summary.Generation ?? "none"} up to {summary.SearchableSequence}, {summary.Files} files, {summary.Bytes / 1e6:0.0} MB.");
    }
}

/// <summary>A snapshot that was written or restored.</summary>
internal sealed record SnapshotSummary(
    string Command, DateTimeOffset CreatedAt, long Documents, long StoredSequence, string? Generation, long SearchableSequence, int Files, long Bytes);
