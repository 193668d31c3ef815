using System.Globalization;

namespace Search.Documents.Store;

/// <summary>How a file's stamp lies in a row: the moment as text with its offset and ticks; null while the file was not taken in whole.</summary>
internal static class StampText
{
    public static string? WriteModified(this FileStamp stamp) => stamp.Hash.Length == 0 ? null : stamp.ModifiedAt.ToString("O", CultureInfo.InvariantCulture);

    public static FileStamp Read(long length, string? modified, string hash) => modified is null
        ? FileStamp.Unfinished
        : new FileStamp(length, DateTimeOffset.ParseExact(modified, "O", CultureInfo.InvariantCulture), hash);
}
