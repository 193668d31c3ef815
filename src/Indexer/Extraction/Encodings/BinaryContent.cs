using System.Text;
using System.Text.Unicode;
using Search.Documents;

namespace Indexer.Extraction.Encodings;

/// <summary>Tells files that are no text at all.</summary>
internal static class BinaryContent
{
    private const string GiveText = "Give text, or a file of a kind that is read.";
    private const string SaveAsDocx = "Open it in Word or LibreOffice and save it as .docx; for many files: soffice --headless --convert-to docx FILES.";

    private static readonly (byte[] Magic, string Name, string Remedy)[] Known =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document (.doc)", SaveAsDocx),
        ("{\\rtf"u8.ToArray(), "an RTF document", SaveAsDocx),
        ("PK\u0003\u0004"u8.ToArray(), "a ZIP archive or an Office document of a kind that is not read", "Unpack it, or save it as .docx or PDF."),
        ("%PDF-"u8.ToArray(), "a PDF file", GiveText),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture", GiveText),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture", GiveText),
        ("GIF8"u8.ToArray(), "a GIF picture", GiveText),
        ([0x1F, 0x8B], "a gzip file inside a gzip file", "Unpack it once."),
        ([0x7F, 0x45, 0x4C, 0x46], "a program", GiveText),
        ("SQLite format 3"u8.ToArray(), "a database", GiveText),
    ];

    /// <summary>Why the bytes are not read, when they are no text; null when they may be.</summary>
    public static DocumentError? Recognize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Known[0].Magic) && bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
        {
            return new("protected", "", "The file is an Office document protected by a password.", "Open it, take the password off, and save it.");
        }

        foreach ((byte[] magic, string name, string remedy) in Known)
        {
            if (bytes.StartsWith(magic))
            {
                return new("binary", "", $"The file is {name}, whatever its name says.", remedy);
            }
        }

        return null;
    }

    /// <summary>Whether the start of a file is plain text beyond doubt.</summary>
    public static bool IsText(ReadOnlySpan<byte> start)
    {
        // The last letter may be cut off.
        for (int cut = 0; cut < 4 && cut < start.Length; cut++)
        {
            if (Utf8.IsValid(start[..^cut]))
            {
                return !start.Contains((byte)0) && !IsNoise(Encoding.UTF8.GetString(start[..^cut]));
            }
        }

        return false;
    }

    /// <summary>Whether decoded text has more control characters than any text has.</summary>
    public static bool IsNoise(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, 64 * 1024)];
        int control = 0;
        foreach (char c in text)
        {
            control += char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085') ? 1 : 0;
        }

        return control > text.Length / 20 && control > 4;
    }
}
