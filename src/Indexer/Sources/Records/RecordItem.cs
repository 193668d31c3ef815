using System.Security.Cryptography;
using Indexer.Ingestion;
using Search.Documents.Store;

namespace Indexer.Sources.Records;

/// <summary>A record that is in memory already.</summary>
/// <param name="key">What the record is known by where it comes from.</param>
/// <param name="json">One JSON object, in UTF-8.</param>
internal sealed class RecordItem(string origin, string key, string place, ReadOnlyMemory<byte> json)
    : SourceItem(origin, key, place, PathId.Of(origin, key))
{
    public override long Length => json.Length;

    public override Task<Comparison> CompareAsync(FileStamp remembered, FileFingerprint fingerprint, CancellationToken cancellation) =>
        Task.FromResult(new Comparison(remembered.Length == json.Length && remembered.Hash == fingerprint.Of(SHA256.HashData(json.Span))));

    public override Task<ItemContent> OpenAsync(CancellationToken cancellation) => Task.FromResult(new ItemContent(
        new MemoryStream(json.ToArray(), writable: false),
        json.Length,
        hash => new FileStamp(json.Length, DateTimeOffset.UnixEpoch, hash),
        RecordExtractor.Instance));
}
