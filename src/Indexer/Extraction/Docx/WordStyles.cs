using System.Xml;

namespace Indexer.Extraction.Docx;

/// <summary>Which styles number their paragraphs.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, (string? BasedOn, int? List, int? Level)> styles = new(StringComparer.Ordinal);

    public static WordStyles Read(XmlReader? xml)
    {
        var read = new WordStyles();
        string? style = null;
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element || !xml.IsWord())
            {
                continue;
            }

            if (xml.LocalName == "style")
            {
                style = xml.Attribute("styleId");
                read.styles.TryAdd(style ?? "", default);
            }
            else if (style is not null)
            {
                (string? basedOn, int? list, int? level) = read.styles[style];
                read.styles[style] = xml.LocalName switch
                {
                    "basedOn" => (xml.Value(), list, level),
                    "numId" => (basedOn, xml.Number(), level),
                    "ilvl" => (basedOn, list, xml.Number()),
                    _ => (basedOn, list, level),
                };
            }
        }

        return read;
    }

    /// <summary>The list and level that a style gives its paragraphs, its own or what it is based on.</summary>
    public (int List, int Level)? Numbering(string? style)
    {
        int? level = null;
        for (int step = 0; step < LongestChain && style is not null && styles.TryGetValue(style, out (string? BasedOn, int? List, int? Level) found); step++)
        {
            level ??= found.Level;
            if (found.List is { } list)
            {
                return (list, level ?? 0);
            }

            style = found.BasedOn;
        }

        return null;
    }
}
