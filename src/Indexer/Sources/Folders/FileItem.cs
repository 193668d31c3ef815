using System.Security.Cryptography;
using Indexer.Ingestion;
using Search.Documents.Store;

namespace Indexer.Sources.Folders;

/// <summary>A file.</summary>
internal sealed class FileItem(SourceFile file, bool isGiven) : SourceItem(file.Origin, file.RelativePath, file.FullPath, file.Id)
{
    public override bool IsGiven => isGiven;

    public override long Length => new FileInfo(file.FullPath) is { Exists: true } info ? info.Length : 0;

    /// <summary>Its bytes are looked at only where its time changed and its length did not.</summary>
    public override async Task<Comparison> CompareAsync(FileStamp remembered, FileFingerprint fingerprint, CancellationToken cancellation)
    {
        (long length, DateTimeOffset modified) = Look();
        if (length != remembered.Length)
        {
            return default;
        }

        if (modified == remembered.ModifiedAt)
        {
            return new(IsUnchanged: true);
        }

        await using Stream stream = Open(length);
        string hash = fingerprint.Of(await SHA256.HashDataAsync(stream, cancellation));
        return hash == remembered.Hash ? new(IsUnchanged: true, new FileStamp(length, modified, hash)) : default;
    }

    public override Task<ItemContent> OpenAsync(CancellationToken cancellation)
    {
        (long length, DateTimeOffset modified) = Look();
        return Task.FromResult(new ItemContent(Open(length), length, hash => Look() == (length, modified) ? new FileStamp(length, modified, hash) : null));
    }

    /// <summary>What has no length is not opened: a pipe or a device has none either, and would keep whoever opens it waiting.</summary>
    private Stream Open(long length) => length == 0 ? Stream.Null
        : new FileStream(file.FullPath, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 128 * 1024, Options = FileOptions.SequentialScan });

    private (long Length, DateTimeOffset Modified) Look()
    {
        var info = new FileInfo(file.FullPath);
        return (info.Length, new DateTimeOffset(info.LastWriteTimeUtc, TimeSpan.Zero));
    }
}
