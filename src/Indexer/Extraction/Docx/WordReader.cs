using System.Xml;

namespace Indexer.Extraction.Docx;

/// <summary>
/// Reads the text of a WordprocessingML part in reading order, without recursion. Left out: what tracking deleted or moved away, hidden text, field codes,
/// and the older copy that Word keeps of what older versions cannot show.
/// </summary>
internal sealed class WordReader(WordText text)
{
    private static readonly HashSet<string> Skipped = new(
        ["del", "moveFrom", "delText", "delInstrText", "instrText", "pPrChange", "rPrChange", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tabs", "sdtPr", "rt", "fldData"],
        StringComparer.Ordinal);

    private readonly Stack<bool> choices = new();
    private bool isInProperties;
    private bool isHidden;
    private bool isText;
    private bool isInCapitals;
    private bool isLegacyCapitals;
    private int noteId = -1;

    /// <summary>The notes that the text refers to, in order.</summary>
    public List<(bool IsEndnote, int Id)> References { get; } = [];

    /// <exception cref="ExtractionException">When it nests too deeply.</exception>
    public void Read(XmlReader xml, CancellationToken cancellation)
    {
        while (!xml.EOF)
        {
            cancellation.ThrowIfCancellationRequested();
            if (xml.NodeType == XmlNodeType.Element && IsSkipped(xml))
            {
                xml.Skip();
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element)
            {
                EnsureShallow(xml);
                Open(xml);
                if (xml.IsEmptyElement)
                {
                    Close(xml);
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                Close(xml);
            }
            else if (isText && !isHidden && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(isInCapitals ? xml.Value.ToUpperInvariant() : isLegacyCapitals ? string.Concat(xml.Value.Select(AsciiUpper)) : xml.Value);
            }

            xml.Read();
        }
    }

    private static void EnsureShallow(XmlReader xml)
    {
        if (xml.Depth > ExtractionLimits.Depth)
        {
            throw new ExtractionException(new("docx-too-deep", "", $"The document nests more than {ExtractionLimits.Depth} elements in one another.", "Save it as text."));
        }
    }

    private bool IsSkipped(XmlReader xml)
    {
        if (xml.LocalName == "Fallback")
        {
            return choices.TryPeek(out bool hasChoice) && hasChoice;
        }

        if (!xml.IsWord() || !Skipped.Contains(xml.LocalName))
        {
            return false;
        }

        if (isInProperties && xml.LocalName is "del" or "moveFrom" && text.Current is { } paragraph)
        {
            // The end of the paragraph itself was deleted.
            paragraph.RunsOn = true;
        }

        return true;
    }

    private void Open(XmlReader xml)
    {
        if (xml.LocalName is "AlternateContent" or "Choice")
        {
            if (xml.LocalName == "AlternateContent")
            {
                choices.Push(false);
            }
            else if (choices.TryPop(out _))
            {
                choices.Push(true);
            }
        }
        else if (xml.IsWord())
        {
            OpenWord(xml);
        }
        else if (xml.LocalName == "t" && xml.NamespaceURI.EndsWith("/math", StringComparison.Ordinal))
        {
            isText = true;
        }
    }

    private void OpenWord(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "p":
                text.OpenParagraph();
                break;
            case "pPr":
                isInProperties = true;
                break;
            case "pStyle" when text.Current is { } paragraph:
                paragraph.Style = xml.Value();
                break;
            case "numId" when isInProperties && text.Current is { } paragraph:
                paragraph.List = xml.Number();
                break;
            case "ilvl" when isInProperties && text.Current is { } paragraph:
                paragraph.Level = xml.Number();
                break;
            case "r":
                EndRun();
                break;
            case "caps" when !isInProperties:
                isInCapitals = xml.IsOn();
                break;
            case "rFonts" when !isInProperties:
                isLegacyCapitals = IsCapitalsFont(xml.Attribute("ascii") ?? xml.Attribute("hAnsi"));
                break;
            case "vanish" when !isInProperties:
                isHidden = xml.IsOn();
                break;
            case "t":
                isText = true;
                break;
            case "txbxContent" or "tc":
                text.OpenContainer();
                break;
            case "tr":
                text.OpenRow();
                break;
            case "footnote" or "endnote":
                // The line above the notes is one of them, too.
                noteId = xml.Attribute("type") is null or "normal" ? xml.Number("id") ?? -1 : -1;
                text.OpenContainer();
                break;
            case "footnoteReference" or "endnoteReference" when xml.Number("id") is { } id:
                References.Add((xml.LocalName == "endnoteReference", id));
                break;
            default:
                text.Append(isHidden ? "" : Sign(xml.LocalName));
                break;
        }
    }

    private void Close(XmlReader xml)
    {
        isText &= xml.LocalName != "t";
        if (xml.LocalName == "AlternateContent")
        {
            choices.TryPop(out _);
        }

        if (!xml.IsWord())
        {
            return;
        }

        switch (xml.LocalName)
        {
            case "p":
                text.CloseParagraph();
                break;
            case "pPr":
                isInProperties = false;
                break;
            case "r":
                EndRun();
                break;
            case "tc":
                text.CloseCell();
                break;
            case "tr":
                text.CloseRow();
                break;
            case "txbxContent":
                text.CloseBox();
                break;
            case "footnote" or "endnote":
                text.CloseNote(noteId);
                break;
        }
    }

    private void EndRun() => isHidden = isInCapitals = isLegacyCapitals = false;

    // The TCVN3 fonts .VnTimeH, .VnArialH … draw small letters as capitals. Those with marks are made capitals once they are decoded.
    private static bool IsCapitalsFont(string? font) => font is not null && font.StartsWith(".Vn", StringComparison.Ordinal) && font.EndsWith('H');

    private static char AsciiUpper(char letter) => char.IsAsciiLetterLower(letter) ? (char)(letter - 32) : letter;

    private static string Sign(string element) => element switch
    {
        "tab" or "ptab" => "\t",
        "br" or "cr" => "\n",
        "noBreakHyphen" => "-",
        "softHyphen" => "\u00AD",
        _ => "",
    };
}
