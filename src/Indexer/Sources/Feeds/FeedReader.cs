using System.Xml;
using System.Xml.Linq;

namespace Indexer.Sources.Feeds;

/// <summary>Reads RSS 2.0 and Atom as they are found: what one entry has wrong costs that entry, and where the whole breaks off, what came before is kept.</summary>
internal static class FeedReader
{
    /// <summary>So many entries of a feed are read, the first ones.</summary>
    public const int MostEntries = 10_000;

    /// <summary>The entries, and what was wrong.</summary>
    public static (IReadOnlyList<FeedEntry> Entries, IReadOnlyList<string> Faults) Read(ReadOnlySpan<byte> bytes, Uri address)
    {
        var entries = new List<FeedEntry>();
        var faults = new List<string>();
        bool isFeed = false;
        try
        {
            using XmlReader reader = ForgivingXml.Open(bytes);
            while (!reader.EOF && entries.Count < MostEntries)
            {
                isFeed |= reader.NodeType == XmlNodeType.Element && reader.LocalName is "rss" or "feed" or "RDF" or "channel";
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("item" or "entry"))
                {
                    reader.Read();
                    continue;
                }

                isFeed = true;
                Add((XElement)XNode.ReadFrom(reader));
            }
        }
        catch (Exception fault) when (fault is XmlException or InvalidOperationException)
        {
            faults.Add($"The feed breaks off: {fault.Message}");
        }

        if (!isFeed)
        {
            faults.Insert(0, "This is neither RSS nor Atom.");
        }

        return (entries, faults);

        void Add(XElement element)
        {
            try
            {
                if (FeedEntry.Read(element, address) is { } entry)
                {
                    entries.Add(entry);
                }
                else
                {
                    faults.Add("An entry has neither a title nor an address.");
                }
            }
            catch (Exception fault) when (fault is XmlException or FormatException or ArgumentException or InvalidOperationException)
            {
                faults.Add($"An entry cannot be read: {fault.Message}");
            }
        }
    }
}
