using Search.Analysis.LegacyFonts;
using Search.Documents;

namespace Indexer.Extraction.Encodings;

/// <summary>The text of a file, what was guessed of it, and what the document must tell.</summary>
/// <param name="Encoding">The legacy encoding it was converted from; null where it was in none.</param>
internal sealed record DecodedText(string Text, IReadOnlyList<DocumentNote> Notes, LegacyEncoding? Encoding = null)
{
    public IReadOnlyDictionary<string, string> Attributes => LegacyReading.Attributes(Encoding);
}

/// <summary>Converts texts written for legacy fonts, and tells it on the document: attribute <c>encoding</c>, and a note.</summary>
internal static class LegacyReading
{
    public const string Attribute = "encoding";

    public static DecodedText Of(LegacyEncoding encoding, string text) => new(text, [Note(encoding)], encoding);

    public static Dictionary<string, string> Attributes(LegacyEncoding? encoding) => encoding is null ? [] : new() { [Attribute] = encoding.Name };

    /// <summary>Converts title and text of a document whose text has lost its bytes: runs of an Office file, letters of a PDF, a page.</summary>
    public static (Document Document, IReadOnlyList<DocumentNote> Notes) Convert(Document document, IReadOnlyList<DocumentNote> notes)
    {
        // One decision for both: a title alone is too short to be sure.
        if (LegacyText.Recognize($"{document.Title}\n{document.Text}") is not { } legacy)
        {
            return (document, notes);
        }

        int end = legacy.Text.IndexOf('\n');
        var attributes = new Dictionary<string, string>(document.Attributes) { [Attribute] = legacy.Encoding.Name };
        return (document with { Title = legacy.Text[..end], Text = legacy.Text[(end + 1)..], Attributes = attributes }, [.. notes, Note(legacy.Encoding)]);
    }

    private static DocumentNote Note(LegacyEncoding encoding) => new("encoding", "text", $"Read as {encoding.Name}: that makes Vietnamese words of it."
        + (encoding == LegacyEncoding.Tcvn3 ? " Whether letters are capitals cannot be told for sure." : ""));
}
