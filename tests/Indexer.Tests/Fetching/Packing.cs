using System.IO.Compression;
using System.Text;

namespace Indexer.Tests.Fetching;

/// <summary>Packs as servers do.</summary>
internal static class Packing
{
    /// <param name="encoding">As <c>Content-Encoding</c> names it.</param>
    public static byte[] Pack(string text, string encoding = "gzip")
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
