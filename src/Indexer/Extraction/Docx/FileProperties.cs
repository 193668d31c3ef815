using System.Xml;

namespace Indexer.Extraction.Docx;

/// <summary>What a file says of itself. Hints only: titles and authors stay from the paper that a new one was made of.</summary>
internal static class FileProperties
{
    public const string Title = "fileTitle", Author = "fileAuthor", Created = "fileCreated";

    private const int Longest = 300;

    /// <summary>The core properties of an Office file (ECMA-376, part 2, 11).</summary>
    public static Dictionary<string, string> Read(OfficePackage package)
    {
        var properties = new Dictionary<string, string>();
        using XmlReader? xml = package.Open("docProps/core.xml");
        while (xml?.Read() == true)
        {
            string? name = xml.NodeType != XmlNodeType.Element ? null : xml.LocalName switch { "title" => Title, "creator" => Author, "created" => Created, _ => null };
            if (name is not null && !xml.IsEmptyElement && xml.Read() && xml.NodeType == XmlNodeType.Text)
            {
                Add(properties, name, xml.Value);
            }
        }

        return properties;
    }

    public static void Add(Dictionary<string, string> properties, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && value.Length <= Longest)
        {
            properties[name] = value.Trim();
        }
    }
}
