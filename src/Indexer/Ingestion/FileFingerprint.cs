using System.Security.Cryptography;
using System.Text;
using Indexer.Configuration;
using Indexer.Extraction;
using Indexer.Reading;

namespace Indexer.Ingestion;

/// <summary>
/// What a stamp's hash says: the bytes of the item, and what else decides how it is read. When a later version reads differently, or the field map
/// changes, every item counts as changed.
/// </summary>
internal sealed class FileFingerprint
{
    private readonly string how;

    /// <summary>What decides how items are read, as a short text.</summary>
    public string How => how;

    public FileFingerprint(IngestOptions options, string? source)
    {
        string settings = $"{source}\n{string.Join('\n', options.FieldMap.Select(pair => pair.Key + "=" + pair.Value))}{(options.Audience is null ? "" : "\n\n" + string.Join('\n', options.Audience))}";
        how = $"{Extractors.Version}.{DocumentReader.Version}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(settings)).AsSpan(0, 4))}:";
    }

    /// <param name="hash">The SHA-256 of its bytes.</param>
    public string Of(ReadOnlySpan<byte> hash) => how + Convert.ToHexStringLower(hash);

    /// <summary>Whether a remembered hash was made the same way, so that equal bytes mean equal documents.</summary>
    public bool IsComparable(string hash) => hash.StartsWith(how, StringComparison.Ordinal);
}
