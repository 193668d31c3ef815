namespace Indexer.Extraction.Encodings;

/// <summary>Tells files that are no text at all.</summary>
internal static class BinaryContent
{
    private static readonly (byte[] Magic, string Name)[] Known =
    [
        ("%PDF-"u8.ToArray(), "a PDF file"),
        ("PK\u0003\u0004"u8.ToArray(), "a ZIP archive or Office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ([0x1F, 0x8B], "a gzip file without the ending .gz"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ("SQLite format 3"u8.ToArray(), "a database"),
        ("{\\rtf"u8.ToArray(), "an RTF document"),
    ];

    /// <summary>What the bytes are, when they are no text; null when they may be.</summary>
    public static string? Recognize(ReadOnlySpan<byte> bytes)
    {
        foreach ((byte[] magic, string name) in Known)
        {
            if (bytes.StartsWith(magic))
            {
                return name;
            }
        }

        return null;
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
