using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Indexer.Extraction;
using Indexer.Extraction.Encodings;

namespace Indexer.Sources.Feeds;

/// <summary>
/// Opens XML with the slips that feeds have: something before the first element, bare ampersands, entities of HTML, forbidden characters, prefixes that nobody
/// declared. DTDs are not read, so that no entity can grow, and depth is bounded.
/// </summary>
internal static partial class ForgivingXml
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["slash"] = "http://purl.org/rss/1.0/modules/slash/",
        ["wfw"] = "http://wellformedweb.org/CommentAPI/",
        ["sy"] = "http://purl.org/rss/1.0/modules/syndication/",
        ["georss"] = "http://www.georss.org/georss",
        ["image"] = "http://www.google.com/schemas/sitemap-image/1.1",
        ["news"] = "http://www.google.com/schemas/sitemap-news/0.9",
        ["xhtml"] = "http://www.w3.org/1999/xhtml",
    };

    /// <summary>Whoever reads must be ready for an <see cref="XmlException"/> at every step.</summary>
    public static XmlReader Open(ReadOnlySpan<byte> bytes)
    {
        var names = new NameTable();
        var namespaces = new XmlNamespaceManager(names);
        foreach ((string prefix, string name) in Prefixes)
        {
            namespaces.AddNamespace(prefix, name);
        }

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true, NameTable = names };
        return new ShallowXml(XmlReader.Create(new StringReader(Mend(Decode(bytes))), settings, new XmlParserContext(names, namespaces, null, XmlSpace.None)));
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        string start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2000)]);
        if (Declared().Match(start) is { Success: true } declared && !declared.Groups[1].Value.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && TextDecoding.ByteOrderMark(bytes) is null)
        {
            try
            {
                Encoding encoding = Encoding.GetEncoding(declared.Groups[1].Value);
                if (encoding.GetString("<"u8) == "<")
                {
                    return encoding.GetString(bytes);
                }
            }
            catch (ArgumentException)
            {
                // Not a name that anybody knows.
            }
        }

        try
        {
            return TextDecoding.DecodeOnly(bytes).Text;
        }
        catch (ExtractionException fault)
        {
            throw new XmlException(fault.Error.Reason);
        }
    }

    private static string Mend(string text)
    {
        int start = text.IndexOf('<');
        try
        {
            text = Ampersand().Replace(start > 0 ? text[start..] : text, Reference);
        }
        catch (RegexMatchTimeoutException fault)
        {
            throw new XmlException("It takes too long to mend.", fault);
        }

        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
            {
                clean.Append(text[at]);
            }
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
            {
                clean.Append(text[at]).Append(text[++at]);
            }
        }

        return clean.ToString();
    }

    private static string Reference(Match match)
    {
        if (match.Value.Length > 1 && match.Value[0] == '<')
        {
            return match.Value;
        }

        string meant = WebUtility.HtmlDecode(match.Value);
        return meant == match.Value ? "&amp;" + match.Value[1..] : WebUtility.HtmlEncode(meant);
    }

    [GeneratedRegex("""<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Declared();

    // What stands in CDATA is left as it is; what XML itself knows too.
    [GeneratedRegex(@"<!\[CDATA\[(?>[^\]]+|\](?!\]>))*\]\]>|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)(?:[A-Za-z][A-Za-z0-9]{1,30};)?", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Ampersand();
}
