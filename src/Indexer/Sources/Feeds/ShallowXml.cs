using System.Globalization;
using System.Xml;

namespace Indexer.Sources.Feeds;

/// <summary>Reads XML as another reader does, and ends where elements lie deeper in one another than anybody means: what is made of them costs the square of the depth.</summary>
internal sealed class ShallowXml(XmlReader reader) : XmlReader
{
    /// <summary>So deep elements may lie in one another. An entry with its page in it is some twenty deep.</summary>
    public const int MostDepth = 256;

    public override XmlNodeType NodeType => reader.NodeType;

    public override string LocalName => reader.LocalName;

    public override string NamespaceURI => reader.NamespaceURI;

    public override string Prefix => reader.Prefix;

    public override string Value => reader.Value;

    public override int Depth => reader.Depth;

    public override string BaseURI => reader.BaseURI;

    public override bool IsEmptyElement => reader.IsEmptyElement;

    public override int AttributeCount => reader.AttributeCount;

    public override bool EOF => reader.EOF;

    public override ReadState ReadState => reader.ReadState;

    public override XmlNameTable NameTable => reader.NameTable;

    public override string? GetAttribute(string name) => reader.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => reader.GetAttribute(name, namespaceURI);

    public override string GetAttribute(int i) => reader.GetAttribute(i);

    public override bool MoveToAttribute(string name) => reader.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => reader.MoveToAttribute(name, ns);

    public override bool MoveToFirstAttribute() => reader.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => reader.MoveToNextAttribute();

    public override bool MoveToElement() => reader.MoveToElement();

    public override bool ReadAttributeValue() => reader.ReadAttributeValue();

    public override string? LookupNamespace(string prefix) => reader.LookupNamespace(prefix);

    public override void ResolveEntity() => reader.ResolveEntity();

    /// <exception cref="XmlException">When it is no XML, or too deep.</exception>
    public override bool Read() => !reader.Read() ? false
        : reader.Depth <= MostDepth ? true
        : throw new XmlException(string.Create(CultureInfo.InvariantCulture, $"Elements lie deeper than {MostDepth} in one another."));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
        }

        base.Dispose(disposing);
    }
}
