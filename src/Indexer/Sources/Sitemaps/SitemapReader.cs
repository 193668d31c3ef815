using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Indexer.Extraction;
using Indexer.Fetching;
using Indexer.Sources.Feeds;

namespace Indexer.Sources.Sitemaps;

/// <summary>What a sitemap lists.</summary>
/// <param name="IsIndex">Whether it lists sitemaps.</param>
/// <param name="LastModified">As it stands there; null where it does not.</param>
internal readonly record struct SitemapEntry(Uri Address, string? LastModified, bool IsIndex);

/// <summary>Reads a sitemap (sitemaps.org, protocol 0.9): XML or a text file with an address a line, either packed with gzip.</summary>
internal static class SitemapReader
{
    /// <summary>So many entries of one file are read: the protocol's limit.</summary>
    public const int MostEntries = 50_000;

    /// <summary>Largest file, unpacked: the protocol's limit.</summary>
    public const int MostBytes = 50 * 1024 * 1024;

    /// <summary>The entries, and what was wrong; then the list may have more than what is returned.</summary>
    public static async Task<(IReadOnlyList<SitemapEntry> Entries, string? Fault)> ReadAsync(byte[] bytes, Uri address, CancellationToken cancellation)
    {
        var entries = new List<SitemapEntry>();
        try
        {
            byte[] content = await UnpackAsync(bytes, cancellation);
            return content.AsSpan().TrimStart("\uFEFF \t\r\n"u8).StartsWith("<"u8)
                ? (entries, ReadXml(content, address, entries))
                : (entries, ReadLines(content, address, entries));
        }
        catch (Exception fault) when (fault is XmlException or InvalidOperationException or InvalidDataException)
        {
            return (entries, $"The sitemap breaks off: {fault.Message}");
        }
    }

    private static string? ReadXml(byte[] content, Uri address, List<SitemapEntry> entries)
    {
        using XmlReader reader = ForgivingXml.Open(content);
        bool isSitemap = false;
        while (!reader.EOF)
        {
            isSitemap |= reader.NodeType == XmlNodeType.Element && reader.LocalName is "urlset" or "sitemapindex";
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("url" or "sitemap"))
            {
                reader.Read();
                continue;
            }

            if (entries.Count == MostEntries)
            {
                return $"The sitemap has more than {MostEntries} entries.";
            }

            bool isIndex = reader.LocalName == "sitemap";
            var element = (XElement)XNode.ReadFrom(reader);
            Add(entries, address, Child(element, "loc"), Child(element, "lastmod"), isIndex);
        }

        return isSitemap ? null : "This is no sitemap.";
    }

    private static string? ReadLines(byte[] content, Uri address, List<SitemapEntry> entries)
    {
        foreach (ReadOnlySpan<char> line in Encoding.UTF8.GetString(content).AsSpan().EnumerateLines())
        {
            if (entries.Count == MostEntries)
            {
                return $"The sitemap has more than {MostEntries} entries.";
            }

            if (line.Trim().Trim('\uFEFF').StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                Add(entries, address, line.Trim().Trim('\uFEFF').ToString(), null, isIndex: false);
            }
        }

        return entries.Count > 0 ? null : "This is no sitemap.";
    }

    private static void Add(List<SitemapEntry> entries, Uri sitemap, string? location, string? modified, bool isIndex)
    {
        if (!string.IsNullOrWhiteSpace(location) && location.Length <= Fetcher.MostAddressLength && Uri.TryCreate(sitemap, location, out Uri? address) && address.Scheme is "http" or "https")
        {
            entries.Add(new SitemapEntry(address, string.IsNullOrWhiteSpace(modified) ? null : modified, isIndex));
        }
    }

    private static string? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value.Trim();

    private static async Task<byte[]> UnpackAsync(byte[] bytes, CancellationToken cancellation)
    {
        if (!Extractors.IsPacked(bytes))
        {
            return bytes;
        }

        await using var unpacked = new GZipStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
        return await BoundedReading.TryReadWholeAsync(unpacked, MostBytes, cancellation)
            ?? throw new InvalidDataException($"It unpacks to more than {MostBytes / 1024 / 1024} MiB.");
    }
}
