using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Indexer.Fetching;
using Search.Documents.Json;

namespace Indexer.Sources.Feeds;

/// <summary>An entry of a feed.</summary>
/// <param name="Key">What tells it from the feed's other entries: its id, else its address, else its title.</param>
/// <param name="Link">The page behind it; null where it names none.</param>
/// <param name="Html">What the feed itself says, in HTML; may be empty.</param>
internal sealed partial record FeedEntry(string Key, string Title, Uri? Link, DateTimeOffset? Published, string? Author, string Html)
{
    /// <summary>Changes with anything that the feed says of it.</summary>
    public string Revision => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Title}\n{Link}\n{Published:O}\n{Author}\n{Html}")).AsSpan(0, 16));

    public KnownValues Known => new(Title, Author, Published, Link?.AbsoluteUri);

    /// <summary>Reads one; null where it has neither a title nor an address.</summary>
    /// <param name="element">An RSS <c>item</c> or Atom <c>entry</c>.</param>
    /// <param name="feed">Where the feed is, which relative addresses are relative to.</param>
    /// <exception cref="XmlException">When it is none.</exception>
    public static FeedEntry? Read(XElement element, Uri feed)
    {
        using XmlReader reader = element.CreateReader();
        SyndicationItem item = SyndicationItem.Load(reader) ?? throw new XmlException("Neither an RSS item nor an Atom entry.");
        string title = Plain(item.Title?.Text);
        Uri? link = LinkOf(item, element, feed);
        string key = !string.IsNullOrWhiteSpace(item.Id) ? item.Id.Trim() : link?.AbsoluteUri ?? title;
        return key.Length == 0 ? null
            : new FeedEntry(PathId.Key(key), title, link, PublishedOf(item, element), AuthorOf(item, element), HtmlOf(item, element));
    }

    private static Uri? LinkOf(SyndicationItem item, XElement element, Uri feed)
    {
        IEnumerable<string?> candidates = item.Links.Where(link => link.RelationshipType is null or "alternate").Select(link => link.Uri?.OriginalString)
            .Append(element.Elements().FirstOrDefault(e => e.Name.LocalName == "link")?.Value)
            .Append(element.Elements().FirstOrDefault(e => e.Name.LocalName == "guid" && (string?)e.Attribute("isPermaLink") != "false")?.Value);
        foreach (string? candidate in candidates)
        {
            if (!string.IsNullOrWhiteSpace(candidate) && candidate.Length <= Fetcher.MostAddressLength && Uri.TryCreate(feed, candidate.Trim(), out Uri? address) && address.Scheme is "http" or "https" && candidate.Contains('/'))
            {
                return address;
            }
        }

        return null;
    }

    // A date that cannot be read is found out only when it is asked for.
    private static DateTimeOffset? PublishedOf(SyndicationItem item, XElement element)
    {
        try
        {
            if (item.PublishDate != default)
            {
                return item.PublishDate;
            }

            if (item.LastUpdatedTime != default)
            {
                return item.LastUpdatedTime;
            }
        }
        catch (XmlException)
        {
            // Written in another way.
        }

        foreach (string name in (string[])["pubDate", "published", "date", "updated"])
        {
            if (element.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value is { } text && DocumentDates.TryReadMoment(text, out DateTimeOffset moment))
            {
                return moment;
            }
        }

        return null;
    }

    private static string? AuthorOf(SyndicationItem item, XElement element)
    {
        SyndicationPerson? person = item.Authors.FirstOrDefault();
        string? creator = element.Elements().FirstOrDefault(e => e.Name.LocalName == "creator")?.Value;

        // RSS has an address, and the name behind it in brackets.
        string? written = person?.Email is { } mail ? NameInBrackets().Match(mail) is { Success: true } name ? name.Groups[1].Value : mail.Contains('@') ? null : mail : null;
        return new[] { person?.Name, creator, written }.Select(Plain).FirstOrDefault(name => name.Length > 0);
    }

    private static string HtmlOf(SyndicationItem item, XElement element) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == "encoded")?.Value
        ?? (item.Content as TextSyndicationContent)?.Text
        ?? item.Summary?.Text ?? "";

    // Titles are text or HTML, and some feeds escape twice.
    private static string Plain(string? text) => string.Join(' ', Tag().Replace(System.Net.WebUtility.HtmlDecode(text ?? ""), " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\(([^()]+)\)\s*$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex NameInBrackets();

    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Tag();
}
