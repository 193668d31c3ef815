using System.Globalization;
using System.Xml;

namespace Indexer.Extraction.Docx;

/// <summary>Small words for reading WordprocessingML, transitional and strict.</summary>
internal static class WordXml
{
    public static bool IsWord(this XmlReader xml) => xml.NamespaceURI.Contains("wordprocessingml", StringComparison.Ordinal);

    /// <summary>An attribute of Word's namespace.</summary>
    public static string? Attribute(this XmlReader xml, string name) => xml.GetAttribute(name, xml.NamespaceURI) ?? xml.GetAttribute(name);

    public static string? Value(this XmlReader xml) => xml.Attribute("val");

    public static int? Number(this XmlReader xml, string name = "val") =>
        int.TryParse(xml.Attribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Whether an element that switches something on does so.</summary>
    public static bool IsOn(this XmlReader xml) => xml.Value() is null or "1" or "true" or "on";
}
