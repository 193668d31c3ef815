using System.IO.Compression;
using System.Xml;

namespace Indexer.Extraction.Docx;

/// <summary>The parts of an Office file (ECMA-376, part 2: a ZIP archive), each unpacked within bounds and read as XML without external entities.</summary>
internal sealed class OfficePackage : IDisposable
{
    private const string OfficeDocument = "/officeDocument";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive archive;

    /// <exception cref="InvalidDataException">When it is no archive.</exception>
    /// <exception cref="ExtractionException">When it has too many parts.</exception>
    public OfficePackage(byte[] bytes)
    {
        archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > ExtractionLimits.Parts)
        {
            throw new ExtractionException(new("too-many-parts", "", $"The file has more than {ExtractionLimits.Parts} parts.", "Open it in Word or LibreOffice, take pictures out, and save it."));
        }
    }

    /// <summary>The main part: what the package says, else where Word puts it; null where the package holds no Word document.</summary>
    public string? MainPart() => Targets("").FirstOrDefault(target => target.Type.EndsWith(OfficeDocument, StringComparison.Ordinal) && Has(target.Part)).Part
        ?? (Has("word/document.xml") ? "word/document.xml" : null);

    /// <summary>What a part refers to, by the last word of the relation's type: <c>numbering</c>, <c>styles</c> …</summary>
    public string? Related(string part, string type) =>
        Targets(part).FirstOrDefault(target => target.Type.EndsWith("/" + type, StringComparison.Ordinal) && Has(target.Part)).Part;

    /// <summary>A part as XML; null where it is not there.</summary>
    public XmlReader? Open(string? part)
    {
        if (part is null || Find(part) is not { } entry)
        {
            return null;
        }

        long most = Math.Min(ExtractionLimits.PartBytes, Math.Max(ExtractionLimits.PartFreely, entry.CompressedLength * ExtractionLimits.UnpackRatio));
        return XmlReader.Create(new PartStream(entry.Open(), most), Settings);
    }

    public void Dispose() => archive.Dispose();

    private bool Has(string part) => Find(part) is not null;

    private ZipArchiveEntry? Find(string part) => archive.GetEntry(part) ?? archive.GetEntry(part.Replace('/', '\\'));

    private IEnumerable<(string Type, string Part)> Targets(string part)
    {
        string folder = part.Contains('/') ? part[..(part.LastIndexOf('/') + 1)] : "";
        using XmlReader? relations = Open($"{folder}_rels/{part[folder.Length..]}.rels");
        while (relations?.Read() == true)
        {
            if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Target") is { } target
                && relations.GetAttribute("TargetMode") != "External")
            {
                yield return (relations.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : folder + target);
            }
        }
    }
}
