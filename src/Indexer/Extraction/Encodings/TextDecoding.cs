using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Search.Analysis.LegacyFonts;
using Search.Documents;
using UtfUnknown;

namespace Indexer.Extraction.Encodings;

/// <summary>Bytes to text: byte order marks first, then UTF-16 by its shape, then strict UTF-8, then legacy fonts, then a guess; whatever was guessed is told.</summary>
internal static class TextDecoding
{
    private static readonly Encoding Utf32Big = new UTF32Encoding(bigEndian: true, byteOrderMark: true);

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, converted where it was written for a legacy font, and what was guessed.</summary>
    /// <exception cref="ExtractionException">When the bytes are empty or no text.</exception>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        DecodedText decoded = DecodeOnly(bytes);
        return LegacyText.Recognize(decoded.Text) is { } legacy ? LegacyReading.Of(legacy.Encoding, legacy.Text) : decoded;
    }

    /// <summary>The text, and what was guessed. Text of a legacy font is left as Windows-1252 shows it, for mark-up to be read first.</summary>
    /// <exception cref="ExtractionException">When the bytes are empty or no text.</exception>
    public static DecodedText DecodeOnly(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new ExtractionException(new("empty", "", "The file is empty.", "Remove it, or fill it."));
        }

        if (BinaryContent.Recognize(bytes) is { } binary)
        {
            throw new ExtractionException(binary);
        }

        (string text, DocumentNote? note) = Choose(bytes);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ExtractionException(new("empty", "", "The file holds nothing but blanks.", "Remove it, or fill it."));
        }

        return BinaryContent.IsNoise(text) ? throw Binary("The file is no text: it is full of control characters.") : new(text, note is null ? [] : [note]);
    }

    /// <summary>The encoding that a byte order mark names, and how long the mark is; null where there is none.</summary>
    public static (Encoding Encoding, int Length)? ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (Utf32Big, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>UTF-16 without a mark: text of Latin letters has its zeros all on one side.</summary>
    public static Encoding? Utf16ByShape(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> sample = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        int even = 0, odd = 0;
        for (int at = 0; at < sample.Length; at += 2)
        {
            even += sample[at] == 0 ? 1 : 0;
            odd += sample[at + 1] == 0 ? 1 : 0;
        }

        int half = sample.Length / 2;
        return half < 2 ? null
            : odd > half * 4 / 10 && even <= half / 20 ? Encoding.Unicode
            : even > half * 4 / 10 && odd <= half / 20 ? Encoding.BigEndianUnicode
            : null;
    }

    private static (string Text, DocumentNote? Note) Choose(ReadOnlySpan<byte> bytes)
    {
        if (ByteOrderMark(bytes) is { } mark)
        {
            string marked = mark.Encoding.GetString(bytes[mark.Length..]);
            return (marked, mark.Encoding == Encoding.UTF8 ? null : Note(mark.Encoding.WebName, "its byte order mark says so"));
        }

        if (Utf16ByShape(bytes) is { } wide)
        {
            return (wide.GetString(bytes), Note(wide.WebName, "guessed by its shape"));
        }

        if (Utf8.IsValid(bytes))
        {
            return (Encoding.UTF8.GetString(bytes), null);
        }

        // Legacy fonts before any guess: to the detector they are some Western encoding, or none.
        string western = Encoding.GetEncoding(1252).GetString(bytes);
        if (LegacyText.Recognize(western) is not null)
        {
            return (western, null);
        }

        // The detector sees the start of the file only; it is slow on long ones, and one encoding is all a file has.
        DetectionDetail? guess = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, 256 * 1024)].ToArray()).Detected;
        if (guess?.Encoding is { } encoding && guess.Confidence >= 0.5 && encoding is not UTF8Encoding)
        {
            return (encoding.GetString(bytes), Note(encoding.WebName, string.Create(CultureInfo.InvariantCulture, $"guessed, confidence {guess.Confidence:0.00}")));
        }

        Encoding vietnamese = Encoding.GetEncoding(1258);
        return ByMostlyUtf8(bytes) is { } damaged
            ? (damaged, new DocumentNote("encoding", "text", "The file is UTF-8 with damaged places, which became U+FFFD."))
            : (vietnamese.GetString(bytes), Note(vietnamese.WebName, "nothing else fits"));
    }

    /// <summary>UTF-8 with a few broken bytes; null where that is not what it is.</summary>
    private static string? ByMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        int broken = text.AsSpan().Count('\uFFFD');
        int foreign = 0;
        foreach (char c in text)
        {
            foreign += c > '\u007F' ? 1 : 0;
        }

        return broken * 10 <= foreign ? text : null;
    }

    private static DocumentNote Note(string encoding, string why) => new("encoding", "text", $"Read as {encoding}: {why}.");

    private static ExtractionException Binary(string reason) => new(new("binary", "", reason, "Give text, or a file of a kind that is read."));
}
