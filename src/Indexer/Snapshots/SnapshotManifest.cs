using System.Text.Json;
using System.Text.Json.Serialization;

namespace Indexer.Snapshots;

/// <summary>What a snapshot holds; written last, so that a snapshot without one is not complete.</summary>
/// <param name="Format">How the snapshot is laid out.</param>
/// <param name="Program">The version of the program that wrote it.</param>
/// <param name="StoreSequence">The store's last sequence in it.</param>
/// <param name="Generation">The generation of the index in it; null where there was no index.</param>
/// <param name="IndexSequence">Up to where the index has everything; never beyond <paramref name="StoreSequence"/>.</param>
internal sealed record SnapshotManifest(
    int Format,
    string Program,
    DateTimeOffset CreatedAt,
    long StoreSequence,
    long Documents,
    string? Generation,
    long IndexSequence,
    IReadOnlyList<SnapshotFile> Files)
{
    public const int CurrentFormat = 1;
    public const string FileName = "snapshot.json";
    public const string StoreFile = "store.db";
    public const string IndexFolder = "index/";

    /// <summary>Reads the manifest of a snapshot.</summary>
    /// <exception cref="InvalidDataException">When it is none, not complete, or of a later format.</exception>
    public static SnapshotManifest Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"'{folder}' is no complete snapshot: it has no {FileName}.");
        }

        SnapshotManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(File.ReadAllText(path), SnapshotJson.Default.SnapshotManifest);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {fault.Message}", fault);
        }

        return manifest is { Format: CurrentFormat, Files: not null }
            ? manifest
            : throw new InvalidDataException($"'{path}' has format {manifest?.Format}; this program reads {CurrentFormat}.");
    }
}

/// <summary>A file of a snapshot.</summary>
/// <param name="Path">Below the folder of the snapshot, parts separated by <c>/</c>.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">In hexadecimal.</param>
internal sealed record SnapshotFile(string Path, long Length, string Sha256);

/// <summary>How a manifest is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SnapshotManifest))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
