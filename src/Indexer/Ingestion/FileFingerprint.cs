using System.Security.Cryptography;
using System.Text;
using Indexer.Configuration;
using Indexer.Extraction;
using Indexer.Reading;

namespace Indexer.Ingestion;

/// <summary>
/// What a stamp's hash says: the bytes of the file, and what else decides how it is read. When a later version reads differently, or the field map
/// changes, every file counts as changed.
/// </summary>
internal sealed class FileFingerprint
{
    private readonly string how;

    public FileFingerprint(IngestOptions options, string? source)
    {
        string settings = $"{source}\n{string.Join('\n', options.FieldMap.Select(pair => pair.Key + "=" + pair.Value))}";
        how = $"{Extractors.Version}.{DocumentReader.Version}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(settings)).AsSpan(0, 4))}:";
    }

    public string Of(byte[] hash) => how + Convert.ToHexStringLower(hash);

    /// <summary>Whether a remembered hash was made the same way, so that equal bytes mean equal documents.</summary>
    public bool IsComparable(string hash) => hash.StartsWith(how, StringComparison.Ordinal);
}
